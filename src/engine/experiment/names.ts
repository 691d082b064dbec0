import type { ActivationName } from './types';

/** Every name once: a name missing here is a type error below. */
const names = {
  linear: true, sigmoid: true, tanh: true, relu: true, leakyRelu: true, elu: true, selu: true, gelu: true, geluTanh: true,
  silu: true, softplus: true, hardSigmoid: true, softsign: true, mish: true,
} satisfies Record<ActivationName, true>;

export const activationNames = Object.keys(names) as readonly ActivationName[];

/** Activations that read `alpha`. */
export const parametricActivations: ReadonlySet<ActivationName> = new Set(['leakyRelu', 'elu']);
