import { describe } from 'vitest';
import { allLessons } from '../lessons/allLessons';
import { checkChallenges } from './checkChallenges';
import { checkClaims } from './checkClaims';
import { checkPredictions } from './checkPredictions';

const shares = 4;

/**
 * What every fourth lesson says, asks and demands. All of a lesson is in one file, because its statements, questions and
 * challenges are about the same runs, and there are several files, because there are several processors.
 */
export function checkLessons(share: 0 | 1 | 2 | 3): void {
  describe.each(allLessons.filter((_, index) => index % shares === share))('$folder.slug', (lesson) => {
    checkClaims(lesson);
    checkPredictions(lesson);
    checkChallenges(lesson);
  });
}
