import type { Experiment, LayerSpec } from '@/engine/experiment/types';
import type { MeasuredRun } from '@/engine/worker/protocol';
import { changedPaths, covers, touches } from './changedPaths';
import { metricOf, reaches, type Goal } from './metrics';

/** What the reader may do, and what counts as done. Words, hints and the reference solution are the lesson's. */
export interface ChallengeRules {
  readonly start: Experiment;
  /** all of them, on every seed */
  readonly goals: readonly Goal[];
  readonly seeds: readonly number[];
  readonly stepLimit: number;
  /** patterns of paths (see `covers`) that may change; everything when absent */
  readonly allowed?: readonly string[];
  /** patterns that may not, even where allowed */
  readonly forbidden?: readonly string[];
  /** kinds of layers that may come and go although the layers may not change */
  readonly insertable?: readonly LayerSpec['kind'][];
  /** kinds of layers that the attempt must do without */
  readonly forbiddenLayers?: readonly LayerSpec['kind'][];
  /** how many settings may change at most; the same one in several lanes or layers counts once */
  readonly mostChanges?: number;
}

export interface Violation {
  readonly kind: 'not-allowed' | 'forbidden' | 'forbidden-layer' | 'too-many-changes' | 'too-many-steps' | 'no-such-lane';
  readonly path: string;
}

/** Names of lanes and the seed are nobody's business; steps have a limit of their own. */
const free = ['seed', 'version', 'evalEvery', 'steps', 'lanes.*.label'];

/** `lanes.*.layers.*.fn` for the activation of any layer. */
const settingOf = (path: string): string => path.replaceAll(/\.\d+(?=\.|$)/g, '.*');

/** The lanes the challenge began with: those a reader has added beside them, to compare, are not judged. */
export function judgedPart({ start }: ChallengeRules, attempt: Experiment): Experiment {
  return attempt.lanes.length > start.lanes.length ? { ...attempt, lanes: attempt.lanes.slice(0, start.lanes.length) } : attempt;
}

/** Without the layers that may come and go. */
const withoutInsertable = (experiment: Experiment, { insertable = [] }: ChallengeRules): Experiment => ({
  ...experiment,
  lanes: experiment.lanes.map((lane) => ({ ...lane, layers: lane.layers.filter(({ kind }) => !insertable.includes(kind)) })),
});

/** What an attempt changes that it must not. Empty: it may be run. */
export function violations(rules: ChallengeRules, everything: Experiment): readonly Violation[] {
  const attempt = judgedPart(rules, everything);
  const changed = changedPaths(withoutInsertable(rules.start, rules), withoutInsertable(attempt, rules)).filter((path) => !free.some((pattern) => covers(pattern, path)));
  const found: Violation[] = [];
  for (const path of changed) {
    if (rules.forbidden?.some((pattern) => touches(pattern, path))) found.push({ kind: 'forbidden', path });
    else if (rules.allowed && !rules.allowed.some((pattern) => covers(pattern, path))) found.push({ kind: 'not-allowed', path });
  }
  if (rules.mostChanges !== undefined && new Set(changed.map(settingOf)).size > rules.mostChanges) found.push({ kind: 'too-many-changes', path: changed.join(' ') });
  attempt.lanes.forEach(({ layers }, lane) => layers.forEach(({ kind }, layer) => {
    if (rules.forbiddenLayers?.includes(kind)) found.push({ kind: 'forbidden-layer', path: `lanes.${lane}.layers.${layer}` });
  }));
  if (attempt.steps > rules.stepLimit) found.push({ kind: 'too-many-steps', path: 'steps' });
  for (const { lane } of rules.goals) if (!attempt.lanes[lane]) found.push({ kind: 'no-such-lane', path: `lanes.${lane}` });
  return found;
}

export interface SeedResult {
  readonly seed: number;
  readonly goals: readonly { readonly value: number; readonly reached: boolean }[];
  readonly passed: boolean;
}

export interface ChallengeResult {
  readonly seeds: readonly SeedResult[];
  /** every goal on every seed, and every seed was run */
  readonly solved: boolean;
}

/** Marks the runs of an attempt, one for each seed that has been run so far. */
export function judgeChallenge(rules: ChallengeRules, runs: ReadonlyMap<number, MeasuredRun>): ChallengeResult {
  const seeds = rules.seeds.flatMap((seed): SeedResult[] => {
    const run = runs.get(seed);
    if (!run) return [];
    const goals = rules.goals.map((goal) => {
      const value = metricOf(run, goal.lane, goal.metric);
      return { value, reached: run.steps <= rules.stepLimit && reaches(goal, value) };
    });
    return [{ seed, goals, passed: goals.every(({ reached }) => reached) }];
  });
  return { seeds, solved: rules.seeds.length > 0 && seeds.length === rules.seeds.length && seeds.every(({ passed }) => passed) };
}

/** How far the reader has let themselves be helped. */
export interface HintState {
  readonly revealed: number;
  /** the reference solution may be seen: solved, or given up after the last hint */
  readonly solutionOpen: boolean;
}

export const noHints: HintState = { revealed: 0, solutionOpen: false };

/** The next hint; after the last one, the solution. */
export function revealHint(state: HintState, hints: number): HintState {
  if (state.revealed < hints) return { ...state, revealed: state.revealed + 1 };
  return { ...state, solutionOpen: true };
}
