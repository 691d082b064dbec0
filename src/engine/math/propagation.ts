import type { ActivationName, InitSpec } from '@/engine/experiment/types';
import { randomNormal, streamKey } from '@/lib/random';
import { activations } from './activations';
import { batchNorm, batchNormGradient, batchStatistics } from './batchNorm';
import { initialise } from './initialisers';

/** Equal fully connected layers h_l = φ(W_l h_{l−1}) before any training: no biases, unit Gaussian inputs. */
export interface SignalStack {
  readonly init: InitSpec;
  readonly activation: ActivationName;
  readonly depth: number;
  readonly width: number;
  /** inputs that travel together; their squares are averaged */
  readonly samples: number;
  readonly seed: number;
  /** normalise W_l h_{l−1} over the samples before φ (γ = 1, β = 0) */
  readonly batchNorm?: boolean;
}

/** What layer l does to the signal on its way up and to the error on its way down. */
export interface LayerSignal {
  /** RMS and mean of h_l */
  readonly activation: number;
  readonly mean: number;
  /** RMS of the error at h_l; the one at the top layer is 1 */
  readonly error: number;
  /** RMS of the error at h_{l−1}: error · slopeFactor · normFactor · weightFactor */
  readonly errorBelow: number;
  /** mean of φ′ over units and samples */
  readonly slope: number;
  /** how much φ′, the normalisation (1 without) and W_lᵀ change the RMS of the error, each by itself */
  readonly slopeFactor: number;
  readonly normFactor: number;
  readonly weightFactor: number;
}

interface Layer {
  readonly weights: Float32Array;
  /** before the normalisation, and what φ sees */
  readonly sums: Float64Array;
  readonly pre: Float64Array;
  readonly output: Float64Array;
}

const epsilon = 1e-5;

export const rootMeanSquare = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += values[index]! ** 2;
  return Math.sqrt(sum / values.length);
};

/** [samples, width] · W, W row-major [in, out]. */
function forwards(h: Float64Array, weights: Float32Array, width: number): Float64Array {
  const z = new Float64Array(h.length);
  for (let cell = 0; cell < h.length; cell += 1) {
    const value = h[cell]!;
    const [row, input] = [cell - (cell % width), cell % width];
    for (let unit = 0; unit < width; unit += 1) z[row + unit]! += value * weights[input * width + unit]!;
  }
  return z;
}

/** [samples, width] · Wᵀ. */
function backwards(d: Float64Array, weights: Float32Array, width: number): Float64Array {
  const below = new Float64Array(d.length);
  for (let cell = 0; cell < d.length; cell += 1) {
    const [row, input] = [cell - (cell % width), cell % width];
    let sum = 0;
    for (let unit = 0; unit < width; unit += 1) sum += weights[input * width + unit]! * d[row + unit]!;
    below[cell] = sum;
  }
  return below;
}

const gaussian = (length: number, key: number): Float64Array => Float64Array.from({ length }, (_, index) => randomNormal(key, index));

function buildLayers({ init, activation, depth, width, samples, seed, batchNorm: normalised = false }: SignalStack): readonly Layer[] {
  const { value, defaultAlpha } = activations[activation];
  const identity = { gamma: new Float64Array(width).fill(1), beta: new Float64Array(width) };
  const layers: Layer[] = [];
  let h = gaussian(samples * width, streamKey(seed, 'data'));
  for (let index = 0; index < depth; index += 1) {
    const weights = initialise(init, { fanIn: width, fanOut: width, rows: width, columns: width }, streamKey(seed, 'init', index));
    const sums = forwards(h, weights, width);
    const pre = normalised ? batchNorm(sums, batchStatistics(sums, width), identity, epsilon) : sums;
    h = pre.map((z) => value(z, defaultAlpha));
    layers.push({ weights, sums, pre, output: h });
  }
  return layers;
}

const ratio = (after: number, before: number): number => (before === 0 ? 0 : after / before);

/** Sends random inputs up and a random error of RMS 1 down through the stack; layer 1 first. */
export function propagate(stack: SignalStack): readonly LayerSignal[] {
  const { width, samples, seed } = stack;
  const { derivative, defaultAlpha } = activations[stack.activation];
  const ones = new Float64Array(width).fill(1);
  const drawn = gaussian(samples * width, streamKey(seed, 'noise'));
  const scale = rootMeanSquare(drawn);
  let d: Float64Array = drawn.map((value) => value / scale);
  const signals: LayerSignal[] = [];
  for (const { weights, sums, pre, output } of buildLayers(stack).toReversed()) {
    const slopes = pre.map((z) => derivative(z, defaultAlpha));
    const [error, throughSlope] = [rootMeanSquare(d), d.map((value, index) => value * slopes[index]!)];
    const throughNorm = stack.batchNorm ? batchNormGradient(sums, throughSlope, ones, epsilon).dx : throughSlope;
    d = backwards(throughNorm, weights, width);
    const sizes = [throughSlope, throughNorm, d].map(rootMeanSquare) as [number, number, number];
    signals.push({
      activation: rootMeanSquare(output),
      mean: output.reduce((sum, value) => sum + value, 0) / output.length,
      error,
      errorBelow: sizes[2],
      slope: slopes.reduce((sum, value) => sum + value, 0) / slopes.length,
      slopeFactor: ratio(sizes[0], error),
      normFactor: ratio(sizes[1], sizes[0]),
      weightFactor: ratio(sizes[2], sizes[1]),
    });
  }
  return signals.reverse();
}

export interface ExpectedSignal {
  /** RMS of h_l and of the error at h_l, l = 0 … depth */
  readonly activations: readonly number[];
  readonly errors: readonly number[];
}

/** E[f(x)] for x ~ N(0, variance), by the midpoint rule over ±8 σ: no node falls on a kink at 0. */
function expectation(f: (x: number) => number, variance: number): number {
  const [reach, cells, sigma] = [8, 320, Math.sqrt(variance)];
  let sum = 0;
  for (let cell = 0; cell < cells; cell += 1) {
    const t = ((cell + 0.5) / cells - 0.5) * 2 * reach;
    sum += Math.exp((-t * t) / 2) * f(sigma * t);
  }
  return (sum * 2 * reach) / cells / Math.sqrt(2 * Math.PI);
}

/**
 * The same in the limit of wide layers, for independent weights of mean 0: q_l = E[φ²(z)], z ~ N(0, n·Var(w)·q_{l−1}), and
 * every layer multiplies the mean square of the error by n·Var(w)·E[φ′²(z)]. Poole et al. 2016; Schoenholz et al. 2017.
 */
export function expectedSignal(activation: ActivationName, widthTimesVariance: number, depth: number): ExpectedSignal {
  const { value, derivative, defaultAlpha } = activations[activation];
  const activationsOf = [1];
  const factors: number[] = [];
  let q = 1;
  for (let layer = 0; layer < depth; layer += 1) {
    const variance = widthTimesVariance * q;
    q = expectation((z) => value(z, defaultAlpha) ** 2, variance);
    factors.push(Math.sqrt(widthTimesVariance * expectation((z) => derivative(z, defaultAlpha) ** 2, variance)));
    activationsOf.push(Math.sqrt(q));
  }
  const errors = [1];
  for (const factor of factors.toReversed()) errors.unshift(factor * errors[0]!);
  return { activations: activationsOf, errors };
}
