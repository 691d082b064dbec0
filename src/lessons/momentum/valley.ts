import { rotate, type Point, type Surface } from '@/lesson-kit';

/**
 * Momentum and Nesterov's method in their original form (Sutskever et al. 2013), so that every part of a step can be
 * drawn: where the gradient is taken, what is carried over, where the weights end. The network's optimizer computes the
 * same Nesterov steps in rearranged form; what it stores as weights is the look-ahead point of this one.
 */
export interface Method {
  readonly learningRate: number;
  readonly beta: number;
  /** gradient at θ − look·ηβv: 0 plain momentum, 1 Nesterov, −1 the misprint */
  readonly look: -1 | 0 | 1;
}

export interface Step {
  readonly theta: Point;
  /** where the gradient of this step is taken */
  readonly probe: Point;
  /** −ηβv, what the old velocity alone would do */
  readonly carried: Point;
  /** −ηg */
  readonly push: Point;
  /** θ after the step */
  readonly next: Point;
}

export interface Descent {
  readonly steps: readonly Step[];
  /** f(θ) before step 0, then after every step */
  readonly values: readonly number[];
  readonly end: 'converged' | 'diverged' | 'steps';
}

const plus = ([x, y]: Point, [dx, dy]: Point, factor = 1): Point => [x + factor * dx, y + factor * dy];
const times = ([x, y]: Point, factor: number): Point => [factor * x, factor * y];

/** v ← βv + g, θ ← θ − ηv, with g at the probe. */
function takeStep(surface: Surface, { learningRate, beta, look }: Method, theta: Point, velocity: Point): { readonly step: Step; readonly velocity: Point } {
  const carried = times(velocity, -learningRate * beta);
  const probe = plus(theta, carried, look);
  const gradient = surface.gradient(probe);
  const moved = plus(times(velocity, beta), gradient);
  return { step: { theta, probe, carried, push: times(gradient, -learningRate), next: plus(theta, moved, -learningRate) }, velocity: moved };
}

interface Limits {
  readonly steps: number;
  readonly tolerance?: number;
  /** counts as diverged beyond this */
  readonly ceiling?: number;
}

/** Follows a method from rest at `start` until f is below the tolerance, above the ceiling, or the steps are used up. */
export function follow(surface: Surface, method: Method, start: Point, { steps: most, tolerance = -Infinity, ceiling = Number.MAX_VALUE }: Limits): Descent {
  const steps: Step[] = [];
  const values = [surface.value(start)];
  let theta = start;
  let velocity: Point = [0, 0];
  while (steps.length < most) {
    const taken = takeStep(surface, method, theta, velocity);
    ({ velocity } = taken);
    theta = taken.step.next;
    const value = surface.value(theta);
    if (!Number.isFinite(value)) return { steps, values, end: 'diverged' };
    steps.push(taken.step);
    values.push(value);
    if (value < tolerance) return { steps, values, end: 'converged' };
    if (value > ceiling) return { steps, values, end: 'diverged' };
  }
  return { steps, values, end: 'steps' };
}

/** Best rate of plain gradient descent on curvatures 1 … κ: 2/(1 + κ). */
export const bestDescent = (kappa: number): Method => ({ learningRate: 2 / (1 + kappa), beta: 0, look: 0 });

/** Polyak 1964: η = 4/(√L + √μ)², β = ((√κ − 1)/(√κ + 1))², here with μ = 1 and L = κ. */
export const bestMomentum = (kappa: number): Method => {
  const root = Math.sqrt(kappa);
  return { learningRate: 4 / (root + 1) ** 2, beta: ((root - 1) / (root + 1)) ** 2, look: 0 };
};

export const tolerance = 1e-3;
const startInAxes: Point = [1, 1];
/** The start the text speaks of, in a valley turned by `angle`. */
export const homeOf = (angle: number): Point => rotate(startInAxes, angle);
