import { correctedMovingAverage, movingAverage } from '@/lesson-kit';
import { whiteNoise } from './exact';

export const length = 160;
export type SeriesKind = 'steady' | 'wave';

/** What the noise hides: a constant 10, or a slow wave around it, as of temperatures. */
const truths: Readonly<Record<SeriesKind, (t: number) => number>> = {
  steady: () => 10,
  wave: (t) => 10 + 3 * Math.sin((2 * Math.PI * t) / 100),
};

export interface Series {
  readonly truth: readonly number[];
  readonly values: readonly number[];
  readonly raw: readonly number[];
  readonly corrected: readonly number[];
}

/** A noisy series and its two averages; index 0 is t = 1. */
export function buildSeries(kind: SeriesKind, seed: number, beta: number): Series {
  const noise = whiteNoise(seed, length);
  const truth = noise.map((_, index) => truths[kind](index + 1));
  const values = noise.map((deviation, index) => truth[index]! + deviation);
  return { truth, values, raw: movingAverage(values, beta), corrected: correctedMovingAverage(values, beta) };
}

/** Weight of the value k steps back in the average: (1−β)βᵏ. */
export const weightOf = (beta: number, back: number): number => (1 - beta) * beta ** back;
