import { lessons } from '@/app/catalog';
import type { Challenge, Claim, HandChallenge, LessonFolder, LessonLab, LessonPrediction } from '@/lesson-kit/types';

/** A lesson with everything but its prose loaded, through the very catalog the app uses. */
export interface LoadedLesson {
  readonly folder: LessonFolder;
  readonly lab: LessonLab;
  readonly claims: readonly Claim[];
  readonly predictions: readonly LessonPrediction[];
  /** those of the lab */
  readonly challenges: readonly Challenge[];
  readonly handChallenges: readonly HandChallenge[];
}

const isByHand = (challenge: Challenge | HandChallenge): challenge is HandChallenge => 'fields' in challenge;

export const allLessons: readonly LoadedLesson[] = await Promise.all(lessons.map(async (folder) => {
  const challenges = await folder.challenges();
  return {
    folder,
    lab: await folder.lab(),
    claims: await folder.claims(),
    predictions: await folder.predictions(),
    challenges: challenges.filter((challenge): challenge is Challenge => !isByHand(challenge)),
    handChallenges: challenges.filter(isByHand),
  };
}));
