import { batchNorm, batchNormGradient, batchStatistics, type ChannelStatistics, updateRunning } from '@/engine/math/batchNorm';
import { batchNormCases, batchNormFile, batchNormTolerances, batchOfOne, foldCase, runningCase } from './cases/batchNorm';
import { checksOf, describeReference } from './cases/file';
import { expectWithin, flatten } from './compare';

const tolerance = batchNormTolerances.float64;

/** Running statistics after every batch. */
function runningAfterEach(momentum: number): ChannelStatistics[] {
  let running: ChannelStatistics = { mean: [0, 0, 0], variance: [1, 1, 1] };
  return runningCase.batches.map((batch) => {
    running = updateRunning(running, batchStatistics(flatten(batch), 3), 16, momentum);
    return running;
  });
}

describeReference(
  batchNormFile,
  {
    ...checksOf(batchNormCases, ({ epsilon, gamma, beta, x, dy, training, inference }) => {
      const statistics = batchStatistics(x, gamma.length);
      expectWithin(statistics.mean, training.batch_mean, tolerance);
      expectWithin(statistics.variance, training.batch_var_biased, tolerance);
      expectWithin(batchNorm(x, statistics, { gamma, beta }, epsilon), training.y, tolerance);
      const { dx, dGamma, dBeta } = batchNormGradient(x, dy, gamma, epsilon);
      expectWithin(dx, training.dx, tolerance);
      expectWithin(dGamma, training.dgamma, tolerance);
      expectWithin(dBeta, training.dbeta, tolerance);
      if (inference === undefined) return;
      const running = { mean: inference.moving_mean, variance: inference.moving_var };
      expectWithin(batchNorm(x, running, { gamma, beta }, epsilon), inference.y, tolerance);
      // With constant statistics the layer is affine, and its gradient is its linear part.
      const zeros = [0, 0, 0];
      expectWithin(batchNorm(dy, { mean: zeros, variance: running.variance }, { gamma, beta: zeros }, epsilon), inference.dx, tolerance);
    }),
    running_statistics_10_batches: () => {
      const slow = runningAfterEach(0.99);
      const fast = runningAfterEach(0.9);
      // The biased variance of Keras is a convention the product does not use; the means do not depend on it.
      expectWithin(slow.flatMap(({ mean }) => Array.from(mean)), runningCase['keras_momentum_0.99_biased'].mean_after_each, tolerance);
      expectWithin(slow.at(-1)?.mean ?? [], runningCase['momentum_0.99_unbiased'].mean_final, tolerance);
      expectWithin(slow.at(-1)?.variance ?? [], runningCase['momentum_0.99_unbiased'].var_final, tolerance);
      expectWithin(fast.at(-1)?.mean ?? [], runningCase['pytorch_default_momentum_0.1'].mean_final, tolerance);
      expectWithin(fast.at(-1)?.variance ?? [], runningCase['pytorch_default_momentum_0.1'].var_final, tolerance);
    },
    batch_of_one: () => {
      const { epsilon, gamma, beta, x, y } = batchOfOne;
      const row = flatten(x);
      expectWithin(batchNorm(row, batchStatistics(row, 3), { gamma, beta }, epsilon), y, tolerance);
      expectWithin(batchNormGradient(row, [1, 2, 3], gamma, epsilon).dx, [0, 0, 0], tolerance);
    },
    fold_into_dense: () => {
      // Nothing is folded in the product: the outputs are what has to agree, not W_folded.
      const { W, b, gamma, beta, moving_mean: mean, moving_var: variance, epsilon, x, y } = foldCase;
      const dense = x.flatMap((row) => b.map((bias, unit) => row.reduce((sum, value, input) => sum + value * (W[input]?.[unit] ?? NaN), bias)));
      expectWithin(batchNorm(dense, { mean, variance }, { gamma, beta }, epsilon), y, tolerance);
    },
  },
  {},
);
