import { batchNorm, batchStatistics } from '@/engine/math/batchNorm';
import { caseOf, describeReference } from './cases/file';
import { expectWithin } from './compare';
import file from './whitening.json';

const tolerance = file.tolerance.float64;

describeReference(
  file,
  {
    statistics: () => {
      const expected = caseOf<{ mean: number[]; std_biased: number[]; first_5_standardised_rows_biased_std: number[][] }>(file, 'statistics');
      const x = file.X.flat();
      const statistics = batchStatistics(x, 3);
      expectWithin(statistics.mean, expected.mean, tolerance);
      expectWithin(Array.from(statistics.variance, Math.sqrt), expected.std_biased, tolerance);
      const standardised = batchNorm(x, statistics, { gamma: [1, 1, 1], beta: [0, 0, 0] }, 0);
      expectWithin(standardised.slice(0, 15), expected.first_5_standardised_rows_biased_std, tolerance);
    },
  },
  {
    pca: 'data sets are standardised at most: PCA is not offered',
    whitening_eps_0: 'as pca',
    'whitening_eps_1e-05': 'as pca',
    'whitening_eps_0.1': 'as pca',
    degenerate_column: 'as pca',
  },
);
