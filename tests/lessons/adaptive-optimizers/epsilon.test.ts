import { describe, expect, it } from 'vitest';
import { applyUpdate, updateCoefficients } from '@/engine/math/updateRules';
import { epsilonRules, halfwayGradient, stepShare } from '@/lessons/adaptive-optimizers/epsilon';

const [beta1, beta2] = [0.9, 0.999];

/** Step by step, as keras.optimizers.Adam and tf.compat.v1.train.AdamOptimizer write it: η·√(1−β₂ᵗ)/(1−β₁ᵗ) · m/(√s + ε̂). */
function kerasStep(gradient: number, epsilon: number, t: number): number {
  let [m, s, step] = [0, 0, 0];
  for (let at = 1; at <= t; at += 1) {
    m += (gradient - m) * (1 - beta1);
    s += (gradient * gradient - s) * (1 - beta2);
    step = ((Math.sqrt(1 - beta2 ** at) / (1 - beta1 ** at)) * m) / (Math.sqrt(s) + epsilon);
  }
  return step;
}

/** The engine's own Adam with η = 1. */
function engineStep(gradient: number, epsilon: number, t: number): number {
  const [weights, m, s] = [[0], [0], [0]];
  let before = 0;
  for (let step = 0; step < t; step += 1) {
    before = weights[0]!;
    applyUpdate(updateCoefficients({ kind: 'adam', learningRate: 1, beta1, beta2, epsilon, biasCorrection: true }, step, 1), weights, [gradient], m, s);
  }
  return Math.abs(weights[0]! - before);
}

describe('where ε stands', () => {
  it.each([[1e-7, 1], [1e-6, 3], [1e-3, 40]])('shares of η are those of the update rules: g = %d at step %d', (gradient, t) => {
    expect(stepShare({ placement: 'outside', epsilon: 1e-7 }, gradient, t)).toBeCloseTo(engineStep(gradient, 1e-7, t), 9);
    expect(stepShare({ placement: 'hat', epsilon: 1e-7 }, gradient, t)).toBeCloseTo(kerasStep(gradient, 1e-7, t), 9);
  });

  it('is the gradient whose step is half of η, wherever it stands', () => {
    for (const rule of epsilonRules) for (const t of [1, 100, 10_000]) expect(stepShare(rule, halfwayGradient(rule, t), t)).toBeCloseTo(0.5, 12);
  });

  it('in front of the correction fades into the one behind it', () => {
    const [hat, outside] = (['hat', 'outside'] as const).map((placement) => (t: number) => stepShare({ placement, epsilon: 1e-7 }, 1e-6, t));
    expect(hat!(1)).toBeLessThan(0.3 * outside!(1));
    expect(hat!(10_000)).toBeCloseTo(outside!(10_000), 4);
  });
});
