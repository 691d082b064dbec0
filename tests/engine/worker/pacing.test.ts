import { describe, expect, it } from 'vitest';
import { BurstSize } from '@/engine/training/burstSize';
import { cacheDatasets } from '@/engine/worker/datasetCache';
import { describeFailure } from '@/engine/worker/failures';
import { SpeedMeter, StepRate } from '@/engine/worker/pacing';
import { DataError } from '@/engine/data/dataError';
import type { Dataset } from '@/engine/data/types';
import { spirals } from '../training/experiments';

describe('a burst', () => {
  it('grows to what fits into 8 to 16 ms, and shrinks when updates get slower', () => {
    const burst = new BurstSize();
    for (let round = 0; round < 20; round += 1) burst.learn(burst.steps, burst.steps * 0.5);
    expect(burst.steps * 0.5).toBeGreaterThanOrEqual(8);
    expect(burst.steps * 0.5).toBeLessThanOrEqual(16);
    burst.learn(burst.steps, burst.steps * 6);
    expect(burst.steps).toBe(2);
    burst.learn(burst.steps, 500);
    expect(burst.steps).toBe(1);
  });

  it('is bounded when updates cost nothing', () => {
    const burst = new BurstSize();
    for (let round = 0; round < 40; round += 1) burst.learn(burst.steps, 0);
    expect(burst.steps).toBe(4096);
  });
});

describe('a rate', () => {
  it('lets the wanted number of updates through', () => {
    const rate = new StepRate();
    rate.set(50, 0);
    let made = 0;
    for (let now = 0; now <= 10_000; now += 7) {
      const allowed = rate.allowed(now);
      if (allowed > 0) rate.spend(allowed, now);
      made += allowed;
    }
    expect(Math.abs(made - 500)).toBeLessThanOrEqual(2);
  });

  it('does not make up for time it was not asked', () => {
    const rate = new StepRate();
    rate.set(10, 0);
    expect(rate.allowed(60_000)).toBe(2);
    rate.spend(2, 60_000);
    expect(rate.allowed(60_000)).toBeLessThanOrEqual(2);
  });

  it('is no limit when there is none', () => {
    const rate = new StepRate();
    expect(rate.allowed(0)).toBe(Infinity);
    expect(rate.waitMs(0)).toBe(0);
  });
});

describe('the speed', () => {
  it('is that of the last second', () => {
    const meter = new SpeedMeter();
    let speed = 0;
    for (let now = 0; now <= 5000; now += 10) speed = meter.measure(now, now < 3000 ? now : 3000 + (now - 3000) * 2);
    expect(speed).toBeCloseTo(2000, -1);
  });
});

describe('data sets', () => {
  it('are loaded once, kept for a few, and asked for again after a failure', async () => {
    const asked: number[] = [];
    const load = cacheDatasets(async (_spec, seed) => {
      asked.push(seed);
      if (seed === 9) throw new Error('no');
      return { classes: seed } as Dataset;
    });
    const { data } = spirals();
    await load(data, 1);
    expect(await load({ ...data }, 1)).toEqual({ classes: 1 });
    expect(asked).toEqual([1]);
    for (const seed of [2, 3, 4, 1]) await load(data, seed);
    expect(asked).toEqual([1, 2, 3, 4, 1]);
    await expect(load(data, 9)).rejects.toThrow();
    await expect(load(data, 9)).rejects.toThrow();
    expect(asked.slice(5)).toEqual([9, 9]);
  });
});

describe('a failure', () => {
  it.each([
    [new DataError('data-damaged', { name: 'x' }), 'data-damaged'],
    [new RangeError('Array buffer allocation failed'), 'out-of-memory'],
    [new Error('shader does not compile'), 'shader'],
    [new TypeError('oops'), 'internal'],
    ['text', 'internal'],
  ])('has a code for the page: %s', (error, code) => {
    expect(describeFailure(error).code).toBe(code);
  });
});
