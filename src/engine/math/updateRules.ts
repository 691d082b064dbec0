import type { OptimizerSpec } from '@/engine/experiment/types';

/**
 * Every optimizer of the product is one linear form, evaluated identically by the CPU and the GPU for each weight w
 * with gradient g, first accumulator m and second accumulator v (both start at 0):
 *
 *     m' = a·m + b·g          v' = c·v + d·g²          u = e·m' + f·g
 *     w' = k·w − h·u / (adaptive ? √(s·v' + epsInside) + eps : 1)
 *
 * What differs is the row of coefficients, which may change from step to step. k (decoupled decay) belongs to
 * weights only: biases, γ and β are updated with k = 1.
 */
export interface UpdateCoefficients {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
  readonly k: number;
  readonly h: number;
  readonly s: number;
  readonly epsInside: number;
  readonly eps: number;
  readonly adaptive: boolean;
}

/** w' = w − h·g: no memory, no division. Every rule below names only what it changes. */
const plain: UpdateCoefficients = { a: 0, b: 0, c: 0, d: 0, e: 0, f: 1, k: 1, h: 0, s: 1, epsInside: 0, eps: 0, adaptive: false };

type SpecOf<Kind extends OptimizerSpec['kind']> = OptimizerSpec & { readonly kind: Kind };
type Rules = { readonly [Kind in OptimizerSpec['kind']]: (spec: SpecOf<Kind>, t: number, rate: number) => UpdateCoefficients };

/** 1/(1−βᵗ): undoes the pull of an average that started at 0. Kingma & Ba 2015, section 3. */
const correction = (beta: number, t: number, wanted: boolean): number => (wanted ? 1 / (1 - beta ** t) : 1);

/** v ← β₂v + (1−β₂)g² and the corrected root, shared by the Adam family. */
function secondMoment(spec: SpecOf<'adam' | 'nadam' | 'adamw'>, t: number): Pick<UpdateCoefficients, 'c' | 'd' | 's' | 'eps' | 'adaptive'> {
  return { c: spec.beta2, d: 1 - spec.beta2, s: correction(spec.beta2, t, spec.biasCorrection), eps: spec.epsilon, adaptive: true };
}

/** Kingma & Ba 2015, algorithm 1: θ ← θ − η·m̂/(√v̂ + ε); m̂'s correction sits in h, v̂'s in s. */
function adam(spec: SpecOf<'adam' | 'nadam' | 'adamw'>, t: number, rate: number): UpdateCoefficients {
  const h = rate * correction(spec.beta1, t, spec.biasCorrection);
  return { ...plain, ...secondMoment(spec, t), a: spec.beta1, b: 1 - spec.beta1, e: 1, f: 0, h };
}

/** `t` counts from 1 and `rate` is η of this step. */
const rules: Rules = {
  /** θ ← θ − ηg. */
  sgd: (_spec, _t, rate) => ({ ...plain, h: rate }),

  /** v ← βv + g; θ ← θ − ηv. Polyak 1964, with η outside the velocity. */
  momentum: (spec, _t, rate) => ({ ...plain, a: spec.momentum, b: 1, e: 1, f: 0, h: rate }),

  /** v ← βv + g; θ ← θ − η(g + βv): the look-ahead of Nesterov 1983, rearranged so that g is taken at θ (Bengio et al. 2013, eq. 7). */
  nesterov: (spec, _t, rate) => ({ ...plain, a: spec.momentum, b: 1, e: spec.momentum, f: 1, h: rate }),

  /** s ← s + g²; θ ← θ − ηg/(√s + ε). Duchi et al. 2011, figure 1 (diagonal). */
  adagrad: (spec, _t, rate) => ({ ...plain, c: 1, d: 1, h: rate, eps: spec.epsilon, adaptive: true }),

  /** s ← ρs + (1−ρ)g²; θ ← θ − ηg/(√s + ε). Hinton 2012, lecture 6e. */
  rmsprop: (spec, _t, rate) => ({ ...plain, c: spec.rho, d: 1 - spec.rho, h: rate, eps: spec.epsilon, adaptive: true }),

  adam,

  /**
   * Dozat 2016, algorithm 2, with its momentum schedule held constant (μₜ = β₁):
   * m̄ = β₁·m/(1−β₁ᵗ⁺¹) + (1−β₁)·g/(1−β₁ᵗ); θ ← θ − η·m̄/(√v̂ + ε).
   */
  nadam: (spec, t, rate) => ({
    ...adam(spec, t, rate),
    e: spec.beta1 * correction(spec.beta1, t + 1, spec.biasCorrection),
    f: (1 - spec.beta1) * correction(spec.beta1, t, spec.biasCorrection),
    h: rate,
  }),

  /** Adam, and decoupled θ ← θ − ηλθ. Loshchilov & Hutter 2019, algorithm 2. */
  adamw: (spec, t, rate) => ({ ...adam(spec, t, rate), k: 1 - rate * spec.weightDecay }),
};

/** The coefficients of update `step` (0-based) at this step's learning rate (after the schedule). */
export function updateCoefficients(optimizer: OptimizerSpec, step: number, learningRate: number): UpdateCoefficients {
  const rule = rules[optimizer.kind] as (spec: OptimizerSpec, t: number, rate: number) => UpdateCoefficients;
  return rule(optimizer, step + 1, learningRate);
}

type Numbers = Float32Array | Float64Array | number[];

/** One update in place: weights and both accumulators are overwritten. All arrays have the same length. */
export function applyUpdate(coefficients: UpdateCoefficients, weights: Numbers, gradients: ArrayLike<number>, m: Numbers, v: Numbers): void {
  const { a, b, c, d, e, f, k, h, s, epsInside, eps, adaptive } = coefficients;
  for (let index = 0; index < weights.length; index += 1) {
    const g = gradients[index] ?? 0;
    const first = a * (m[index] ?? 0) + b * g;
    const second = c * (v[index] ?? 0) + d * g * g;
    const u = e * first + f * g;
    m[index] = first;
    v[index] = second;
    weights[index] = k * (weights[index] ?? 0) - (h * u) / (adaptive ? Math.sqrt(s * second + epsInside) + eps : 1);
  }
}
