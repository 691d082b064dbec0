import { expect } from 'vitest';

/** Passes when |actual − expected| ≤ atol + rtol·|expected|. */
export interface Tolerance {
  readonly rtol: number;
  readonly atol: number;
}

/** JSON has no NaN or Infinity: the files write them as strings. */
type ReferenceNumber = number | string;
export type Nested = ReferenceNumber | readonly Nested[];

/** The numbers of a nested list in reading order. */
export function flatten(nested: Nested): number[] {
  return Array.isArray(nested) ? nested.flatMap((part: Nested) => flatten(part)) : [Number(nested)];
}

/** The value furthest outside its tolerance: ratio 1 is exactly at the limit, equal values (NaN included) count 0. */
function worstDeviation(actual: ArrayLike<number>, expected: readonly number[], { rtol, atol }: Tolerance): { ratio: number; index: number } {
  const worst = { ratio: 0, index: -1 };
  expected.forEach((target, index) => {
    const value = actual[index] ?? NaN;
    if (target === value || (Number.isNaN(target) && Number.isNaN(value))) return;
    const ratio = Math.abs(value - target) / (atol + rtol * Math.abs(target));
    if (ratio <= worst.ratio) return;
    worst.ratio = Number.isNaN(ratio) ? Infinity : ratio;
    worst.index = index;
  });
  return worst;
}

/** Asserts every number of a (nested) list against the reference. */
export function expectWithin(actual: ArrayLike<number>, expected: Nested, tolerance: Tolerance): void {
  const targets = flatten(expected);
  expect(actual.length, 'number of values').toBe(targets.length);
  const { ratio, index } = worstDeviation(actual, targets, tolerance);
  expect(ratio, `value ${index}: ${actual[index]} instead of ${targets[index]}, in units of the tolerance`).toBeLessThanOrEqual(1);
}
