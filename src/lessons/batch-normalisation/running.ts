import { batchStatistics, randomNormal, streamKey, updateRunning } from '@/lesson-kit';

export const lastStep = 60;
/** The unit's true distribution: what a very large batch would say. */
export const truth = { mean: 1.5, variance: 4 };

export interface RunningPoint {
  /** of this step's batch; the variance is the unbiased one that enters the average */
  readonly batch: { readonly mean: number; readonly variance: number };
  readonly running: { readonly mean: number; readonly variance: number };
}

/** Batches of a unit that does not change, and the averages that follow them; index 0 is the start, before any batch. */
export function follow(momentum: number, n: number, seed: number): readonly RunningPoint[] {
  const key = streamKey(seed, 'data', 1);
  const points: RunningPoint[] = [{ batch: { mean: NaN, variance: NaN }, running: { mean: 0, variance: 1 } }];
  for (let step = 0; step < lastStep; step += 1) {
    const x = Array.from({ length: n }, (_, index) => truth.mean + Math.sqrt(truth.variance) * randomNormal(key, step * 64 + index));
    const statistics = batchStatistics(x, 1);
    const { mean, variance } = points[step]!.running;
    const running = updateRunning({ mean: [mean], variance: [variance] }, statistics, n, momentum);
    points.push({
      batch: { mean: statistics.mean[0] ?? 0, variance: ((statistics.variance[0] ?? 0) * n) / Math.max(1, n - 1) },
      running: { mean: running.mean[0] ?? 0, variance: running.variance[0] ?? 0 },
    });
  }
  return points;
}
