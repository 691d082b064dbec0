import { describe, expect, it } from 'vitest';
import type { Executor } from '@/engine/executor/executor';
import { buildExperiment } from '@/engine/experiment/build';
import type { LayerSpec } from '@/engine/experiment/types';
import { batchNorm, batchStatistics } from '@/engine/math/batchNorm';
import { randomNormal } from '@/lib/random';
import { expectWithin } from '../../reference/compare';
import { prepare } from './train';

/** The layers under test in front of one output that adds up what it sees. */
async function executorOf(layers: readonly LayerSpec[], batchSize = 8): Promise<Executor> {
  const sum: LayerSpec = { kind: 'dense', units: 2, init: { kind: 'constant', value: 1 } };
  const [group] = await prepare(buildExperiment({ data: { set: 'moons' }, batchSize, lanes: [{ layers: [...layers, sum] }] }));
  return group!.executor;
}

const rows = 600;
const inputs = Float32Array.from({ length: 2 * rows }, (_, index) => (index % 2 === 0 ? randomNormal(1, index) : 0.5));
const masks = { kind: 'dropout', sample: 3, rates: [new Map([[0, 0.5]])] } as const;
const wide: readonly LayerSpec[] = [{ kind: 'dropout', rate: 0.5 }];

describe('a pass with masks', () => {
  it('draws one for every row, or one for all', async () => {
    const executor = await executorOf(wide);
    const constant = new Float32Array(2 * rows).fill(1);
    const [own] = await executor.outputs(constant, rows, { ...masks, shared: false });
    const [shared] = await executor.outputs(constant, rows, { ...masks, shared: true });
    expect(new Set(own)).toEqual(new Set([0, 2, 4]));
    expect(new Set(shared).size).toBe(1);
    expect(shared![0]).toBe(own![0]);
  });

  it('is that of training at the same step, and another one for another sample', async () => {
    const executor = await executorOf(wide);
    const [first] = await executor.outputs(inputs, rows, { ...masks, shared: false });
    expect((await executor.outputs(inputs, rows, { ...masks, shared: false }))[0]).toEqual(first);
    expect((await executor.outputs(inputs, rows, { ...masks, sample: 4, shared: false }))[0]).not.toEqual(first);
    expect((await executor.outputs(inputs, rows, { ...masks, rates: [new Map([[0, 0]])], shared: false }))[0]).toEqual((await executor.outputs(inputs, rows))[0]);
  });
});

describe('a pass with the statistics of its batches', () => {
  it('normalises every mini-batch by itself', async () => {
    const executor = await executorOf([{ kind: 'batchNorm', momentum: 0.9, epsilon: 1e-5 }, { kind: 'dropout', rate: 0.9 }]);
    const before = (await executor.read())[0]!.running;
    const [outputs] = await executor.outputs(inputs, rows, { kind: 'batch-statistics' });
    const expected = Array.from({ length: rows / 8 }, (_, batch) => {
      const values = inputs.subarray(batch * 16, (batch + 1) * 16);
      const normalised = batchNorm(values, batchStatistics(values, 2), { gamma: [1, 1], beta: [0, 0] }, 1e-5);
      return Array.from({ length: 8 }, (_row, row) => Array.from({ length: 2 }, () => normalised[2 * row]! + normalised[2 * row + 1]!));
    }).flat(2);
    expectWithin(outputs!, expected, { rtol: 1e-5, atol: 1e-5 });
    expect((await executor.read())[0]!.running).toEqual(before);
  });
});

describe('an evaluation', () => {
  it('looks at the first samples only when asked to', async () => {
    const executor = await executorOf([]);
    const [all] = await executor.evaluate('validation');
    const [some] = await executor.evaluate('validation', 10);
    expect(some!.accuracy * 10).toBeCloseTo(Math.round(some!.accuracy * 10), 6);
    expect(some!.loss).not.toBe(all!.loss);
    expect((await executor.evaluate('validation', 1e9))[0]).toEqual(all);
  });
});
