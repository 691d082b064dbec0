import file from '../regularization.json';
import { caseOf, type Tolerances } from './file';

export { file as regularisationFile };
export const regularisationTolerances: Tolerances = file.tolerance;

type Matrix = readonly (readonly number[])[];

/** A penalty in the product's convention λ₁Σ|w| + λ₂/2·Σw²: Keras writes half our λ₂. */
export interface PenaltyCase {
  readonly id: string;
  readonly l1: number;
  readonly l2: number;
  readonly W: Matrix;
  readonly penalty: number;
  readonly gradient: Matrix;
}

const weights: readonly (readonly [id: string, l1: number, l2: number])[] = [
  ['l1', 0.01, 0],
  ['l2_keras', 0, 2 * 0.01],
  ['l2_weight_decay_half', 0, 0.01],
  ['elastic_l1_l2', 0.01, 2 * 0.02],
];
export const penaltyCases: readonly PenaltyCase[] = weights.map(([id, l1, l2]) => ({
  ...caseOf<Pick<PenaltyCase, 'W' | 'penalty' | 'gradient'>>(file, id), l1, l2,
}));

export const maxNormCase = caseOf<{ c: number; W: Matrix; output_exact: Matrix }>(file, 'max_norm_1_axis0');

const { X, y } = caseOf<{ X: Matrix; y: readonly number[] }>(file, 'ridge_closed_form_alpha_0');

/** The w that minimises mean (Xw−y)² + penalty: where training with this penalty must end. */
export interface OptimumCase {
  readonly id: string;
  readonly l1: number;
  readonly l2: number;
  readonly X: Matrix;
  readonly y: readonly number[];
  readonly w: readonly number[];
}

/** Ridge minimises Σe² + αΣw², lasso Σe²/2n + αΣ|w|; ours is Σe²/n + λ₂/2·Σw² + λ₁Σ|w|. */
const optima: readonly (readonly [id: string, l1: number, l2: number])[] = [
  ['ridge_closed_form_alpha_0', 0, 0],
  ['ridge_closed_form_alpha_1', 0, 2 / y.length],
  ['ridge_closed_form_alpha_10', 0, 20 / y.length],
  ['lasso_alpha_0.05', 0.1, 0],
  ['lasso_alpha_0.5', 1, 0],
];
export const optimumCases: readonly OptimumCase[] = optima.map(([id, l1, l2]) => ({ id, l1, l2, X, y, w: caseOf<{ w: readonly number[] }>(file, id).w }));
