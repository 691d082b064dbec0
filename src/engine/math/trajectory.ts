import type { Point, Surface } from './surfaces';
import { applyUpdate, type UpdateCoefficients } from './updateRules';

/** The way of one optimizer down a surface. */
export interface Trajectory {
  /** Weights before step 0, then after every step. */
  readonly points: readonly Point[];
  /** Surface value at each point. */
  readonly values: readonly number[];
  readonly end: 'converged' | 'diverged' | 'steps';
}

/** Number of updates made, also the step at which the run converged or diverged. */
export const stepsOf = (trajectory: Trajectory): number => trajectory.points.length - 1;

interface Limits {
  readonly steps: number;
  /** Converged as soon as the value is below this; without it the run makes all its steps. */
  readonly tolerance?: number;
}

/**
 * Follows the update rule from `start`. Stops when the value falls below the tolerance, when it or a weight is no longer
 * finite (that point is the last of the list), or after `steps` updates.
 */
export function descend(surface: Surface, start: Point, rule: (step: number) => UpdateCoefficients, { steps, tolerance = -Infinity }: Limits): Trajectory {
  const weights: [number, number] = [...start];
  const m = [0, 0];
  const v = [0, 0];
  const points: Point[] = [start];
  const values = [surface.value(start)];
  const finish = (end: Trajectory['end']): Trajectory => ({ points, values, end });

  for (let step = 0; step < steps; step += 1) {
    applyUpdate(rule(step), weights, surface.gradient(weights), m, v);
    const value = surface.value(weights);
    points.push([...weights]);
    values.push(value);
    if (!Number.isFinite(value) || !weights.every(Number.isFinite)) return finish('diverged');
    if (value < tolerance) return finish('converged');
  }
  return finish('steps');
}
