import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGpuExecutor } from '@/engine/executor/gpu/gpuExecutor';
import { loadDataset } from '@/engine/data/loadDataset';
import { programsPerStep } from '@/engine/executor/gpu/programsPerStep';
import type { Device } from '@/engine/tensor/device';
import { createTrainingRun } from '@/engine/training/trainingRun';
import type { Watch } from '@/engine/worker/insideProtocol';
import { spirals } from '../engine/training/experiments';
import { openDevice } from './openDevice';
import { adam, binary, cnnLayers, deepLayers, mlpLayers, optimizers, settings, softmax } from './settings';
import { act, dense, drop, hyperAt, initialStates, makeDataset, makeGroup, norm, type Setting } from './twins';

let device: Device;
beforeAll(async () => { device = await openDevice(); });
afterAll(() => device.dispose());

/** GPU programs, uploads and reads of one steady step. */
async function countStep(setting: Setting): Promise<{ programs: number; uploads: number; reads: number; tensors: number }> {
  const group = makeGroup(setting);
  const executor = createGpuExecutor(device, group, makeDataset(setting));
  executor.write(initialStates(group));
  for (let step = 0; step < 3; step += 1) executor.step(step, hyperAt(group, step));
  await executor.drain();
  const before = { ...device.counters };
  const { tensors } = device.memory();
  executor.step(3, hyperAt(group, 3));
  const counts = {
    programs: device.counters.programs - before.programs,
    uploads: device.counters.uploads - before.uploads,
    reads: device.counters.reads - before.reads,
    tensors: device.memory().tensors - tensors,
  };
  await executor.drain();
  executor.dispose();
  return counts;
}

type Lanes = Setting['lanes'];
const times = (count: number, lane: Lanes[number]): Lanes => Array.from({ length: count }, (_, index) => ({ ...lane, optimizer: count === 1 ? adam : optimizers[index]! }));
const points = { inputShape: [2], classes: 2, outputs: 1, size: 256, batchSize: 64 } as const;
const images = { inputShape: [28, 28, 1], classes: 10, outputs: 10, size: 128, batchSize: 64 } as const;
const nothingElse = { uploads: 0, reads: 0, tensors: 0 };

it.each(Object.entries(settings))('the number of programs is known without making any: %s', async (_, setting) => {
  const { programs } = await countStep(setting);
  expect(programsPerStep(makeGroup(setting), Math.min(setting.batchSize, setting.size), device.drawBuffers)).toBe(programs);
});

describe('GPU programs of one training step', () => {
  // gather, loss, metrics; then per layer one forward, one update, and one input gradient except for the first. The nine
  // layers from 32 to 32 units update and compute their input's gradient in one.
  it.each([1, 8])('deep with %i lanes', async (lanes) => {
    expect(await countStep({ ...points, lanes: times(lanes, { layers: deepLayers, loss: binary }) })).toEqual({ programs: 3 + 11 + 11 + 10 - 9, ...nothingElse });
  });

  // Two products of its first layer run in tiles, which takes a program more each.
  it.each([1, 8])('mlp with %i lanes', async (lanes) => {
    expect(await countStep({ ...images, inputShape: [784], lanes: times(lanes, { layers: mlpLayers, loss: softmax }) })).toEqual({ programs: 3 + 3 + 3 + 2 + 2, ...nothingElse });
  });

  // A convolution and its pool are one layer here; the gradient over a kernel, and the one over the inner input, take two.
  it.each([1, 8])('cnn with %i lanes', async (lanes) => {
    expect(await countStep({ ...images, lanes: times(lanes, { layers: cnnLayers, loss: softmax }) })).toEqual({ programs: 3 + 3 + 5 + 3, ...nothingElse });
  });

  const base = { layers: [dense(8), act('relu'), dense(1)], loss: binary } as const;
  const plain = 3 + 2 + 2 + 1;
  it.each([
    ['dropout adds none', { ...base, layers: [drop(0.1), dense(8), act('relu'), drop(0.5), dense(1)] }, plain + 1],
    ['penalties, decay and clipping by value add none', { ...base, regularisation: { l1: 0.1, l2: 0.1, maxNorm: 0 }, clip: { kind: 'value', threshold: 1 } }, plain],
    ['batch norm adds its statistics, its normalisation, its update and its gradient', { ...base, layers: [dense(8), norm, act('relu'), dense(1)] }, plain + 4],
    ['clipping by a norm adds one per block and two', { ...base, clip: { kind: 'globalNorm', threshold: 1 } }, plain + 2 + 2],
    ['max-norm adds two per block', { ...base, regularisation: { l1: 0, l2: 0, maxNorm: 1 } }, plain + 4],
  ] as const)('%s', async (_, lane, programs) => {
    expect(await countStep({ ...points, lanes: times(1, lane as Lanes[number]) })).toEqual({ programs, ...nothingElse });
  });

  it('compiles nothing for a second run of the same shapes, or for more lanes', async () => {
    const setting = (lanes: number): Setting => ({ ...points, lanes: times(lanes, { layers: [dense(13), act('tanh'), dense(1)], loss: binary }) });
    await countStep(setting(1));
    const compiled = device.programCount;
    await countStep(setting(1));
    await countStep(setting(8));
    expect(device.programCount).toBe(compiled);
  });

  it('compiles nothing for the second run of an experiment, with evaluations and every look inside', async () => {
    const everything: Watch = { layers: true, boundary: true, samples: true, confusion: true, batchNorm: true, uncertainty: true, fit: true };
    const runOnce = async (): Promise<number> => {
      const run = await createTrainingRun({
        experiment: spirals({ steps: 20, evalEvery: 10 }), backend: 'webgl', clock: () => performance.now(),
        loadDataset: (spec, seed) => loadDataset(spec, seed, () => Promise.reject(new Error('no files here'))),
        createExecutor: (group, dataset) => createGpuExecutor(device, group, dataset),
      });
      while (run.outcome === 'unfinished') await run.advance(10, Infinity);
      await run.inside(everything);
      run.dispose();
      return device.programCount;
    };
    const before = device.programCount;
    const compiled = await runOnce();
    expect(compiled).toBeGreaterThan(before);
    expect(await runOnce()).toBe(compiled);
  });
});
