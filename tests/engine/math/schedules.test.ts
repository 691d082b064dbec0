import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScheduleSpec } from '@/engine/experiment/types';
import { initialPerformance, learningRateAt, momentumAt, nextPerformanceState } from '@/engine/math/schedules';

const steps = 100;
const schedules: readonly ScheduleSpec[] = [
  { kind: 'constant' },
  { kind: 'power', scale: 20, exponent: 1 },
  { kind: 'exponential', scale: 50 },
  { kind: 'piecewise', at: 60, factor: 0.1 },
  { kind: 'performance', factor: 0.5, patience: 3, threshold: 0.01 },
  { kind: 'cosine', steps, floor: 0 },
  { kind: 'warmupCosine', warmup: 10, steps },
  { kind: 'oneCycle', steps },
];
const stepRange = fc.integer({ min: 0, max: 1000 });
const rateRange = fc.double({ min: 1e-6, max: 10, noNaN: true });

describe('learningRateAt', () => {
  it.each(schedules)('$kind: stays between 0 and η₀, also past its last step', (schedule) => {
    fc.assert(fc.property(rateRange, stepRange, (base, step) => {
      const rate = learningRateAt(schedule, base, step);
      expect(rate).toBeGreaterThanOrEqual(0);
      expect(rate).toBeLessThanOrEqual(base * (1 + 1e-12));
    }));
  });

  it.each(schedules.filter(({ kind }) => kind !== 'warmupCosine' && kind !== 'oneCycle'))('$kind: never rises', (schedule) => {
    fc.assert(fc.property(stepRange, (step) => {
      expect(learningRateAt(schedule, 1, step + 1)).toBeLessThanOrEqual(learningRateAt(schedule, 1, step));
    }));
  });

  it('is finite for the shortest cycles and warm-ups', () => {
    for (let length = 1; length <= 12; length += 1) {
      for (let step = 0; step <= length; step += 1) {
        expect(learningRateAt({ kind: 'oneCycle', steps: length }, 1, step)).toBeGreaterThan(0);
        expect(Number.isFinite(learningRateAt({ kind: 'warmupCosine', warmup: length, steps: length }, 1, step))).toBe(true);
        expect(Number.isFinite(momentumAt({ kind: 'oneCycle', steps: length }, 0.9, step))).toBe(true);
      }
    }
  });
});

describe('momentumAt', () => {
  it('mirrors 1cycle within 0.85 … 0.95 and leaves the others alone', () => {
    fc.assert(fc.property(stepRange, (step) => {
      const momentum = momentumAt({ kind: 'oneCycle', steps }, 0.5, step);
      expect(momentum).toBeGreaterThanOrEqual(0.85 - 1e-12);
      expect(momentum).toBeLessThanOrEqual(0.95 + 1e-12);
      expect(momentumAt({ kind: 'constant' }, 0.5, step)).toBe(0.5);
    }));
  });
});

describe('performance', () => {
  const spec = { kind: 'performance', factor: 0.5, patience: 3, threshold: 0.01 } as const;
  const after = (metrics: readonly number[]): number => metrics.reduce((state, metric) => nextPerformanceState(state, spec, metric), initialPerformance).multiplier;

  it('halves after exactly three evaluations that are not 1 % better', () => {
    expect(after([1, 0.995, 0.995])).toBe(1);
    expect(after([1, 0.995, 0.995, 0.995])).toBe(0.5);
    expect(after([1, 0.995, 0.995, 0.98, 0.98, 0.98])).toBe(1);
    expect(after([1, 1, 1, 1, 1, 1, 1])).toBe(0.25);
  });

  it('counts a metric that is not a number as no improvement', () => {
    expect(after([1, NaN, NaN, NaN])).toBe(0.5);
  });
});
