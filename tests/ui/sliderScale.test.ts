import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSliderScale } from '@/ui/controls/sliderScale';

describe('buildSliderScale', () => {
  it('gives every position of a logarithmic scale a value of its own, and comes back to the position', () => {
    for (const [min, max] of [[1e-5, 1], [3e-4, 0.7], [1, 1000], [1e-8, 1e-2]] as const) {
      const scale = buildSliderScale({ min, max, scale: 'log' });
      const values = Array.from({ length: scale.positions + 1 }, (_, position) => scale.toValue(position));
      expect(values[0]).toBe(min);
      expect(values.at(-1)).toBe(max);
      expect(new Set(values).size).toBe(values.length);
      expect(values.map((value) => scale.toPosition(value))).toEqual(values.map((_, position) => position));
    }
  });

  it('stays inside its range and never falls, whatever the range', () => {
    const range = fc.tuple(fc.double({ min: 1e-6, max: 1, noNaN: true }), fc.double({ min: 1.5, max: 1e5, noNaN: true }));
    fc.assert(
      fc.property(range, fc.constantFrom('log' as const, 'linear' as const), fc.boolean(), ([min, factor], kind, integer) => {
        const max = min * factor;
        const scale = buildSliderScale({ min, max, scale: kind, integer: integer && min >= 1 });
        let before = min;
        for (let position = 0; position <= scale.positions; position += 1) {
          const value = scale.toValue(position);
          expect(value).toBeGreaterThanOrEqual(before);
          expect(value).toBeLessThanOrEqual(max);
          before = value;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has no arithmetic noise on a linear scale', () => {
    const scale = buildSliderScale({ min: 0, max: 1, step: 0.1 });
    expect([0, 1, 2, 3, 10].map((position) => scale.toValue(position))).toEqual([0, 0.1, 0.2, 0.3, 1]);
  });

  it('falls back to a linear scale where a logarithm has no meaning', () => {
    expect(buildSliderScale({ min: 0, max: 10, scale: 'log' }).toValue(50)).toBe(5);
  });
});
