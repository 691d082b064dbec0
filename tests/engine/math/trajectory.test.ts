import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centralDifference, relativeError } from '@/engine/math/gradientCheck';
import { type Point, quadraticBowl, rosenbrock, rotate, saddle } from '@/engine/math/surfaces';
import { descend, stepsOf } from '@/engine/math/trajectory';
import { type UpdateCoefficients, updateCoefficients } from '@/engine/math/updateRules';

const coordinate = fc.double({ min: -3, max: 3, noNaN: true });
const points = fc.tuple(coordinate, coordinate);
const sgd = (rate: number) => (step: number): UpdateCoefficients => updateCoefficients({ kind: 'sgd', learningRate: rate }, step, rate);

describe('surfaces', () => {
  it.each([['bowl', quadraticBowl(25)], ['turned bowl', quadraticBowl(100, 0.7)], ['rosenbrock', rosenbrock], ['saddle', saddle]])('%s: the gradient is the one of the value', (_name, surface) => {
    fc.assert(fc.property(points, (point) => {
      const numeric = centralDifference(([x = NaN, y = NaN]) => surface.value([x, y]), point);
      const difference = surface.gradient(point).map((slope, axis) => slope - (numeric[axis] ?? NaN));
      // Relative far from the minimum, absolute near it.
      expect(relativeError([...surface.gradient(point)], numeric) < 1e-6 || Math.hypot(...difference) < 1e-6).toBe(true);
    }));
  });

  it('turning there and back changes nothing', () => {
    fc.assert(fc.property(points, coordinate, (point, angle) => {
      rotate(rotate(point, angle), -angle).forEach((value, axis) => expect(value).toBeCloseTo(point[axis] ?? NaN, 12));
    }));
  });

  it('have their minima where they should', () => {
    expect(rosenbrock.value([1, 1])).toBe(0);
    expect(saddle.value([0, 1])).toBe(-0.25);
    expect(saddle.gradient([0, 0])).toEqual([0, 0]);
  });
});

describe('descend', () => {
  it('follows the closed form of gradient descent on the bowl', () => {
    const { points: path, values, end } = descend(quadraticBowl(25), [2, 1], sgd(0.03), { steps: 50 });
    expect(end).toBe('steps');
    path.forEach(([x, y], k) => {
      expect(x).toBeCloseTo(2 * (1 - 0.03) ** k, 12);
      expect(y).toBeCloseTo((1 - 0.75) ** k, 12);
    });
    expect(values).toEqual(path.map((point) => quadraticBowl(25).value(point)));
  });

  it('stops at the tolerance', () => {
    const run = descend(quadraticBowl(1), [1, 0], sgd(0.5), { steps: 100, tolerance: 1e-3 });
    expect([run.end, stepsOf(run), run.values.at(-1)]).toEqual(['converged', 5, 0.5 ** 11]);
  });

  it('stops when a weight is no longer finite, and says at which step', () => {
    const run = descend(quadraticBowl(100), [1, 1], sgd(1), { steps: 10_000 });
    expect(run.end).toBe('diverged');
    expect(stepsOf(run)).toBeLessThan(200);
    expect(run.values.slice(0, -1).every(Number.isFinite)).toBe(true);
    expect(Number.isFinite(run.values.at(-1))).toBe(false);
  });

  it('leaves its start alone', () => {
    const start: Point = [1, 2];
    descend(rosenbrock, start, sgd(1e-3), { steps: 3 });
    expect(start).toEqual([1, 2]);
  });
});
