import { lessons } from '@/app/catalog';
import type { Challenge, Claim, LessonFolder, LessonLab, LessonPrediction } from '@/lesson-kit/types';

/** A lesson with everything but its prose loaded, through the very catalog the app uses. */
export interface LoadedLesson {
  readonly folder: LessonFolder;
  readonly lab: LessonLab;
  readonly claims: readonly Claim[];
  readonly predictions: readonly LessonPrediction[];
  readonly challenges: readonly Challenge[];
}

export const allLessons: readonly LoadedLesson[] = await Promise.all(lessons.map(async (folder) => ({ folder, lab: await folder.lab(), claims: await folder.claims(), predictions: await folder.predictions(), challenges: await folder.challenges() })));
