import { describe, expect, it } from 'vitest';
import { conv2d, conv2dGradient } from '@/engine/math/convolution';
import { centralDifference, relativeError } from '@/engine/math/gradientCheck';
import { avgPool, avgPoolGradient, maxPool, maxPoolGradient } from '@/engine/math/pooling';
import { outputSize, paddingBefore, type Shape3, type Window } from '@/engine/math/windows';
import { randomNormal, streamKey } from '@/lib/random';

const key = streamKey(3, 'data');
const draws = (count: number, from = 0): number[] => Array.from({ length: count }, (_, index) => randomNormal(key, from + index));
const dot = (left: ArrayLike<number>, right: readonly number[]): number => right.reduce((sum, value, index) => sum + value * (left[index] ?? NaN), 0);

const shape: Shape3 = [5, 4, 2];
const x = draws(2 * 5 * 4 * 2);
const windows: readonly Window[] = [
  { size: 3, stride: 1, padding: 'same' },
  { size: 3, stride: 2, padding: 'same' },
  { size: 2, stride: 2, padding: 'valid' },
  { size: 2, stride: 1, padding: 'valid' },
];

describe.each(windows)('window $size, stride $stride, $padding', (window) => {
  const positions = 2 * outputSize(5, window) * outputSize(4, window);

  it('convolution: gradients are those of central differences', () => {
    const [kernel, bias, upstream] = [draws(window.size ** 2 * 2 * 3, 500), draws(3, 700), draws(positions * 3, 800)];
    const total = (input: readonly number[], weights: readonly number[], shift: readonly number[]): number =>
      dot(conv2d(input, shape, weights, shift, window), upstream);
    const { dx, dKernel, dBias } = conv2dGradient(x, shape, kernel, upstream, 3, window);
    expect(relativeError([...dx], centralDifference((at) => total(at, kernel, bias), x))).toBeLessThan(1e-8);
    expect(relativeError([...dKernel], centralDifference((at) => total(x, at, bias), kernel))).toBeLessThan(1e-8);
    expect(relativeError([...dBias], centralDifference((at) => total(x, kernel, at), bias))).toBeLessThan(1e-8);
  });

  it('pools: gradients are those of central differences', () => {
    const upstream = draws(positions * 2, 900);
    const ofMax = centralDifference((at) => dot(maxPool(at, shape, window), upstream), x, 1e-6);
    expect(relativeError([...maxPoolGradient(x, shape, upstream, window)], ofMax)).toBeLessThan(1e-7);
    const ofMean = centralDifference((at) => dot(avgPool(at, shape, window), upstream), x);
    expect(relativeError([...avgPoolGradient(x, shape, upstream, window)], ofMean)).toBeLessThan(1e-8);
  });
});

it('a tie goes to the first cell in reading order', () => {
  expect([...maxPoolGradient([1, 1, 1, 1], [2, 2, 1], [5], { size: 2, stride: 2, padding: 'valid' })]).toEqual([5, 0, 0, 0]);
});

it('same padding puts the odd cell behind', () => {
  expect(paddingBefore(6, { size: 3, stride: 2, padding: 'same' })).toBe(0);
  expect(paddingBefore(6, { size: 3, stride: 1, padding: 'same' })).toBe(1);
  expect(paddingBefore(6, { size: 2, stride: 1, padding: 'same' })).toBe(0);
  expect(paddingBefore(6, { size: 3, stride: 1, padding: 'valid' })).toBe(0);
});
