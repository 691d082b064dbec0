import { expect, it } from 'vitest';
import { batchNorm, batchNormGradient, batchStatistics, updateRunning } from '@/engine/math/batchNorm';
import { centralDifference, relativeError } from '@/engine/math/gradientCheck';
import { randomNormal, streamKey } from '@/lib/random';

const key = streamKey(2, 'data');
const draws = (count: number, from: number): number[] => Array.from({ length: count }, (_, index) => randomNormal(key, from + index));

const [x, upstream, gamma, beta] = [draws(30, 0), draws(30, 100), draws(3, 200), draws(3, 300)];

/** Σ dy·y as a function of the inputs, the scales and the shifts. */
function weighted(input: readonly number[], scale: readonly number[], shift: readonly number[]): number {
  const y = batchNorm(input, batchStatistics(input, 3), { gamma: scale, beta: shift }, 1e-3);
  return y.reduce((sum, value, index) => sum + value * (upstream[index] ?? NaN), 0);
}

it('has the gradients of central differences, statistics included', () => {
  const { dx, dGamma, dBeta } = batchNormGradient(x, upstream, gamma, 1e-3);
  expect(relativeError([...dx], centralDifference((at) => weighted(at, gamma, beta), x))).toBeLessThan(1e-8);
  expect(relativeError([...dGamma], centralDifference((at) => weighted(x, at, beta), gamma))).toBeLessThan(1e-8);
  expect(relativeError([...dBeta], centralDifference((at) => weighted(x, gamma, at), beta))).toBeLessThan(1e-8);
});

it('does not notice a scale or a shift of its input, and divides the gradient by the scale', () => {
  const affine = { gamma, beta };
  const moved = x.map((value) => 10 * value + 5);
  const [here, there] = [x, moved].map((input) => batchNorm(input, batchStatistics(input, 3), affine, 1e-9));
  here?.forEach((value, index) => expect(there?.[index]).toBeCloseTo(value, 7));
  const [small, large] = [x, moved].map((input) => batchNormGradient(input, upstream, gamma, 1e-9).dx);
  small?.forEach((slope, index) => expect(10 * (large?.[index] ?? NaN)).toBeCloseTo(slope, 7));
});

it('keeps a running variance that is unbiased, and finite for a single row', () => {
  const start = { mean: [0, 0, 0], variance: [1, 1, 1] };
  const batch = batchStatistics(x, 3);
  const { mean, variance } = updateRunning(start, batch, 10, 0);
  expect(Array.from(mean)).toEqual(Array.from(batch.mean));
  Array.from(variance).forEach((value, channel) => expect(value).toBeCloseTo(((batch.variance[channel] ?? NaN) * 10) / 9, 14));
  const single = updateRunning(start, batchStatistics(x.slice(0, 3), 3), 1, 0.9);
  Array.from(single.variance).forEach((value) => expect(value).toBeCloseTo(0.9, 14));
});
