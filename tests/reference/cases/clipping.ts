import { flatten, type Nested } from '../compare';
import file from '../clipping.json';
import { caseOf, type Tolerances } from './file';

export { file as clippingFile };
export const clippingTolerances: Tolerances = file.tolerance;

/** A gradient of several parameter blocks (each flat) and what clipping makes of it. */
export interface ClippingCase {
  readonly id: string;
  readonly kind: 'value' | 'norm' | 'globalNorm';
  readonly clip: number;
  readonly input: readonly (readonly number[])[];
  readonly output: readonly (readonly number[])[];
}

const kinds: readonly (readonly [id: string, kind: ClippingCase['kind']])[] = [
  ['by_value_1', 'value'],
  ['by_norm_1_per_tensor', 'norm'],
  ['by_global_norm_1', 'globalNorm'],
  ['by_norm_no_effect', 'norm'],
  ['zero_gradient', 'norm'],
  ['nan_gradient', 'norm'],
];

export const clippingCases: readonly ClippingCase[] = kinds.map(([id, kind]) => {
  const { clip, input, output } = caseOf<{ clip: number; input: readonly Nested[]; output: readonly Nested[] }>(file, id);
  return { id, kind, clip, input: input.map(flatten), output: output.map(flatten) };
});
export const globalNormOfCase = caseOf<{ global_norm: number }>(file, 'by_global_norm_1').global_norm;
