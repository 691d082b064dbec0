import { applyUpdate, descend, quadraticBowl, rotate, stepsOf, updateCoefficients, type OptimizerSpec } from '@/lesson-kit';

/** Arithmetic behind the lesson's exact claims, with the very update rules the lab trains with. */

/** Lengths of the first step from 0 for gradients of eleven sizes, 10⁻⁵ to 10⁵. */
export function firstSteps(optimizer: OptimizerSpec): readonly number[] {
  const gradients = Array.from({ length: 11 }, (_, index) => 10 ** (index - 5));
  const weights = gradients.map(() => 0);
  applyUpdate(updateCoefficients(optimizer, 0, optimizer.learningRate), weights, gradients, [...weights], [...weights]);
  return weights.map(Math.abs);
}

/** Ratio of the lengths of two steps (counted from 1) under the gradient 1. */
export function constantGradientSteps(optimizer: OptimizerSpec, [numerator, denominator]: readonly [number, number]): number {
  const lengths: number[] = [];
  const [weight, m, v] = [[0], [0], [0]];
  for (let step = 0; step < Math.max(numerator, denominator); step += 1) {
    const before = weight[0] ?? 0;
    applyUpdate(updateCoefficients(optimizer, step, optimizer.learningRate), weight, [1], m, v);
    lengths.push(Math.abs((weight[0] ?? 0) - before));
  }
  return (lengths[numerator - 1] ?? NaN) / (lengths[denominator - 1] ?? NaN);
}

export const kappa = 100;
export const tolerance = 1e-3;

/** Steps to f < tolerance on the valley ½(x² + 100y²) turned by `angle`, from (1, 1) in its own axes. */
export function stepsToTolerance(optimizer: OptimizerSpec, angle: number): number {
  const trajectory = descend(quadraticBowl(kappa, angle), rotate([1, 1], angle), (step) => updateCoefficients(optimizer, step, optimizer.learningRate), { steps: 2000, tolerance });
  return trajectory.end === 'converged' ? stepsOf(trajectory) : Infinity;
}

/** Two weights that start at 1, with gradients ∓10 and ∓0.01 in turn: what 300 steps of decay 0.1 leave of them. */
export function decayedWeights(kind: 'adam' | 'adamw'): { readonly large: number; readonly small: number } {
  const lambda = 0.1;
  const numbers = { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, biasCorrection: true };
  const optimizer: OptimizerSpec = kind === 'adamw' ? { kind, ...numbers, weightDecay: lambda } : { kind, ...numbers };
  const weights = [1, 1];
  const [m, v] = [[0, 0], [0, 0]];
  for (let step = 0; step < 300; step += 1) {
    const sign = step % 2 === 0 ? -1 : 1;
    const penalty = kind === 'adam' ? lambda : 0;
    const gradients = [10, 0.01].map((size, index) => sign * size + penalty * (weights[index] ?? 0));
    applyUpdate(updateCoefficients(optimizer, step, optimizer.learningRate), weights, gradients, m, v);
  }
  return { large: weights[0] ?? NaN, small: weights[1] ?? NaN };
}
