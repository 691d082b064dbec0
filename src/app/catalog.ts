import type { ComponentType } from 'react';
import { buildLessonFolders } from '@/lesson-kit/lessonFolders';
import type { Claim, LessonFolder, LessonLab, LessonMeta, ProseProps } from '@/lesson-kit/types';

/**
 * The only glob over the lessons: a folder is a lesson by existing. What the table of contents needs comes with the
 * first page; everything else when the lesson is opened.
 */
export const lessons: readonly LessonFolder[] = buildLessonFolders({
  meta: import.meta.glob<LessonMeta>('../lessons/*/lesson.ts', { eager: true, import: 'default' }),
  labs: import.meta.glob<LessonLab>('../lessons/*/experiment.ts', { import: 'default' }),
  claims: import.meta.glob<readonly Claim[]>('../lessons/*/claims.ts', { import: 'default' }),
  prose: import.meta.glob<ComponentType<ProseProps>>('../lessons/*/*.mdx', { import: 'default' }),
  pictures: import.meta.glob<ComponentType>('../lessons/*/Picture.tsx', { import: 'default' }),
});

export const findLesson = (slug: string): LessonFolder | undefined => lessons.find((lesson) => lesson.slug === slug);
