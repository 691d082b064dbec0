import { lossGradient } from '@/engine/math/losses';
import { penalty, penaltyGradient, projectMaxNorm } from '@/engine/math/regularisation';
import { checksOf, describeReference } from './cases/file';
import { maxNormCase, optimumCases, penaltyCases, regularisationFile, regularisationTolerances } from './cases/regularisation';
import { expectWithin } from './compare';

const tolerance = regularisationTolerances.float64;

describeReference(
  regularisationFile,
  {
    ...checksOf(penaltyCases, ({ l1, l2, W, penalty: expected, gradient }) => {
      expectWithin([penalty(W.flat(), l1, l2)], [expected], tolerance);
      expectWithin(W.flat().map((w) => penaltyGradient(w, l1, l2)), gradient, tolerance);
    }),
    max_norm_1_axis0: () => {
      const { c, W, output_exact: expected } = maxNormCase;
      expectWithin(projectMaxNorm(W.flat(), 3, c), expected, tolerance);
      expectWithin(projectMaxNorm(W.flat(), 3, 0), W, tolerance);
    },
    ...checksOf(optimumCases, ({ l1, l2, X, y, w }) => {
      // At the optimum the gradient of mse plus penalty vanishes. The file prints w with 15 digits.
      const predictions = X.map((row) => row.reduce((sum, x, index) => sum + x * (w[index] ?? NaN), 0));
      const slopes = lossGradient({ kind: 'mse' }, predictions, y, 1);
      const total = w.map((weight, index) => X.reduce((sum, row, sample) => sum + (slopes[sample] ?? NaN) * (row[index] ?? NaN), penaltyGradient(weight, l1, l2)));
      expectWithin(total, [0, 0, 0], { rtol: 0, atol: 1e-12 });
    }),
  },
  {
    l1_proximal: 'L1 is taught as a subgradient, with sign(0) = 0',
    unit_norm_axis0: 'no constraint of the product',
    non_neg: 'no constraint of the product',
  },
);
