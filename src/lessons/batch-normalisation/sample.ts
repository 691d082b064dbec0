import { batchNorm, batchStatistics, randomNormal, streamKey, type BatchNormView } from '@/lesson-kit';

export const defaultEpsilon = 1e-5;

const units = 4;
const samples = 32;
/** Units as a network makes them: shifted, narrow, wide, far out. */
const centres = [0.4, -1.2, 0.1, 2.4];
const spreads = [0.8, 0.25, 1.9, 0.6];

/** Four units over 32 samples, before the lab has run: drawn, not measured. */
export function sampleView(seed: number): BatchNormView {
  const key = streamKey(seed, 'data', 0);
  const before = Float32Array.from({ length: units * samples }, (_, index) => centres[index % units]! + spreads[index % units]! * randomNormal(key, index));
  const { mean, variance } = batchStatistics(before, units);
  const gamma = new Float32Array(units).fill(1);
  const beta = new Float32Array(units);
  return {
    layer: -1,
    units,
    samples,
    before,
    after: Float32Array.from(batchNorm(before, { mean, variance }, { gamma, beta }, defaultEpsilon)),
    batchMean: Float32Array.from(mean),
    batchVariance: Float32Array.from(variance),
    runningMean: new Float32Array(units),
    runningVariance: new Float32Array(units).fill(1),
    gamma,
    beta,
  };
}

export interface UnitBatch {
  readonly x: readonly number[];
  readonly mean: number;
  readonly variance: number;
  readonly normalised: readonly number[];
  readonly gamma: number;
  readonly beta: number;
  /** γx̂+β */
  readonly y: readonly number[];
}

/** One unit of a batch through the equations; γ and β are the network's unless the reader has taken them over. */
export function unitOf(view: BatchNormView, unit: number, epsilon: number, own?: { readonly gamma: number; readonly beta: number }): UnitBatch {
  const x = Array.from({ length: view.samples }, (_, sample) => view.before[sample * view.units + unit] ?? 0);
  const mean = view.batchMean[unit] ?? 0;
  const variance = view.batchVariance[unit] ?? 0;
  const gamma = own?.gamma ?? view.gamma[unit] ?? 1;
  const beta = own?.beta ?? view.beta[unit] ?? 0;
  const through = (scale: number, shift: number): readonly number[] => Array.from(batchNorm(x, { mean: [mean], variance: [variance] }, { gamma: [scale], beta: [shift] }, epsilon));
  return { x, mean, variance, normalised: through(1, 0), gamma, beta, y: through(gamma, beta) };
}
