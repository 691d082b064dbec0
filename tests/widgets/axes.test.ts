import { describe, expect, it } from 'vitest';
import { accuracyRange, linearAxis, logAxis, logRange, lossRange } from '@/widgets/charts/curves/axes';
import type { Curve } from '@/widgets/charts/curves/curve';

const curve = (values: readonly (number | null)[], divergedAt: number | null = null): Curve => ({ id: String(values), lane: 0, label: '', series: values.map((value, step) => ({ step, value })), divergedAt });
const whole = [0, 1000] as const;

describe('axes', () => {
  it('start at zero and end on a round number above the losses', () => {
    expect(lossRange([curve([2.7, 1.3, 0.4])], whole)).toEqual([0, 3]);
    expect(lossRange([curve([0.63, 0.2])], whole)).toEqual([0, 0.8]);
  });

  it('are not flattened by one spike', () => {
    const calm = Array.from({ length: 200 }, () => 0.5);
    expect(lossRange([curve([...calm, 900])], whole)[1]).toBeLessThanOrEqual(1);
  });

  it('leave a diverged lane out, unless there is no other', () => {
    expect(lossRange([curve([0.6, 0.5]), curve([1, 1e6], 2)], whole)[1]).toBeLessThan(1);
    expect(lossRange([curve([1, 50], 2)], whole)[1]).toBeGreaterThanOrEqual(50);
  });

  it('look only at the window, and past gaps', () => {
    expect(lossRange([curve([9, null, 0.4, 0.4])], [2, 3])).toEqual([0, 0.4]);
    expect(lossRange([curve([null])], whole)[1]).toBeGreaterThan(0);
  });

  it('hold whole decades on a logarithmic scale, and never more than eight', () => {
    expect(logRange([curve([0.7, 0.004])], whole)).toEqual([0.001, 1]);
    const [low, high] = logRange([curve([1, 1e-30, 0])], whole);
    expect(high / low).toBeCloseTo(1e8, -2);
    expect(logRange([curve([0])], whole)).toEqual([0.01, 1]);
  });

  it('show accuracies up to one', () => {
    expect(accuracyRange([curve([0.53, 0.98])], whole)).toEqual([0.5, 1]);
    expect(accuracyRange([curve([0.99, 1])], whole)[0]).toBeLessThanOrEqual(0.9);
  });

  it('carry ticks inside the domain, with labels that differ', () => {
    for (const axis of [linearAxis([0, 0.8]), linearAxis([0, 400], 6), linearAxis([37, 41], 4), logAxis([1e-3, 1]), logAxis([0.1, 1]), logAxis([1e-8, 10])]) {
      expect(axis.ticks.length).toBeGreaterThanOrEqual(2);
      for (const tick of axis.ticks) expect(tick >= axis.domain[0] * (1 - 1e-9) && tick <= axis.domain[1] * (1 + 1e-9)).toBe(true);
      const labels = axis.ticks.map(axis.format);
      expect(new Set(labels).size).toBe(labels.length);
    }
  });
});
