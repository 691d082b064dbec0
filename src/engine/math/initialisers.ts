import type { InitSpec } from '@/engine/experiment/types';
import { randomNormal, randomUniform } from '@/lib/random';
import { orthonormalColumns } from './orthogonal';

/** A kernel as a matrix: one column of incoming weights per output. */
export interface KernelShape {
  /** Weights into one unit: dense inputs, or kernel·kernel·channels. */
  readonly fanIn: number;
  /** Units fed by one input: dense outputs, or kernel·kernel·filters. */
  readonly fanOut: number;
  /** Dense inputs, or kernel·kernel·channels in the order [row, column, channel]. */
  readonly rows: number;
  /** Dense outputs, or filters. */
  readonly columns: number;
}

type Law = { readonly law: 'normal' | 'uniform'; readonly mean: number; readonly variance: number };

const normal = (variance: number): Law => ({ law: 'normal', mean: 0, variance });
const uniform = (variance: number): Law => ({ law: 'uniform', mean: 0, variance });

function caffeFan(fan: 'in' | 'out' | 'average', { fanIn, fanOut }: KernelShape): number {
  if (fan === 'in') return fanIn;
  return fan === 'out' ? fanOut : (fanIn + fanOut) / 2;
}

/** The law every weight is drawn from independently, or undefined where the weights of a unit depend on each other. */
function lawOf(spec: InitSpec, shape: KernelShape): Law | undefined {
  const { fanIn, fanOut } = shape;
  switch (spec.kind) {
    case 'zeros': return { law: 'normal', mean: 0, variance: 0 };
    case 'constant': return { law: 'normal', mean: spec.value, variance: 0 };
    case 'normal': return normal(spec.sigma ** 2);
    case 'uniform': return { law: 'uniform', mean: (spec.low + spec.high) / 2, variance: (spec.high - spec.low) ** 2 / 12 };
    /** LeCun et al. 1998, eq. 16: Var(w) = 1/fan_in keeps the variance of a linear layer's outputs. */
    case 'lecun': return { law: spec.distribution, mean: 0, variance: 1 / fanIn };
    /** Glorot & Bengio 2010, eq. 12: the compromise between the forward and the backward condition. */
    case 'glorot': return { law: spec.distribution, mean: 0, variance: 2 / (fanIn + fanOut) };
    /** He et al. 2015, eq. 10: ReLU halves the second moment. */
    case 'he': return { law: spec.distribution, mean: 0, variance: 2 / fanIn };
    /** σ = g/√fan_in. */
    case 'gain': return normal(spec.gain ** 2 / fanIn);
    /** Caffe's "xavier": U(±√(3/n)), n = fan_in by default, so LeCun's variance and not Glorot's. */
    case 'caffeXavier': return uniform(1 / caffeFan(spec.fan, shape));
    case 'caffeMsra': return normal(2 / caffeFan(spec.fan, shape));
    case 'orthogonal':
    case 'positiveUnitball':
    case 'bilinear': return undefined;
  }
}

/** Draw `index` of this key, mean 0 and variance 1: it does not depend on the scale, so lanes of equal shape share it. */
function standardDraw(law: Law['law'], key: number, index: number): number {
  return law === 'normal' ? randomNormal(key, index) : Math.sqrt(3) * (2 * randomUniform(key, index) - 1);
}

/** Rows or columns orthonormal, whichever are fewer, times the gain. */
function orthogonal(gain: number, { rows, columns }: KernelShape, key: number): Float32Array {
  const tall = Math.max(rows, columns);
  const narrow = Math.min(rows, columns);
  const draws = Float64Array.from({ length: rows * columns }, (_, index) => randomNormal(key, index));
  const q = orthonormalColumns(draws, tall, narrow);
  const entry = (row: number, column: number): number => (rows >= columns ? q[row * narrow + column] : q[column * narrow + row]) ?? 0;
  return Float32Array.from({ length: rows * columns }, (_, index) => gain * entry(Math.floor(index / columns), index % columns));
}

/** U[0,1), then every unit's incoming weights divided by their sum: a weighted average of the inputs. */
function positiveUnitball({ rows, columns }: KernelShape, key: number): Float32Array {
  const draws = Float64Array.from({ length: rows * columns }, (_, index) => randomUniform(key, index));
  const sums = new Float64Array(columns);
  draws.forEach((draw, index) => { sums[index % columns] = (sums[index % columns] ?? 0) + draw; });
  return Float32Array.from(draws, (draw, index) => draw / (sums[index % columns] || 1));
}

/** Caffe's up-sampling kernel: w[y][x] = (1−|x/f−c|)(1−|y/f−c|), f = ⌈k/2⌉, c = (2f−1−f mod 2)/2f; equal for all channels. */
function bilinear({ fanOut, rows, columns }: KernelShape): Float32Array {
  const side = Math.round(Math.sqrt(fanOut / columns));
  const channels = rows / (side * side);
  const f = Math.ceil(side / 2);
  const centre = (2 * f - 1 - (f % 2)) / (2 * f);
  const tent = (position: number): number => 1 - Math.abs(position / f - centre);
  return Float32Array.from({ length: rows * columns }, (_, index) => {
    const cell = Math.floor(index / columns / channels);
    return tent(cell % side) * tent(Math.floor(cell / side));
  });
}

/** Initial kernel, row-major [rows, columns]: a pure function of the specification, the shape and the key. */
export function initialise(spec: InitSpec, shape: KernelShape, key: number): Float32Array {
  const law = lawOf(spec, shape);
  if (law !== undefined) {
    const sigma = Math.sqrt(law.variance);
    return Float32Array.from({ length: shape.rows * shape.columns }, (_, index) => law.mean + sigma * standardDraw(law.law, key, index));
  }
  if (spec.kind === 'orthogonal') return orthogonal(spec.gain, shape, key);
  return spec.kind === 'positiveUnitball' ? positiveUnitball(shape, key) : bilinear(shape);
}

/** Var(w) the specification promises for one weight (orthogonal and positiveUnitball: over draws, to first order in 1/rows). */
export function nominalVariance(spec: InitSpec, shape: KernelShape): number {
  const law = lawOf(spec, shape);
  if (law !== undefined) return law.variance;
  if (spec.kind === 'orthogonal') return spec.gain ** 2 / Math.max(shape.rows, shape.columns);
  if (spec.kind === 'positiveUnitball') return (1 - 1 / shape.rows) / (3 * shape.rows ** 2);
  const weights = bilinear(shape);
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return weights.reduce((sum, weight) => sum + (weight - mean) ** 2, 0) / weights.length;
}
