import { expect } from 'vitest';
import { penaltyGradient } from '@/engine/math/regularisation';
import { learningRateAt } from '@/engine/math/schedules';
import { type Point, quadraticBowl, type Surface } from '@/engine/math/surfaces';
import { descend } from '@/engine/math/trajectory';
import { type UpdateCoefficients, updateCoefficients } from '@/engine/math/updateRules';
import { checksOf, describeReference } from './cases/file';
import { float32Tolerance, optimizerCases, optimizerFile, optimizerProblem, optimizerTolerance, optimizerTrajectory } from './cases/optimizers';
import { expectWithin } from './compare';

const bowl = quadraticBowl(optimizerProblem.kappa);

/** The reference problem with an L2 penalty in its gradient. */
function penalised(l2: number): Surface {
  const pull = (w: number): number => penaltyGradient(w, 0, l2);
  return { ...bowl, gradient: (point) => bowl.gradient(point).map((g, axis) => g + pull(point[axis] ?? 0)) as [number, number] };
}

/** The rows of other libraries' conventions: the same linear form, other coefficients. */
const still: UpdateCoefficients = { a: 0, b: 0, c: 0, d: 0, e: 0, f: 1, k: 1, h: 1, s: 1, epsInside: 0, eps: 0, adaptive: false };
const halved = (step: number): number => (step < 100 ? 0.01 : 0.005);

/** η inside the velocity: m = μm + ηg, w ← w − m. */
const polyak = (rate: number): UpdateCoefficients => ({ ...still, a: 0.9, b: rate, e: 1, f: 0 });
/** v = μv − ηg, w ← w + μv − ηg, with m = −v. */
const nesterovKeras: UpdateCoefficients = { ...still, a: 0.9, b: 0.01, e: 0.9, f: 0.01 };

/** The accumulator starts at 0.1 instead of 0, which under the root is the same as a larger ε. */
const adagradKeras = (epsilon: number): UpdateCoefficients => ({ ...still, c: 1, d: 1, h: 0.5, epsInside: 0.1 + epsilon, adaptive: true });

const adamKeras = (step: number): UpdateCoefficients => {
  const h = (0.1 * Math.sqrt(1 - 0.999 ** (step + 1))) / (1 - 0.9 ** (step + 1));
  return { ...still, a: 0.9, b: 0.1, c: 0.999, d: 0.001, e: 1, f: 0, h, eps: 1e-7, adaptive: true };
};

/** Nadam with Dozat's momentum schedule μₜ = β₁(1 − ½·0.96^(ψt)). */
function nadamScheduled(psi: number): (step: number) => UpdateCoefficients {
  const mu = (t: number): number => 0.9 * (1 - 0.5 * 0.96 ** (psi * t));
  const product = (t: number): number => Array.from({ length: t }, (_, index) => mu(index + 1)).reduce((left, right) => left * right, 1);
  return (step) => {
    const t = step + 1;
    const e = mu(t + 1) / (1 - product(t + 1));
    const f = (1 - mu(t)) / (1 - product(t));
    return { ...still, a: 0.9, b: 0.1, c: 0.999, d: 0.001, e, f, h: 0.1, s: 1 / (1 - 0.999 ** t), eps: 1e-7, adaptive: true };
  };
}

function follow(id: string, rule: (step: number) => UpdateCoefficients, surface = bowl): readonly Point[] {
  const { points } = descend(surface, optimizerProblem.start, rule, { steps: optimizerTrajectory(id).length - 1 });
  return points;
}

function expectRow(id: string, rule: (step: number) => UpdateCoefficients): void {
  expectWithin(follow(id, rule).flat(), optimizerTrajectory(id), optimizerTolerance);
}

describeReference(
  optimizerFile,
  {
    ...checksOf(optimizerCases, (reference) => {
      const { id, optimizer, schedule, l2, trajectory } = reference;
      const rule = (step: number): UpdateCoefficients => updateCoefficients(optimizer, step, learningRateAt(schedule, optimizer.learningRate, step));
      expectWithin(follow(id, rule, penalised(l2)).flat(), trajectory, optimizerTolerance);
      expect(float32Tolerance(reference, 1)).toBeLessThan(1e-5);
    }),
    momentum_polyak: () => expectRow('momentum_polyak', () => polyak(0.01)),
    momentum_polyak_lr_halved_at_100: () => expectRow('momentum_polyak_lr_halved_at_100', (step) => polyak(halved(step))),
    momentum_ewma: () => expectRow('momentum_ewma', () => ({ ...still, a: 0.9, b: 1 - 0.9, e: 1, f: 0, h: 0.1 })),
    nesterov_keras: () => expectRow('nesterov_keras', () => nesterovKeras),
    nesterov_lookahead: () => {
      // The reference lists θ; ours is the look-ahead point w = θ + μv, from which θ' = w − η·g(w).
      const lookAhead = follow('nesterov_lookahead', () => nesterovKeras).slice(0, -1);
      const theta = lookAhead.flatMap((w) => {
        const [gx, gy] = bowl.gradient(w);
        return [w[0] - 0.01 * gx, w[1] - 0.01 * gy];
      });
      expectWithin([...optimizerProblem.start, ...theta], optimizerTrajectory('nesterov_lookahead'), optimizerTolerance);
    },
    adagrad_keras: () => expectRow('adagrad_keras', () => adagradKeras(1e-7)),
    adagrad_tfjs_webgl: () => expectRow('adagrad_tfjs_webgl', () => adagradKeras(1e-4)),
    rmsprop_keras: () => expectRow('rmsprop_keras', () => ({ ...still, c: 0.9, d: 1 - 0.9, h: 0.02, epsInside: 1e-7, adaptive: true })),
    adam_keras_eps_hat: () => expectRow('adam_keras_eps_hat', adamKeras),
    nadam_keras: () => expectRow('nadam_keras', nadamScheduled(1)),
    nadam_pytorch: () => expectRow('nadam_pytorch', nadamScheduled(0.004)),
  },
  {
    rmsprop_momentum_keras: 'averages the divided gradient: a third accumulator, outside the linear form',
    adadelta_zeiler: 'its step size is an average of its own steps: a third accumulator, outside the linear form',
    amsgrad: 'a running maximum of v is not linear',
    adamax: 'a running maximum of |g| is not linear',
  },
);
