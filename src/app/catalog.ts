import type { ComponentType } from 'react';
import { buildLessonFolders, type LessonGlobs } from '@/lesson-kit/lessonFolders';
import type { Challenge, Claim, LessonFolder, LessonLab, LessonMeta, LessonPrediction, ProseProps } from '@/lesson-kit/types';

/**
 * The only glob over the lessons: a folder is a lesson by existing. What the table of contents needs comes with the
 * first page; everything else when the lesson is opened.
 */
const globs: LessonGlobs = {
  meta: import.meta.glob<LessonMeta>('../lessons/*/lesson.ts', { eager: true, import: 'default' }),
  labs: import.meta.glob<LessonLab>('../lessons/*/experiment.ts', { import: 'default' }),
  claims: import.meta.glob<readonly Claim[]>('../lessons/*/claims.ts', { import: 'default' }),
  predictions: import.meta.glob<readonly LessonPrediction[]>('../lessons/*/predictions.ts', { import: 'default' }),
  challenges: import.meta.glob<readonly Challenge[]>('../lessons/*/challenges.ts', { import: 'default' }),
  prose: import.meta.glob<ComponentType<ProseProps>>('../lessons/*/*.mdx', { import: 'default' }),
  pictures: import.meta.glob<ComponentType>('../lessons/*/Picture.tsx', { import: 'default' }),
};

/** What is missing in a folder, or null. */
function problemOf(path: string, meta: LessonMeta): string | null {
  try {
    buildLessonFolders({ ...globs, meta: { [path]: meta } });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const checked = Object.entries(globs.meta).map(([path, meta]) => ({ path, meta, problem: problemOf(path, meta) }));

/** Folders that lack a file. They fail a test, not the page: a lesson half written must not take the others with it. */
export const incompleteLessons: readonly string[] = checked.flatMap(({ problem }) => problem ?? []);

export const lessons: readonly LessonFolder[] = buildLessonFolders({
  ...globs,
  meta: Object.fromEntries(checked.filter(({ problem }) => problem === null).map(({ path, meta }) => [path, meta])),
});

export const findLesson = (slug: string): LessonFolder | undefined => lessons.find((lesson) => lesson.slug === slug);
