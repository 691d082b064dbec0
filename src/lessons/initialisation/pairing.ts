import { propagate, type ActivationName, type InitSpec, type Translated } from '@/lesson-kit';

/** Rows of the board, as they stand in the text below it. */
export const pairingActivations: readonly ActivationName[] = ['linear', 'tanh', 'softsign', 'sigmoid', 'relu', 'leakyRelu', 'elu', 'gelu', 'silu', 'selu'];

export interface Weights {
  readonly id: string;
  readonly name: Translated;
  /** n·Var(w) in square layers */
  readonly scale: string;
  readonly init: InitSpec;
}

export const pairingWeights: readonly Weights[] = [
  { id: 'lecun', name: { en: 'LeCun = Glorot', zh: 'LeCun = Glorot' }, scale: '1', init: { kind: 'lecun', distribution: 'normal' } },
  { id: 'orthogonal', name: { en: 'orthogonal', zh: '正交' }, scale: '1', init: { kind: 'orthogonal', gain: 1 } },
  { id: 'he', name: { en: 'He', zh: 'He' }, scale: '2', init: { kind: 'he', distribution: 'normal' } },
  { id: 'gain', name: { en: '5/3 × LeCun', zh: 'LeCun 的 5/3' }, scale: '2.8', init: { kind: 'gain', gain: 5 / 3 } },
];

export interface Pair {
  /** RMS of the outputs of the top layer, inputs of RMS 1 */
  readonly signal: number;
  /** RMS of the error at the input, error of RMS 1 at the top */
  readonly error: number;
}

const [width, samples] = [64, 8];

/** What arrives at either end of a stack of this depth. */
export function measurePair(activation: ActivationName, { init }: Weights, depth: number, seed: number): Pair {
  const layers = propagate({ init, activation, depth, width, samples, seed });
  return { signal: layers.at(-1)?.activation ?? NaN, error: layers[0]?.errorBelow ?? NaN };
}

/** Within a factor of ten of where it started. */
export const isKept = (value: number): boolean => value >= 0.1 && value <= 10;
export const fits = ({ signal, error }: Pair): boolean => isKept(signal) && isKept(error);
