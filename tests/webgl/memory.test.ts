import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGpuExecutor } from '@/engine/executor/gpu/gpuExecutor';
import type { Device } from '@/engine/tensor/device';
import { openDevice } from './openDevice';
import { adam, binary, cnnLayers, deepLayers, settings, softmax } from './settings';
import { hyperAt, initialStates, makeDataset, makeGroup, type Setting } from './twins';

let device: Device;
beforeAll(async () => { device = await openDevice(); });
afterAll(() => device.dispose());

const deep: Setting = { inputShape: [2], classes: 2, outputs: 1, size: 256, batchSize: 64, lanes: [{ layers: deepLayers, loss: binary, optimizer: adam }] };

function create(setting: Setting) {
  const group = makeGroup(setting);
  const executor = createGpuExecutor(device, group, makeDataset(setting));
  executor.write(initialStates(group));
  return { group, executor };
}

describe('memory', () => {
  it('is the same after step 5 and after step 2,000', async () => {
    const { group, executor } = create(deep);
    const hyper = hyperAt(group, 0);
    const use = async (from: number, to: number): Promise<unknown> => {
      for (let step = from; step < to; step += 1) {
        executor.step(step, hyper);
        if (step % 50 === 49) await executor.drain();
      }
      await executor.evaluate('validation');
      await executor.read();
      await executor.drain();
      return device.memory();
    };
    const early = await use(0, 5);
    expect(await use(5, 2000)).toEqual(early);
    executor.dispose();
    expect(device.memory()).toEqual({ tensors: 0, bytes: 0 });
  });

  it.each(Object.entries(settings))('returns to the base after everything has been used: %s', async (_, setting) => {
    const { group, executor } = create(setting);
    executor.step(0, hyperAt(group, 0));
    await executor.drain();
    await Promise.all([executor.evaluate('train'), executor.evaluate('validation')]);
    await executor.outputs(makeDataset(setting).validation.inputs, makeDataset(setting).validation.size);
    await executor.probe(1, hyperAt(group, 1));
    await executor.read();
    executor.dispose();
    expect(device.memory()).toEqual({ tensors: 0, bytes: 0 });
  });

  it('shares a data set between executors', () => {
    const dataset = makeDataset(deep);
    const group = makeGroup(deep);
    const first = createGpuExecutor(device, group, dataset);
    const alone = device.memory().tensors;
    const second = createGpuExecutor(device, group, dataset);
    expect(device.memory().tensors).toBe(2 * alone - 4);
    first.dispose();
    second.dispose();
    expect(device.memory().tensors).toBe(0);
  });

  it('says when a layer does not fit, and leaves nothing behind', () => {
    const huge: Setting = { ...deep, inputShape: [128, 128, 1], classes: 10, outputs: 10, size: 4, batchSize: 2, lanes: [{ layers: [{ kind: 'conv2d', filters: 8, kernel: 3, stride: 1, padding: 'same' }, ...cnnLayers.slice(-2)], loss: softmax }] };
    expect(() => create(huge)).toThrow(RangeError);
    expect(device.memory()).toEqual({ tensors: 0, bytes: 0 });
  });

  it('splits a group whose batch is too tall for one texture', async () => {
    const tall: Setting = { inputShape: [2], classes: 2, outputs: 1, size: 6000, batchSize: 6000, lanes: Array.from({ length: 4 }, () => ({ layers: [{ kind: 'dense', units: 1 }], loss: binary })) };
    const { group, executor } = create(tall);
    expect(executor.lanes).toBe(4);
    executor.step(0, hyperAt(group, 0));
    const { loss, count } = await executor.drain();
    expect([count, loss.length]).toEqual([1, 4]);
    expect(new Set(loss).size).toBe(1);
    expect(await executor.read()).toHaveLength(4);
    executor.dispose();
    expect(device.memory()).toEqual({ tensors: 0, bytes: 0 });
  });
});
