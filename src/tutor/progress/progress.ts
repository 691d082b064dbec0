import type { Mark } from '@/tutor/grading/prediction';

/**
 * What a reader has done, on this device only. A value: functions return a new one, storing it is the page's business.
 * Times are milliseconds since 1970, given by the caller; ids are those of the lesson folder.
 */
export interface Progress {
  readonly lessons: ReadonlyMap<string, LessonProgress>;
}

export interface LessonProgress {
  /** first and latest visit */
  readonly firstVisit: number;
  readonly lastVisit: number;
  readonly claims: ReadonlyMap<string, ClaimRecord>;
  readonly predictions: ReadonlyMap<string, PredictionRecord>;
  readonly challenges: ReadonlyMap<string, ChallengeRecord>;
}

/** The latest run of a claim, and how often it was run. */
export interface ClaimRecord {
  readonly at: number;
  readonly passed: boolean;
  /** what it was judged by; NaN where nothing was measured */
  readonly value: number;
  readonly runs: number;
}

/** The first answer counts: later ones are made knowing the outcome. */
export interface PredictionRecord {
  readonly at: number;
  readonly kind: Mark['kind'];
  readonly right: boolean;
}

export interface ChallengeRecord {
  /** of the latest attempt */
  readonly at: number;
  readonly attempts: number;
  readonly hints: number;
  /** of the first success; null: not yet */
  readonly solvedAt: number | null;
  /** the solution was seen before the first success */
  readonly surrendered: boolean;
}

export const emptyProgress: Progress = { lessons: new Map() };

type Entries = { readonly claims: ClaimRecord; readonly predictions: PredictionRecord; readonly challenges: ChallengeRecord };

export function recordVisit(progress: Progress, lesson: string, at: number): Progress {
  const known = progress.lessons.get(lesson);
  const visited = known ? { ...known, firstVisit: Math.min(known.firstVisit, at), lastVisit: Math.max(known.lastVisit, at) } : newLesson(at);
  return { lessons: new Map(progress.lessons).set(lesson, visited) };
}

export function recordClaim(progress: Progress, lesson: string, id: string, { at, passed, value }: Omit<ClaimRecord, 'runs'>): Progress {
  return update(progress, lesson, 'claims', id, at, (known) => ({ at, passed, value, runs: (known?.runs ?? 0) + 1 }));
}

export function recordPrediction(progress: Progress, lesson: string, id: string, at: number, { kind, right }: Pick<Mark, 'kind' | 'right'>): Progress {
  return update(progress, lesson, 'predictions', id, at, (known) => known ?? { at, kind, right });
}

export interface Attempt {
  readonly at: number;
  readonly solved: boolean;
  readonly hints: number;
  readonly solutionOpen: boolean;
}

export function recordAttempt(progress: Progress, lesson: string, id: string, { at, solved, hints, solutionOpen }: Attempt): Progress {
  return update(progress, lesson, 'challenges', id, at, (known) => ({
    at,
    attempts: (known?.attempts ?? 0) + 1,
    hints: Math.max(known?.hints ?? 0, hints),
    solvedAt: known?.solvedAt ?? (solved ? at : null),
    surrendered: (known?.surrendered ?? false) || (solutionOpen && (known?.solvedAt ?? null) === null),
  }));
}

function newLesson(at: number): LessonProgress {
  return { firstVisit: at, lastVisit: at, claims: new Map(), predictions: new Map(), challenges: new Map() };
}

function update<Part extends keyof Entries>(progress: Progress, lesson: string, part: Part, id: string, at: number, change: (known: Entries[Part] | undefined) => Entries[Part]): Progress {
  const visited = recordVisit(progress, lesson, at);
  const found = visited.lessons.get(lesson)!;
  const entries = found[part] as ReadonlyMap<string, Entries[Part]>;
  return { lessons: new Map(visited.lessons).set(lesson, { ...found, [part]: new Map(entries).set(id, change(entries.get(id))) }) };
}
