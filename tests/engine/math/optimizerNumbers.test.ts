import { describe, expect, it } from 'vitest';
import type { OptimizerSpec } from '@/engine/experiment/types';
import { correctedMovingAverage, movingAverage, varianceReduction } from '@/engine/math/movingAverage';
import { penaltyGradient } from '@/engine/math/regularisation';
import { type Point, quadraticBowl, rotate, saddle } from '@/engine/math/surfaces';
import { descend, stepsOf, type Trajectory } from '@/engine/math/trajectory';
import { applyUpdate, type UpdateCoefficients, updateCoefficients } from '@/engine/math/updateRules';
import { randomNormal, streamKey } from '@/lib/random';

/** Exact numbers of the lessons on optimizers that follow from the formulas alone. */

const quarterTurn = Math.PI / 4;
const adam = { learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, biasCorrection: true } as const;

/** Follows an optimizer down the valley κ = 100 from (1, 1) in its own axes, until f < 1e-3. */
function race(optimizer: OptimizerSpec, angle = 0): Trajectory {
  const rule = (step: number): UpdateCoefficients => updateCoefficients(optimizer, step, optimizer.learningRate);
  return descend(quadraticBowl(100, angle), rotate([1, 1], angle), rule, { steps: 1000, tolerance: 1e-3 });
}

/** Changes of a weight that always sees the gradient g. */
function changesUnder(optimizer: OptimizerSpec, g: number, steps: number): number[] {
  const [w, m, v] = [[0], [0], [0]];
  return Array.from({ length: steps }, (_, step) => {
    const before = w[0] ?? NaN;
    applyUpdate(updateCoefficients(optimizer, step, optimizer.learningRate), w, [g], m, v);
    return before - (w[0] ?? NaN);
  });
}

describe('L16 moving averages, momentum, Nesterov', () => {
  const series = (seed: number, length: number): number[] => Array.from({ length }, (_, index) => randomNormal(streamKey(seed, 'data'), index));

  it.each([0, 1, 2, 3, 4])('C1: after ten steps the raw average is far too low, the corrected one right (seed %i)', (seed) => {
    const noisy = series(seed, 10).map((noise) => 10 + noise);
    expect(movingAverage(noisy, 0.98).at(-1)).toBeLessThanOrEqual(3);
    expect(Math.abs((correctedMovingAverage(noisy, 0.98).at(-1) ?? NaN) - 10)).toBeLessThan(1.5);
  });

  it.each([0.5, 0.9, 0.98])('C2: white noise keeps (1−β)/(1+β) of its variance (β = %f)', (beta) => {
    const averages = movingAverage(series(0, 200_000), beta).slice(1000);
    const variance = averages.reduce((sum, value) => sum + value * value, 0) / averages.length;
    expect(Math.abs(variance / varianceReduction(beta) - 1)).toBeLessThan(0.1);
  });

  const nesterov: OptimizerSpec = { kind: 'nesterov', learningRate: 0.01, momentum: 0.9 };
  /** η = 4/(√L+√μ)², β = ((√κ−1)/(√κ+1))². */
  const tuned: OptimizerSpec = { kind: 'momentum', learningRate: 4 / 11 ** 2, momentum: (9 / 11) ** 2 };

  it.each([0, quarterTurn])('C3: gradient descent 271 steps, tuned momentum 50, at any rotation', (angle) => {
    expect(stepsOf(race({ kind: 'sgd', learningRate: 2 / 101 }, angle))).toBe(271);
    expect(stepsOf(race(tuned, angle))).toBe(50);
  });

  it.each([0, quarterTurn])('C3: Nesterov: 23 steps of the look-ahead point that we store, 24 of θ behind it', (angle) => {
    const { points } = race(nesterov, angle);
    expect(points.length - 1).toBe(23);
    const { value, gradient } = quadraticBowl(100, angle);
    const theta = points.map((w): Point => {
      const [gx, gy] = gradient(w);
      return [w[0] - 0.01 * gx, w[1] - 0.01 * gy];
    });
    expect(theta.findIndex((point) => value(point) < 1e-3) + 1).toBe(24);
  });

  it('C5: with the wrong sign of the look-ahead, f passes 1e12 at step 40', () => {
    // m ← βm + η∇f(θ + βm), θ ← θ − m, rewritten for the point w = θ + βm: w' = w − (2−β)m' + ηg, once more the linear form.
    const row: UpdateCoefficients = { a: 0.9, b: 0.01, c: 0, d: 0, e: 2 - 0.9, f: -0.01, k: 1, h: 1, s: 1, epsInside: 0, eps: 0, adaptive: false };
    const bowl = quadraticBowl(100);
    const w = [1, 1];
    const [m, v] = [[0, 0], [0, 0]];
    const values = Array.from({ length: 60 }, () => {
      applyUpdate(row, w, bowl.gradient([w[0] ?? NaN, w[1] ?? NaN]), m, v);
      return bowl.value([(w[0] ?? NaN) - 0.9 * (m[0] ?? NaN), (w[1] ?? NaN) - 0.9 * (m[1] ?? NaN)]);
    });
    expect(values.findIndex((value) => value > 1e12) + 1).toBe(40);
  });
});

