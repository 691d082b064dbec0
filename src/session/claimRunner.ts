import type { LabCommands, RunnableClaim } from './types';

export interface SeedOutcome {
  /** null: exact arithmetic knows no seed */
  readonly seed: number | null;
  readonly value: number;
  readonly passed: boolean;
}

export interface ClaimOutcome {
  readonly seeds: readonly SeedOutcome[];
  /** what the claim is judged by: the worst seed, or the mean over the seeds */
  readonly value: number;
  readonly passed: boolean;
}

export interface ClaimProgress {
  /** finished seeds so far */
  readonly seeds: readonly SeedOutcome[];
  readonly seed: number;
  readonly step: number;
  readonly steps: number;
}

export interface ClaimRequest {
  /** instead of the claim's own */
  readonly seeds?: readonly number[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ClaimProgress) => void;
}

/** Runs a statement of the prose, seed after seed. Rejects as `measure` does when a run fails or the reader stops it. */
export async function runClaim(claim: RunnableClaim, measure: LabCommands['measure'], { seeds = claim.seeds, signal, onProgress }: ClaimRequest = {}): Promise<ClaimOutcome> {
  const { check } = claim;
  if (check.kind === 'exact') return judge(claim, [outcome(claim, null, check.measure())]);
  const outcomes: SeedOutcome[] = [];
  for (const seed of seeds) {
    const run = await measure(check.experiment(seed), {
      ...(signal ? { signal } : {}),
      ...(check.request ? { request: check.request } : {}),
      onProgress: (step, steps) => onProgress?.({ seeds: [...outcomes], seed, step, steps }),
    });
    outcomes.push(outcome(claim, seed, check.measure(run)));
    onProgress?.({ seeds: [...outcomes], seed, step: run.steps, steps: run.steps });
  }
  return judge(claim, outcomes);
}

function outcome(claim: RunnableClaim, seed: number | null, value: number): SeedOutcome {
  return { seed, value, passed: holds(claim, value) };
}

/** NaN, the loss of a lane that diverged, satisfies nothing. */
function holds({ comparator, threshold }: RunnableClaim, value: number): boolean {
  return comparator === '<=' ? value <= threshold : value >= threshold;
}

function judge(claim: RunnableClaim, seeds: readonly SeedOutcome[]): ClaimOutcome {
  const values = seeds.map(({ value }) => value);
  if (claim.rule === 'mean') {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return { seeds, value: mean, passed: holds(claim, mean) };
  }
  const worst = claim.comparator === '<=' ? Math.max(...values) : Math.min(...values);
  return { seeds, value: worst, passed: seeds.length > 0 && seeds.every(({ passed }) => passed) };
}
