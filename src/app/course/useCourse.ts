import { lessons } from '@/app/catalog';
import type { LessonFolder } from '@/lesson-kit/types';
import { useProgress } from '@/session/progress/ProgressContext';
import { nextLesson } from '@/tutor/progress/nextLesson';
import type { Progress } from '@/tutor/progress/progress';
import { standingOf, type Standing } from '@/tutor/progress/standing';
import { partsOf } from './lessonParts';

export interface CourseLesson {
  readonly lesson: LessonFolder;
  readonly standing: Standing;
  readonly lastVisit: number | null;
}

export interface Course {
  readonly lessons: readonly CourseLesson[];
  /** slug of the lesson to go on with; null when all are done */
  readonly next: string | null;
  /** the reader has visited a lesson */
  readonly begun: boolean;
}

export function courseOf(progress: Progress): Course {
  const all = lessons.map((lesson) => {
    const known = progress.lessons.get(lesson.slug);
    return { lesson, standing: standingOf(known, partsOf(lesson.slug)), lastVisit: known?.lastVisit ?? null };
  });
  const candidates = all.map(({ lesson: { slug, meta }, standing: { state }, lastVisit }) => ({ slug, prerequisites: meta.prerequisites, state, lastVisit }));
  return { lessons: all, next: nextLesson(candidates), begun: all.some(({ standing }) => standing.state !== 'untouched') };
}

const whole = (progress: Progress): Progress => progress;

/** The lessons in the order of the course, with where the reader stands in each. */
export const useCourse = (): Course => courseOf(useProgress(whole));
