import { flatten, type Nested } from '../compare';
import file from '../batchnorm.json';
import { caseOf, type Tolerances } from './file';

export { file as batchNormFile };
export const batchNormTolerances: Tolerances = file.tolerance;

interface Data {
  readonly epsilon: number;
  readonly gamma: readonly number[];
  readonly beta: readonly number[];
  readonly x: Nested;
  readonly dy: Nested;
}

interface Training {
  readonly batch_mean: readonly number[];
  readonly batch_var_biased: readonly number[];
  readonly y: Nested;
  readonly dx: Nested;
  readonly dgamma: readonly number[];
  readonly dbeta: readonly number[];
}

interface Inference {
  readonly moving_mean: readonly number[];
  readonly moving_var: readonly number[];
  readonly y: Nested;
  readonly dx: Nested;
}

/** Flat [n, channels] arrays, n being samples times positions. */
export interface BatchNormCase {
  readonly id: string;
  readonly epsilon: number;
  readonly gamma: readonly number[];
  readonly beta: readonly number[];
  readonly x: readonly number[];
  readonly dy: readonly number[];
  readonly training: Training;
  readonly inference?: Inference;
}

function batchNormCase(id: string): BatchNormCase {
  const data = caseOf<Data & Partial<Training> & { training?: Training; inference?: Inference }>(file, id);
  return { ...data, x: flatten(data.x), dy: flatten(data.dy), training: data.training ?? (data as unknown as Training) };
}

/** Dense with both usual ε, and an NHWC batch with statistics over batch, height and width. */
export const batchNormCases: readonly BatchNormCase[] = ['dense_8x3_eps_0.001', 'dense_8x3_eps_1e-05', 'conv_NHWC_2x2x3x2'].map(batchNormCase);

export const batchOfOne = caseOf<{ epsilon: number; gamma: number[]; beta: number[]; x: Nested; y: Nested }>(file, 'batch_of_one');

/** Ten batches of 16 rows and the running statistics of three conventions. */
export const runningCase = caseOf<{
  batches: readonly Nested[];
  'keras_momentum_0.99_biased': { mean_after_each: Nested };
  'momentum_0.99_unbiased': { mean_final: Nested; var_final: Nested };
  'pytorch_default_momentum_0.1': { mean_final: Nested; var_final: Nested };
}>(file, 'running_statistics_10_batches');

/** A dense layer behind its evaluation-mode batch norm. */
export const foldCase = caseOf<{
  W: readonly (readonly number[])[]; b: readonly number[]; gamma: readonly number[]; beta: readonly number[];
  moving_mean: readonly number[]; moving_var: readonly number[]; epsilon: number; x: readonly (readonly number[])[]; y: Nested;
}>(file, 'fold_into_dense');
