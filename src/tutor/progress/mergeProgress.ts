import type { ChallengeRecord, ClaimRecord, LessonProgress, PredictionRecord, Progress } from './progress';

/**
 * Joins two versions of the same reader's progress (an import, another tab): nothing either of them knows is lost, the
 * order does not matter, and joining a second time changes nothing. Numbers of runs and attempts take the larger one:
 * the two versions usually share a past, and counting it twice would be wrong.
 */
export function mergeProgress(left: Progress, right: Progress): Progress {
  return { lessons: mergeMaps(left.lessons, right.lessons, mergeLessons) };
}

function mergeLessons(left: LessonProgress, right: LessonProgress): LessonProgress {
  return {
    firstVisit: Math.min(left.firstVisit, right.firstVisit),
    lastVisit: Math.max(left.lastVisit, right.lastVisit),
    claims: mergeMaps(left.claims, right.claims, mergeClaims),
    predictions: mergeMaps(left.predictions, right.predictions, earlier),
    challenges: mergeMaps(left.challenges, right.challenges, mergeChallenges),
  };
}

/** Keys in alphabetical order, so that the result does not depend on which side came first. */
function mergeMaps<T>(left: ReadonlyMap<string, T>, right: ReadonlyMap<string, T>, merge: (left: T, right: T) => T): ReadonlyMap<string, T> {
  const keys = [...new Set([...left.keys(), ...right.keys()])].toSorted((a, b) => (a < b ? -1 : 1));
  return new Map(keys.map((key) => {
    const [one, other] = [left.get(key), right.get(key)];
    return [key, one !== undefined && other !== undefined ? merge(one, other) : (one ?? other)!];
  }));
}

/** The later run; of two at the same moment the one that failed, then the smaller value, so that order does not matter. */
function mergeClaims(left: ClaimRecord, right: ClaimRecord): ClaimRecord {
  const [later] = [left, right].toSorted((a, b) => b.at - a.at || Number(a.passed) - Number(b.passed) || comparable(a.value) - comparable(b.value) || 0);
  return { ...later!, runs: Math.max(left.runs, right.runs) };
}

/** A place for NaN among the numbers. */
const comparable = (value: number): number => (Number.isNaN(value) ? -Number.MAX_VALUE : Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, value)));

/** The first answer counts; of two at the same moment the wrong one. */
function earlier(left: PredictionRecord, right: PredictionRecord): PredictionRecord {
  const [first] = [left, right].toSorted((a, b) => a.at - b.at || Number(a.right) - Number(b.right) || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0));
  return first!;
}

function mergeChallenges(left: ChallengeRecord, right: ChallengeRecord): ChallengeRecord {
  return {
    at: Math.max(left.at, right.at),
    attempts: Math.max(left.attempts, right.attempts),
    hints: Math.max(left.hints, right.hints),
    solvedAt: left.solvedAt === null || right.solvedAt === null ? (left.solvedAt ?? right.solvedAt) : Math.min(left.solvedAt, right.solvedAt),
    surrendered: left.surrendered || right.surrendered,
  };
}
