import { describe, expect, it } from 'vitest';
import { countPatterns, drawMask, drawPatterns, maskedLayers, meanScale } from '@/lessons/dropout/masks';
import { withRates } from '@/lessons/dropout/networks';

const layer = { layer: 2, units: 128 };

describe('masks of the lesson on dropout', () => {
  it('finds the dropouts of the network with the units before them', () => {
    expect(maskedLayers(withRates([0.5], { hidden: [16, 8] }))).toEqual([{ layer: 2, units: 16 }, { layer: 5, units: 8 }]);
  });

  it('nests: a unit that is off at a low rate is off at a higher one', () => {
    const draw = { seed: 3, update: 7, row: 2 };
    const [low, high] = [drawMask(layer, { ...draw, rate: 0.3 }), drawMask(layer, { ...draw, rate: 0.7 })];
    expect(high.every((bit, unit) => bit <= (low[unit] ?? 0))).toBe(true);
  });

  it('keeps the mean: exactly 1 without dropout, near 1 with it', () => {
    expect(meanScale(layer, { seed: 1, update: 5, row: 0, rate: 0 }, 3)).toEqual([1, 1, 1]);
    for (const mean of meanScale(layer, { seed: 1, update: 4000, row: 0, rate: 0.5 }, 5)) expect(Math.abs(mean - 1)).toBeLessThan(0.06);
  });

  it('counts every mask drawn once, under the pattern of its first units', () => {
    const patterns = drawPatterns(layer, { seed: 1, rate: 0.5 }, 4, 32);
    const counts = countPatterns(patterns, 64, 3);
    expect(counts).toHaveLength(8);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(64);
    const [a = 0, b = 0, c = 0] = drawMask(layer, { seed: 1, update: 2, row: 1, rate: 0.5 });
    expect(patterns[33]! & 7).toBe(a + 2 * b + 4 * c);
  });
});
