import file from '../dropout.json';
import { caseOf, type Tolerances } from './file';

export { file as dropoutFile };
export const dropoutTolerances: Tolerances = file.tolerance;

interface InvertedCase {
  readonly rate: number;
  readonly x: readonly number[];
  readonly example_mask: readonly number[];
  readonly example_output: readonly number[];
  readonly expectation: readonly number[];
  readonly variance: readonly number[];
  readonly mean_over_10000_masks_5sigma: readonly number[];
  readonly kept_fraction: { readonly mean: number; readonly n: number; readonly tolerance_5sigma: number };
  readonly gradient_example_dx_for_dy_1: readonly number[];
}
export const invertedCases = ['inverted_rate_0.5', 'inverted_rate_0.2'].map((id) => caseOf<InvertedCase>(file, id));

export const alphaDropoutRows = caseOf<{ table: readonly { readonly rate: number; readonly a: number; readonly b: number }[] }>(file, 'alpha_dropout').table;

type Matrix = readonly (readonly number[])[];

/** 2 → 8 ReLU → dropout → 1: small enough to enumerate all 256 masks. */
export const monteCarlo = caseOf<{
  rate: number; W1: Matrix; b1: readonly number[]; W2: Matrix; b2: readonly [number]; x: Matrix;
  deterministic_output: readonly number[]; mean: readonly number[]; variance: readonly number[];
}>(file, 'mc_dropout_exact_linear_head');
export const monteCarloSigmoid = caseOf<{ mean: readonly number[]; variance: readonly number[]; deterministic_output: readonly number[] }>(file, 'mc_dropout_exact_sigmoid_head');
