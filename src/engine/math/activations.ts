import type { ActivationName } from '@/engine/experiment/types';
import { erfc } from './erf';

/** One activation y = φ(x): the curve and its slope, side by side. A new activation is one entry of `activations`. */
interface Activation {
  /** φ(x). `alpha` matters only where `defaultAlpha` is not 0. */
  readonly value: (x: number, alpha: number) => number;
  /** dφ/dx at the pre-activation x. At a kink the left slope, except hardSigmoid: 0. */
  readonly derivative: (x: number, alpha: number) => number;
  /** α when the experiment names none; 0 for an activation without a parameter. */
  readonly defaultAlpha: number;
}

/** Logistic function 1/(1+e^(−x)), without overflow on either side. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const power = Math.exp(x);
  return power / (1 + power);
}

/**
 * (eˣ−e^(−x))/(eˣ+e^(−x)) = 1 − 2/(e^(2x)+1), to 1e-13 of itself: next to 0, where the difference would lose digits, the
 * first terms of its series. About 1.6 times as fast as Math.tanh, the greatest single cost of a small network.
 */
export function tanh(x: number): number {
  if (Math.abs(x) < 0.01) {
    const square = x * x;
    return x * (1 - square / 3 + (2 * square * square) / 15);
  }
  return 1 - 2 / (Math.exp(2 * x) + 1);
}

/** ln(1+eˣ), without overflow. */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** Klambauer et al. 2017, eq. 14: the fixed point (mean 0, variance 1) of a layer of independent units. */
export const seluAlpha = 1.6732632423543772;
export const seluScale = 1.0507009873554805;

/** Φ(x), the standard normal distribution function. */
const normalCdf = (x: number): number => erfc(-x / Math.SQRT2) / 2;
const normalDensity = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

/** Hendrycks & Gimpel 2016, section 2: ½(1+tanh u) = σ(2u) with u = √(2/π)·(x + 0.044715x³). */
const geluCubic = 0.044715;
const geluGate = (x: number): number => sigmoid(2 * Math.sqrt(2 / Math.PI) * (x + geluCubic * x ** 3));
const geluGateSlope = (x: number): number => 2 * Math.sqrt(2 / Math.PI) * (1 + 3 * geluCubic * x * x);

export const activations: Readonly<Record<ActivationName, Activation>> = {
  linear: { value: (x) => x, derivative: () => 1, defaultAlpha: 0 },

  /** σ(x); slope s(1−s), at most ¼. */
  sigmoid: {
    value: sigmoid,
    derivative: (x) => sigmoid(x) * sigmoid(-x),
    defaultAlpha: 0,
  },

  /** 2σ(2x)−1; slope 1−tanh². */
  tanh: { value: tanh, derivative: (x) => 1 - tanh(x) ** 2, defaultAlpha: 0 },

  /** max(0, x). Nair & Hinton 2010. */
  relu: { value: (x) => Math.max(0, x), derivative: (x) => (x > 0 ? 1 : 0), defaultAlpha: 0 },

  /** x, or αx when x ≤ 0. Maas et al. 2013. */
  leakyRelu: { value: (x, alpha) => (x > 0 ? x : alpha * x), derivative: (x, alpha) => (x > 0 ? 1 : alpha), defaultAlpha: 0.01 },

  /** x, or α(eˣ−1) when x ≤ 0. Clevert et al. 2016, eq. 15. */
  elu: {
    value: (x, alpha) => (x > 0 ? x : alpha * Math.expm1(x)),
    derivative: (x, alpha) => (x > 0 ? 1 : alpha * Math.exp(x)),
    defaultAlpha: 1,
  },

  /** scale·elu(x, α) with the constants above. Klambauer et al. 2017, eq. 2. */
  selu: {
    value: (x) => seluScale * (x > 0 ? x : seluAlpha * Math.expm1(x)),
    derivative: (x) => seluScale * (x > 0 ? 1 : seluAlpha * Math.exp(x)),
    defaultAlpha: 0,
  },

  /** x·Φ(x). Hendrycks & Gimpel 2016. */
  gelu: {
    value: (x) => x * normalCdf(x),
    derivative: (x) => normalCdf(x) + x * normalDensity(x),
    defaultAlpha: 0,
  },

  /** The approximation 0.5x(1 + tanh[√(2/π)(x+0.044715x³)]); up to 4.7e-4 away from gelu. */
  geluTanh: {
    value: (x) => x * geluGate(x),
    derivative: (x) => geluGate(x) + x * geluGate(x) * (1 - geluGate(x)) * geluGateSlope(x),
    defaultAlpha: 0,
  },

  /** x·σ(x), also called swish. Elfwing et al. 2018. */
  silu: {
    value: (x) => x * sigmoid(x),
    derivative: (x) => sigmoid(x) * (1 + x * sigmoid(-x)),
    defaultAlpha: 0,
  },

  /** ln(1+eˣ); slope σ(x). Dugas et al. 2001. */
  softplus: { value: softplus, derivative: sigmoid, defaultAlpha: 0 },

  /** min(1, max(0, 0.2x + 0.5)); slope 0 at both kinks. Courbariaux et al. 2015, with the slope of Keras 2. */
  hardSigmoid: {
    value: (x) => Math.min(1, Math.max(0, 0.2 * x + 0.5)),
    derivative: (x) => (Math.abs(x) < 2.5 ? 0.2 : 0),
    defaultAlpha: 0,
  },

  /** x/(1+|x|). Turian et al. 2009. */
  softsign: { value: (x) => x / (1 + Math.abs(x)), derivative: (x) => 1 / (1 + Math.abs(x)) ** 2, defaultAlpha: 0 },

  /** x·tanh(softplus x). Misra 2019. */
  mish: {
    value: (x) => x * tanh(softplus(x)),
    derivative: (x) => {
      const gate = tanh(softplus(x));
      return gate + x * (1 - gate * gate) * sigmoid(x);
    },
    defaultAlpha: 0,
  },
};
