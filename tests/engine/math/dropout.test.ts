import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dropoutMask, dropoutScale, dropoutThreshold } from '@/engine/math/dropout';
import { randomBits } from '@/lib/random';

const unsigned = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const index = fc.integer({ min: 0, max: 2 ** 24 });

it('keeps everything at rate 0 and drops everything at rate 1', () => {
  fc.assert(fc.property(unsigned, index, (key, unit) => {
    expect(dropoutMask(key, unit, 0)).toBe(1);
    expect(dropoutMask(key, unit, 1)).toBe(0);
  }));
});

it('never brings a dropped unit back when the rate rises', () => {
  const rate = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(fc.property(unsigned, index, rate, rate, (key, unit, one, other) => {
    expect(dropoutMask(key, unit, Math.max(one, other))).toBeLessThanOrEqual(dropoutMask(key, unit, Math.min(one, other)));
  }));
});

it('keeps the unit whose draw equals the threshold: exactly `threshold` of 2²⁴ draws are dropped', () => {
  fc.assert(fc.property(unsigned, index, (key, unit) => {
    const draw = randomBits(key, unit) >>> 8;
    expect(dropoutMask(key, unit, draw / 2 ** 24)).toBe(1);
    expect(dropoutMask(key, unit, (draw + 1) / 2 ** 24)).toBe(0);
  }));
});

it('compares with a 24-bit integer and scales by the kept share', () => {
  expect(dropoutThreshold(0.5)).toBe(8_388_608);
  expect(dropoutThreshold(0.2)).toBe(3_355_443);
  expect(dropoutScale(0.75)).toBe(4);
});