describe('L17 adaptive optimizers', () => {
  it.each([1e-5, 1e-2, 1, 1e4])("C1: Adam's first step is η whatever the gradient (g = %f)", (g) => {
    const [step = NaN] = changesUnder({ kind: 'adam', ...adam }, g, 1);
    expect(Math.abs(step / 0.1 - 1)).toBeLessThan(0.01);
  });

  it('C1: without bias correction the first step is 3.16 η', () => {
    const [step = NaN] = changesUnder({ kind: 'adam', ...adam, biasCorrection: false }, 1, 1);
    expect(step / 0.1).toBeCloseTo(3.16, 2);
  });

  it('C2: with the sign flipped every step climbs', () => {
    const rule = (step: number): UpdateCoefficients => {
      const row = updateCoefficients({ kind: 'adam', ...adam }, step, 0.1);
      return { ...row, h: -row.h };
    };
    const { values } = descend(quadraticBowl(1), [1, 1], rule, { steps: 100 });
    expect(values.every((value, step) => value > (values[step - 1] ?? 0))).toBe(true);
  });

  it("C4: under a constant gradient AdaGrad's step shrinks to 3.2 %, RMSProp's stays", () => {
    const adagrad = changesUnder({ kind: 'adagrad', learningRate: 0.1, epsilon: 1e-10 }, 2, 1000);
    expect((adagrad.at(-1) ?? NaN) / (adagrad[0] ?? NaN)).toBeCloseTo(0.032, 3);
    const rmsprop = changesUnder({ kind: 'rmsprop', learningRate: 0.1, rho: 0.9, epsilon: 1e-8 }, 2, 1000);
    expect((rmsprop.at(-1) ?? NaN) / (rmsprop[200] ?? NaN)).toBeCloseTo(1, 6);
  });

  it('C5: turning the valley costs AdaGrad and Adam dearly, momentum nothing', () => {
    const steps = (optimizer: OptimizerSpec): number[] => [0, quarterTurn].map((angle) => stepsOf(race(optimizer, angle)));
    expect(steps({ kind: 'adagrad', learningRate: 0.5, epsilon: 1e-10 })).toEqual([10, 462]);
    expect(steps({ kind: 'adam', ...adam })).toEqual([66, 320]);
    expect(steps({ kind: 'momentum', learningRate: 0.01, momentum: 0.9 })).toEqual([71, 71]);
  });

  it('C6: Adam with L2 spares the coordinate with large gradients, AdamW shrinks both', () => {
    const after = (optimizer: OptimizerSpec, l2: number): number[] => {
      const [w, m, v] = [[1, 1], [0, 0], [0, 0]];
      for (let step = 0; step < 300; step += 1) {
        const sign = step % 2 === 0 ? -1 : 1;
        const g = [10, 0.01].map((size, axis) => sign * size + penaltyGradient(w[axis] ?? NaN, 0, l2));
        applyUpdate(updateCoefficients(optimizer, step, 0.01), w, g, m, v);
      }
      return w;
    };
    const coupled = after({ kind: 'adam', ...adam }, 0.1);
    expect(coupled[0]).toBeCloseTo(0.988, 3);
    expect(coupled[1]).toBeLessThan(0.01);
    for (const w of after({ kind: 'adamw', ...adam, weightDecay: 0.1 }, 0)) expect(w).toBeCloseTo(0.754, 3);
  });
});

describe('L19 landscape', () => {
  it('C1: gradient descent leaves the saddle at step 139 from y₀ = 1e-6, never from 0', () => {
    const leaves = (y0: number): number => {
      const { points } = descend(saddle, [1, y0], () => updateCoefficients({ kind: 'sgd', learningRate: 0.1 }, 0, 0.1), { steps: 3000 });
      return points.findIndex(([, y]) => Math.abs(y) > 0.5);
    };
    expect(leaves(1e-6)).toBe(139);
    expect(leaves(0)).toBe(-1);
  });
});
