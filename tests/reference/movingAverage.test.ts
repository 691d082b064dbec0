import { averagingWindow, correctedMovingAverage, movingAverage, varianceReduction } from '@/engine/math/movingAverage';
import { caseOf, describeReference } from './cases/file';
import { expectWithin } from './compare';
import file from './ewma.json';

const tolerance = file.tolerance.float64;

interface Data {
  readonly beta: number;
  readonly x?: readonly number[];
  readonly plain: readonly number[];
  readonly bias_corrected: readonly number[];
  readonly effective_window?: number;
  readonly variance_reduction_for_white_noise?: number;
}

function check(id: string, beta: number): void {
  const { x = file.x, plain, bias_corrected, effective_window, variance_reduction_for_white_noise } = caseOf<Data>(file, id);
  expectWithin(movingAverage(x, beta), plain, tolerance);
  expectWithin(correctedMovingAverage(x, beta), bias_corrected, tolerance);
  if (effective_window !== undefined) expectWithin([averagingWindow(beta)], [effective_window], tolerance);
  if (variance_reduction_for_white_noise !== undefined) expectWithin([varianceReduction(beta)], [variance_reduction_for_white_noise], tolerance);
}

describeReference(
  file,
  {
    'beta_0.5': () => check('beta_0.5', 0.5),
    'beta_0.9': () => check('beta_0.9', 0.9),
    'beta_0.98': () => check('beta_0.98', 0.98),
    'constant_5_beta_0.9': () => check('constant_5_beta_0.9', 0.9),
  },
  {
    'start_at_first_value_beta_0.9': 'the average starts at 0 and is corrected, as Adam does',
    tensorboard_smoothing: 'a statement without numbers: it is bias_corrected of beta_0.9',
  },
);
