import { expect, it } from 'vitest';
import { expectWithin, flatten } from './compare';

const tolerance = { rtol: 1e-3, atol: 1e-6 };

it('reads nested lists and numbers written as strings', () => {
  expect(flatten([[1, 'NaN'], ['-Infinity', [2]]])).toEqual([1, NaN, -Infinity, 2]);
});

it('accepts what lies within the tolerance, and equal special values', () => {
  expectWithin([1.0009, 0, NaN, Infinity], [1, 1e-7, 'NaN', 'Infinity'], tolerance);
});

it.each([
  ['a value outside', [1.002], [1]],
  ['NaN', [NaN], [1]],
  ['a number where NaN belongs', [1], ['NaN']],
  ['a number where Infinity belongs', [1e300], ['Infinity']],
  ['too few values', [1], [1, 1]],
])('refuses %s', (_what, actual, expected) => {
  expect(() => expectWithin(actual, expected, tolerance)).toThrow();
});
