import type { LessonState } from './standing';

interface Candidate {
  readonly slug: string;
  readonly prerequisites: readonly string[];
  readonly state: LessonState;
  /** milliseconds since 1970; null: never visited */
  readonly lastVisit: number | null;
}

/**
 * What to do next, of lessons in the order of the course: the one that was begun last, else the first whose prerequisites
 * are done. null when all are done.
 */
export function nextLesson(lessons: readonly Candidate[]): string | null {
  const done = new Set(lessons.filter(({ state }) => state === 'done').map(({ slug }) => slug));
  const open = lessons.filter(({ slug, prerequisites }) => !done.has(slug) && prerequisites.every((needed) => done.has(needed)));
  const [begun] = open.filter(({ state }) => state === 'begun').toSorted((a, b) => (b.lastVisit ?? 0) - (a.lastVisit ?? 0));
  return (begun ?? open[0])?.slug ?? null;
}
