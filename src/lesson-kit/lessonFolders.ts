import type { ComponentType } from 'react';
import { chapters } from './chapters';
import type { Challenge, Claim, HandChallenge, LessonFolder, LessonLab, LessonMeta, LessonPrediction, ProseProps } from './types';

/** Results of import.meta.glob over the lesson folders, keyed by path. The catalog of the app writes the patterns. */
export interface LessonGlobs {
  /** lessons/<slug>/lesson.ts, eager */
  readonly meta: Readonly<Record<string, LessonMeta>>;
  /** lessons/<slug>/experiment.ts */
  readonly labs: Readonly<Record<string, () => Promise<LessonLab>>>;
  /** lessons/<slug>/claims.ts */
  readonly claims: Readonly<Record<string, () => Promise<readonly Claim[]>>>;
  /** lessons/<slug>/predictions.ts */
  readonly predictions: Readonly<Record<string, () => Promise<readonly LessonPrediction[]>>>;
  /** lessons/<slug>/challenges.ts */
  readonly challenges: Readonly<Record<string, () => Promise<readonly (Challenge | HandChallenge)[]>>>;
  /** lessons/<slug>/en.mdx and zh.mdx */
  readonly prose: Readonly<Record<string, () => Promise<ComponentType<ProseProps>>>>;
  /** lessons/<slug>/Picture.tsx */
  readonly pictures: Readonly<Record<string, () => Promise<ComponentType>>>;
}

const chapterOrder = new Map(chapters.map((chapter, index) => [chapter.id, index]));

/** Position of a lesson in the course: chapter first, then order inside it. */
function position(meta: LessonMeta): number {
  return (chapterOrder.get(meta.chapter) ?? chapters.length) * 1000 + meta.order;
}

function required<T>(files: Readonly<Record<string, T>>, path: string): T {
  const file = files[path];
  if (file === undefined) throw new Error(`lesson folder is incomplete: ${path} is missing`);
  return file;
}

/** Joins the files of every lesson folder; sorted as the course is read. Throws naming the file that is wrong. */
export function buildLessonFolders(globs: LessonGlobs): readonly LessonFolder[] {
  const folders = Object.entries(globs.meta).map(([path, meta]): LessonFolder => {
    const folder = path.replace(/\/lesson\.ts$/, '');
    return {
      slug: folder.slice(folder.lastIndexOf('/') + 1),
      meta,
      lab: required(globs.labs, `${folder}/experiment.ts`),
      claims: required(globs.claims, `${folder}/claims.ts`),
      predictions: required(globs.predictions, `${folder}/predictions.ts`),
      challenges: required(globs.challenges, `${folder}/challenges.ts`),
      prose: { en: required(globs.prose, `${folder}/en.mdx`), zh: required(globs.prose, `${folder}/zh.mdx`) },
      picture: globs.pictures[`${folder}/Picture.tsx`] ?? null,
    };
  });
  return folders.toSorted((a, b) => position(a.meta) - position(b.meta));
}
