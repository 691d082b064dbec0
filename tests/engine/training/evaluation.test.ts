import { describe, expect, it } from 'vitest';
import type { Dataset } from '@/engine/data/types';
import { createCpuExecutor } from '@/engine/executor/cpu/cpuExecutor';
import { buildExperiment, buildMlp } from '@/engine/experiment/build';
import { evaluateSplit, outputsInParts } from '@/engine/training/evaluation';
import { groupLanes } from '@/engine/model/groupLanes';
import { initialState } from '@/engine/model/initialState';

/** Images of the size of MNIST with no file behind them. */
function imageData(size: number): Dataset {
  const split = (count: number): Dataset['train'] => {
    const labels = Int32Array.from({ length: count }, (_, index) => index % 10);
    const targets = new Float32Array(count * 10);
    labels.forEach((label, row) => (targets[row * 10 + label] = 1));
    return { size: count, inputs: Float32Array.from({ length: count * 784 }, (_, index) => ((index * 7919) % 101) / 101), targets, labels };
  };
  return { set: 'mnist', inputShape: [28, 28, 1], classes: 10, outputs: 10, train: split(size), validation: split(300) };
}

function prepare(size: number) {
  const experiment = buildExperiment({ data: { set: 'mnist' }, batchSize: 16, base: { layers: [{ kind: 'flatten' }, ...buildMlp({ widths: [784, 4, 10], activation: 'relu' })] }, lanes: [{}, {}] });
  const [group] = groupLanes(experiment);
  const dataset = imageData(size);
  const executor = createCpuExecutor(group!, dataset);
  executor.write(group!.plans.map((plan, index) => initialState(plan, group!.lanes[index]!, 5)));
  return { executor, dataset, losses: group!.lanes.map(({ loss }) => loss) };
}

describe('an evaluation', () => {
  it('of large samples in parts gives what the executor gives at once', async () => {
    const { executor, dataset, losses } = prepare(600);
    let breaths = 0;
    const inParts = await evaluateSplit(executor, dataset, losses, 'train', { chunked: true, breathe: async () => void (breaths += 1) });
    const atOnce = await evaluateSplit(executor, dataset, losses, 'train', { chunked: false, breathe: undefined });
    expect(breaths).toBe(3);
    inParts.forEach(({ loss, accuracy }, lane) => {
      expect(loss).toBeCloseTo(atOnce[lane]!.loss, 5);
      expect(accuracy).toBeCloseTo(atOnce[lane]!.accuracy, 6);
    });
  });

  it('looks at 2,000 large samples at most', async () => {
    const { executor, dataset, losses } = prepare(2300);
    let rows = 0;
    const counting = { ...executor, outputs: (inputs: Float32Array, count: number) => ((rows += count), executor.outputs(inputs, count)) };
    const inParts = await evaluateSplit(counting, dataset, losses, 'train', { chunked: true, breathe: undefined });
    expect(rows).toBe(2000);
    const atOnce = await evaluateSplit(counting, dataset, losses, 'train', { chunked: false, breathe: undefined });
    expect(rows).toBe(2000);
    inParts.forEach(({ loss, accuracy }, lane) => {
      expect(loss).toBeCloseTo(atOnce[lane]!.loss, 5);
      expect(accuracy).toBeCloseTo(atOnce[lane]!.accuracy, 6);
    });
  });

  it('puts the parts back together', async () => {
    const { executor, dataset } = prepare(20);
    const whole = await executor.outputs(dataset.validation.inputs, 300);
    expect(await outputsInParts(executor, dataset.validation.inputs, 300, { chunked: true, breathe: undefined })).toEqual(whole);
  });
});
