import { describe, expect, it } from 'vitest';
import { decadesOf, decadeTicks, heightOf, layerTicks } from '@/widgets/charts/depth/depthScale';
import { formatDecade } from '@/widgets/format';

const line = (...values: number[]) => ({ lane: 0, values });

describe('the log axis over layers', () => {
  it('holds 1 and every positive value, three decades at least', () => {
    expect(decadesOf([line(1, 0.02), line(30)])).toEqual({ low: -2, high: 2 });
    expect(decadesOf([line(1, 1)])).toEqual({ low: -2, high: 1 });
  });

  it('leaves out what has no logarithm, and ends where single precision does', () => {
    expect(decadesOf([line(1, 0, NaN, Infinity, 1e-90, 1e60)])).toEqual({ low: -42, high: 42 });
  });

  it('writes few decades, 1 among them', () => {
    for (const decades of [{ low: -42, high: 0 }, { low: -1, high: 2 }, { low: 0, high: 37 }]) {
      const ticks = decadeTicks(decades, 6);
      expect(ticks).toContain(0);
      expect(ticks.length).toBeLessThanOrEqual(7);
      expect(ticks.every((tick) => tick >= decades.low && tick <= decades.high && !Object.is(tick, -0))).toBe(true);
    }
    expect([0, -8, 12].map(formatDecade)).toEqual(['1', '10⁻⁸', '10¹²']);
  });

  it('counts layers from the input', () => {
    expect(layerTicks(20, 8)).toEqual([0, 5, 10, 15, 20]);
    expect(layerTicks(3, 8)).toEqual([0, 1, 2, 3]);
  });

  it('keeps what is off the axis at its end', () => {
    const decades = { low: -2, high: 2 };
    expect([1e-9, 0.01, 1, 100, 1e9].map((value) => heightOf(value, decades))).toEqual([0, 0, 0.5, 1, 1]);
  });
});
