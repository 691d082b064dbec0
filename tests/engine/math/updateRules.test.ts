import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OptimizerSpec } from '@/engine/experiment/types';
import { applyUpdate, updateCoefficients } from '@/engine/math/updateRules';

const moments = { learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, biasCorrection: true } as const;
const optimizers: readonly OptimizerSpec[] = [
  { kind: 'sgd', learningRate: 0.1 },
  { kind: 'momentum', learningRate: 0.1, momentum: 0.9 },
  { kind: 'nesterov', learningRate: 0.1, momentum: 0.9 },
  { kind: 'adagrad', learningRate: 0.1, epsilon: 1e-10 },
  { kind: 'rmsprop', learningRate: 0.1, rho: 0.9, epsilon: 1e-8 },
  { kind: 'adam', ...moments },
  { kind: 'nadam', ...moments },
  { kind: 'adamw', ...moments, weightDecay: 0.01 },
];
const gradients = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 1, maxLength: 20 });

/** Weight after following these gradients from 1. */
function follow(optimizer: OptimizerSpec, sequence: readonly number[]): number {
  const [w, m, v] = [[1], [0], [0]];
  sequence.forEach((g, step) => applyUpdate(updateCoefficients(optimizer, step, optimizer.learningRate), w, [g], m, v));
  return w[0] ?? NaN;
}

function expectSame(left: OptimizerSpec, right: OptimizerSpec): void {
  fc.assert(fc.property(gradients, (sequence) => {
    expect(follow(left, sequence)).toBeCloseTo(follow(right, sequence), 12);
  }));
}

describe('every rule', () => {
  it.each(optimizers)('$kind: stays finite and only decays while the gradient is 0', (optimizer) => {
    fc.assert(fc.property(gradients, (sequence) => {
      expect(Number.isFinite(follow(optimizer, sequence))).toBe(true);
    }));
    const decay = optimizer.kind === 'adamw' ? (1 - optimizer.learningRate * optimizer.weightDecay) ** 3 : 1;
    expect(follow(optimizer, [0, 0, 0])).toBeCloseTo(decay, 14);
  });

  it.each(optimizers)('$kind: the first step goes against the gradient', (optimizer) => {
    fc.assert(fc.property(fc.double({ min: 1e-3, max: 10, noNaN: true }), (g) => {
      const rest = follow(optimizer, [0]);
      expect(follow(optimizer, [g])).toBeLessThan(rest);
      expect(follow(optimizer, [-g])).toBeGreaterThan(rest);
    }));
  });

  it.each(optimizers)('$kind: the step is proportional to the learning rate', (optimizer) => {
    const { h, k } = updateCoefficients(optimizer, 4, 0.3);
    expect(h).toBeCloseTo(3 * updateCoefficients(optimizer, 4, 0.1).h, 14);
    expect(1 - k).toBeCloseTo(3 * (1 - updateCoefficients(optimizer, 4, 0.1).k), 14);
  });
});

describe('special cases agree', () => {
  const sgd: OptimizerSpec = { kind: 'sgd', learningRate: 0.1 };
  it('momentum and Nesterov without memory are sgd', () => {
    expectSame({ kind: 'momentum', learningRate: 0.1, momentum: 0 }, sgd);
    expectSame({ kind: 'nesterov', learningRate: 0.1, momentum: 0 }, sgd);
  });

  it('nadam without memory is adam, adamw without decay is adam', () => {
    expectSame({ kind: 'nadam', ...moments, beta1: 0 }, { kind: 'adam', ...moments, beta1: 0 });
    expectSame({ kind: 'adamw', ...moments, weightDecay: 0 }, { kind: 'adam', ...moments });
  });

  it('adam with β₁ = 0 and no correction is rmsprop', () => {
    expectSame(
      { kind: 'adam', learningRate: 0.1, beta1: 0, beta2: 0.9, epsilon: 1e-8, biasCorrection: false },
      { kind: 'rmsprop', learningRate: 0.1, rho: 0.9, epsilon: 1e-8 },
    );
  });
});

it('works in place on float32 arrays', () => {
  const [w, m, v] = [Float32Array.of(1, 2), new Float32Array(2), new Float32Array(2)];
  applyUpdate(updateCoefficients({ kind: 'momentum', learningRate: 0.5, momentum: 0.5 }, 0, 0.5), w, [1, -2], m, v);
  expect([...w, ...m, ...v]).toEqual([0.5, 3, 1, -2, 0, 0]);
});
