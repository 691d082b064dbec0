import { lessons } from '@/app/catalog';
import type { Claim, LessonFolder, LessonLab } from '@/lesson-kit/types';

/** A lesson with everything but its prose loaded, through the very catalog the app uses. */
export interface LoadedLesson {
  readonly folder: LessonFolder;
  readonly lab: LessonLab;
  readonly claims: readonly Claim[];
}

export const allLessons: readonly LoadedLesson[] = await Promise.all(lessons.map(async (folder) => ({ folder, lab: await folder.lab(), claims: await folder.claims() })));
