import fc from 'fast-check';
import { expect, it } from 'vitest';
import { centralDifference } from '@/engine/math/gradientCheck';
import { penalty, penaltyGradient, projectMaxNorm } from '@/engine/math/regularisation';

const weight = fc.integer({ min: -500, max: 500 }).map((n) => n / 100 + 0.005);
const strength = fc.double({ min: 0, max: 1, noNaN: true });

it('the gradient is the one of the penalty', () => {
  fc.assert(fc.property(weight, strength, strength, (w, l1, l2) => {
    const [numeric = NaN] = centralDifference((at) => penalty(at, l1, l2), [w]);
    expect(Math.abs(penaltyGradient(w, l1, l2) - numeric)).toBeLessThan(1e-8);
  }));
});

it('an exact zero feels no L1', () => {
  expect(penaltyGradient(0, 1, 1)).toBe(0);
});

it('max-norm shortens long columns to the limit and leaves the others alone', () => {
  fc.assert(fc.property(fc.array(weight, { minLength: 12, maxLength: 12 }), fc.double({ min: 0.1, max: 5, noNaN: true }), (w, limit) => {
    const norms = (kernel: ArrayLike<number>): number[] => [0, 1, 2].map((unit) => Math.hypot(...Array.from(kernel).filter((_, index) => index % 3 === unit)));
    const before = norms(w);
    norms(projectMaxNorm(w, 3, limit)).forEach((norm, unit) => expect(norm).toBeCloseTo(Math.min(limit, before[unit] ?? NaN), 10));
    expect([...projectMaxNorm(w, 3, 0)]).toEqual(w);
  }));
});
