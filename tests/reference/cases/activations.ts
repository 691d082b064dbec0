import type { ActivationName } from '@/engine/experiment/types';
import file from '../activations.json';
import { caseOf, type Tolerances } from './file';

export { file as activationFile };
export const activationTolerances: Tolerances = file.tolerance;

/** One activation at the file's 41 points. */
export interface ActivationCase {
  readonly id: string;
  readonly fn: ActivationName;
  readonly alpha: number;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Slope at x, at kinks in the convention of the engine. */
  readonly dy: readonly number[];
}

const names: readonly (readonly [id: string, fn: ActivationName, alpha: number])[] = [
  ['sigmoid', 'sigmoid', 0],
  ['tanh', 'tanh', 0],
  ['relu', 'relu', 0],
  ['leaky_relu_0.01', 'leakyRelu', 0.01],
  ['prelu_0.25', 'leakyRelu', 0.25],
  ['elu_1', 'elu', 1],
  ['selu', 'selu', 0],
  ['gelu_exact', 'gelu', 0],
  ['gelu_tanh', 'geluTanh', 0],
  ['swish_silu', 'silu', 0],
  ['softplus', 'softplus', 0],
  ['hard_sigmoid_keras', 'hardSigmoid', 0],
  ['softsign', 'softsign', 0],
  ['mish', 'mish', 0],
];

export const activationCases: readonly ActivationCase[] = names.map(([id, fn, alpha]) => {
  const { y, dy } = caseOf<Pick<ActivationCase, 'y' | 'dy'>>(file, id);
  return { id, fn, alpha, x: file.x, y, dy };
});

/** The slope's own gradient at the file's points. */
export const preluCase = { x: file.x, ...caseOf<Pick<ActivationCase, 'y' | 'dy'> & { readonly d_slope: readonly number[] }>(file, 'prelu_0.25') };

interface SoftmaxVector {
  readonly name: string;
  readonly logits: readonly number[];
  readonly temperature: number;
  readonly p: readonly number[];
  readonly logsumexp: number;
  readonly jacobian: readonly (readonly number[])[];
}
export const softmaxVectors = caseOf<{ vectors: readonly SoftmaxVector[] }>(file, 'softmax').vectors;

/** Values at −1000 … 1000, where naive formulas overflow. */
const saturation = caseOf<{ table: Readonly<Record<string, readonly number[]>> }>(file, 'saturation').table;
export const saturationCases = names
  .filter(([id]) => id in saturation)
  .map(([id, fn, alpha]) => ({ id, fn, alpha, x: saturation['x'] ?? [], y: saturation[id] ?? [] }));
