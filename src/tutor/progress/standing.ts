import type { LessonProgress } from './progress';

/** What a lesson holds, by the ids of its prose. */
export interface LessonParts {
  readonly claims: readonly string[];
  readonly predictions: readonly string[];
  readonly challenges: readonly string[];
}

/** Of the things of one kind in a lesson, how many the reader has done, and how they came out. */
export interface Tally {
  readonly of: number;
  readonly done: number;
  /** claims that held, predictions that were right, challenges that were solved */
  readonly well: number;
}

export type LessonState = 'untouched' | 'begun' | 'done';

export interface Standing {
  readonly state: LessonState;
  readonly claims: Tally;
  readonly predictions: Tally;
  /** done: solved, or the solution was looked at */
  readonly challenges: Tally;
  /** hints that were taken, over all challenges */
  readonly hints: number;
  /** 0 … 1, of everything the lesson holds */
  readonly share: number;
}

/**
 * Where a reader stands in a lesson. It is done when everything it asks has been answered: predictions and challenges;
 * one that asks nothing, when its claims have been checked. Records of things the lesson no longer holds count nothing.
 */
export function standingOf(progress: LessonProgress | undefined, parts: LessonParts): Standing {
  const claims = tally(parts.claims, progress?.claims, () => true, ({ passed }) => passed);
  const predictions = tally(parts.predictions, progress?.predictions, () => true, ({ right }) => right);
  const challenges = tally(parts.challenges, progress?.challenges, ({ solvedAt, surrendered }) => solvedAt !== null || surrendered, ({ solvedAt }) => solvedAt !== null);
  const asked = predictions.of + challenges.of;
  const finished = asked > 0 ? predictions.done + challenges.done === asked : claims.done === claims.of;
  const all = asked + claims.of;
  return {
    state: progress === undefined ? 'untouched' : finished ? 'done' : 'begun',
    claims, predictions, challenges,
    hints: parts.challenges.reduce((sum, id) => sum + (progress?.challenges.get(id)?.hints ?? 0), 0),
    share: all === 0 ? Number(progress !== undefined) : (claims.done + predictions.done + challenges.done) / all,
  };
}

function tally<T>(ids: readonly string[], records: ReadonlyMap<string, T> | undefined, isDone: (record: T) => boolean, isWell: (record: T) => boolean): Tally {
  const found = ids.flatMap((id) => records?.get(id) ?? []);
  return { of: ids.length, done: found.filter(isDone).length, well: found.filter(isWell).length };
}
