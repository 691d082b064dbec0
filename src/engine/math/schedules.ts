import type { ScheduleSpec } from '@/engine/experiment/types';

/** What a 'performance' schedule remembers between two evaluations. */
export interface PerformanceState {
  /** Best metric so far; null before the first evaluation. */
  readonly best: number | null;
  /** Evaluations since the last improvement or reduction. */
  readonly wait: number;
  /** η of now divided by η₀. */
  readonly multiplier: number;
}

export const initialPerformance: PerformanceState = { best: null, wait: 0, multiplier: 1 };

type PerformanceSpec = Extract<ScheduleSpec, { kind: 'performance' }>;

/**
 * After an evaluation: the metric has improved when it is below best·(1−threshold); `patience` evaluations in a row
 * without improvement multiply η by `factor` (Keras' rule wait ≥ patience; PyTorch's bad > p is patience p+1).
 */
export function nextPerformanceState(state: PerformanceState, spec: PerformanceSpec, metric: number): PerformanceState {
  const { best, wait, multiplier } = state;
  if (best === null || metric < best * (1 - spec.threshold)) return { best: metric, wait: 0, multiplier };
  if (wait + 1 < spec.patience) return { best, wait: wait + 1, multiplier };
  return { best, wait: 0, multiplier: multiplier * spec.factor };
}

/** Straight line through (fromStep, from) and (toStep, to). */
function line(step: number, fromStep: number, toStep: number, from: number, to: number): number {
  return from + ((to - from) * (step - fromStep)) / (toStep - fromStep);
}

/** Half a cosine from `from` to `to` over `steps`, then `to` for ever. Loshchilov & Hutter 2017, eq. 5. */
function cosine(step: number, steps: number, from: number, to: number): number {
  return step >= steps ? to : to + ((from - to) / 2) * (1 + Math.cos((Math.PI * step) / steps));
}

/** 1cycle in two equal ramps and a tail of the last tenth. Smith 2018, section 5. */
function oneCycleCorners(steps: number): { readonly peak: number; readonly tail: number } {
  const peak = Math.floor((steps - Math.floor(steps / 10) - 1) / 2);
  return { peak, tail: 2 * peak };
}

function oneCycleRate(step: number, steps: number, base: number): number {
  const { peak, tail } = oneCycleCorners(steps);
  if (step < peak) return line(step, 0, peak, base / 10, base);
  if (step < tail) return line(step, peak, tail, base, base / 10);
  return line(Math.min(step, steps), tail, steps, base / 10, base / 10_000);
}

/**
 * Learning rate in force during update `step` (0-based), from the optimizer's rate η₀ = `base`.
 * Only 'performance' reads the state.
 */
export function learningRateAt(schedule: ScheduleSpec, base: number, step: number, performance = initialPerformance): number {
  switch (schedule.kind) {
    case 'constant': return base;
    /** η₀/(1+t/s)^c. */
    case 'power': return base / (1 + step / schedule.scale) ** schedule.exponent;
    /** η₀·10^(−t/s). */
    case 'exponential': return base * 10 ** (-step / schedule.scale);
    /** η₀ while t < `at`, then η₀·factor: step `at` is the first with the new value (PyTorch MultiStepLR; Keras is one later). */
    case 'piecewise': return step < schedule.at ? base : base * schedule.factor;
    case 'performance': return base * performance.multiplier;
    /** From η₀ to `floor` (a learning rate, not a share of η₀). */
    case 'cosine': return cosine(step, schedule.steps, base, schedule.floor);
    /** η₀(t+1)/W while t < W (Goyal et al. 2017), then the cosine to 0 over the other steps. */
    case 'warmupCosine':
      if (step < schedule.warmup) return (base * (step + 1)) / schedule.warmup;
      return cosine(step - schedule.warmup, schedule.steps - schedule.warmup, base, 0);
    /** η₀/10 → η₀ → η₀/10 → η₀/10⁴. */
    case 'oneCycle': return oneCycleRate(step, schedule.steps, base);
  }
}

/** Momentum that mirrors the learning rate of 1cycle, 0.95 → 0.85 → 0.95; every other schedule leaves it alone. */
export function momentumAt(schedule: ScheduleSpec, momentum: number, step: number): number {
  if (schedule.kind !== 'oneCycle') return momentum;
  const { peak, tail } = oneCycleCorners(schedule.steps);
  if (step < peak) return line(step, 0, peak, 0.95, 0.85);
  return step < tail ? line(step, peak, tail, 0.85, 0.95) : 0.95;
}
