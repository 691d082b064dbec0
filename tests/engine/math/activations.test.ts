import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActivationName } from '@/engine/experiment/types';
import { activations, tanh } from '@/engine/math/activations';
import { erfc } from '@/engine/math/erf';
import { centralDifference } from '@/engine/math/gradientCheck';
import { logSumExp, softmax } from '@/engine/math/softmax';

/** Points where the slope jumps (elu: unless α = 1; softsign: the slope of the slope). */
const kinks: Partial<Record<ActivationName, readonly number[]>> = {
  relu: [0], leakyRelu: [0], elu: [0], selu: [0], softsign: [0], hardSigmoid: [-2.5, 2.5],
};
const names = Object.keys(activations) as ActivationName[];
const points = fc.double({ min: -8, max: 8, noNaN: true });

describe('activations', () => {
  it.each(names)('%s: the slope is the one of the curve', (name) => {
    const { value, derivative } = activations[name];
    fc.assert(fc.property(points, fc.double({ min: 0, max: 2, noNaN: true }), (x, alpha) => {
      fc.pre(!(kinks[name] ?? []).some((kink) => Math.abs(x - kink) < 1e-4));
      const [numeric = NaN] = centralDifference(([at = NaN]) => value(at, alpha), [x]);
      expect(Math.abs(derivative(x, alpha) - numeric)).toBeLessThan(1e-8);
    }));
  });

  it.each(names)('%s: finite for every finite pre-activation', (name) => {
    const { value, derivative, defaultAlpha } = activations[name];
    for (const x of [-1e30, -1e4, -750, 750, 1e4, 1e30]) {
      expect(Number.isFinite(value(x, defaultAlpha))).toBe(true);
      expect(Number.isFinite(derivative(x, defaultAlpha))).toBe(true);
    }
  });
});

describe('tanh', () => {
  const closeToTheirs = (x: number): void => {
    expect(Math.abs(tanh(x) - Math.tanh(x))).toBeLessThanOrEqual(1e-13 * Math.abs(Math.tanh(x)));
  };

  it('is that of the language, however small or large the number', () => {
    for (let exponent = -9; exponent < 3; exponent += 0.003) {
      closeToTheirs(10 ** exponent);
      closeToTheirs(-(10 ** exponent));
    }
    for (const x of [0, 1e-320, 1e-100, 0.01, 0.01 - 1e-15, -0.01, Infinity, -Infinity]) closeToTheirs(x);
    expect(tanh(-0)).toBe(-0);
    expect(tanh(NaN)).toBeNaN();
  });
});

describe('erfc', () => {
  /** Abramowitz & Stegun 1964, table 7.1, and the same function to 40 digits. */
  it.each([
    [-1, 1.8427007929497148], [0, 1], [0.5, 0.4795001221869535], [1, 0.15729920705028513], [2, 0.004677734981047266],
    [2.5, 4.069520174449589e-4], [3, 2.209049699858544e-5], [5, 1.5374597944280349e-12], [10, 2.088487583762545e-45],
  ])('of %f', (x, expected) => {
    expect(Math.abs(erfc(x) / expected - 1)).toBeLessThan(1e-12);
  });

  it('of x and −x sum to 2, and it falls', () => {
    fc.assert(fc.property(points, fc.double({ min: 1e-3, max: 1, noNaN: true }), (x, step) => {
      expect(erfc(x) + erfc(-x)).toBeCloseTo(2, 14);
      expect(erfc(x + step)).toBeLessThanOrEqual(erfc(x));
    }));
  });
});

describe('softmax', () => {
  const logits = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 1, maxLength: 10 });

  it('sums to one and does not notice a shift', () => {
    fc.assert(fc.property(logits, fc.double({ min: -1000, max: 1000, noNaN: true }), (z, shift) => {
      const p = softmax(z);
      expect(p.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
      const shifted = softmax(z.map((logit) => logit + shift));
      p.forEach((value, index) => expect(shifted[index]).toBeCloseTo(value, 9));
    }));
  });

  it('is the gradient of logSumExp', () => {
    const z = [0.3, -1.2, 2, 0.5];
    centralDifference(logSumExp, z).forEach((slope, index) => expect(slope).toBeCloseTo(softmax(z)[index] ?? NaN, 9));
  });
});
