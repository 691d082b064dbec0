import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Device } from '@/engine/tensor/device';
import { openDevice } from './openDevice';
import { settings } from './settings';
import { compareTwins, createTwins, distance, hyperAt } from './twins';

let device: Device;
beforeAll(async () => { device = await openDevice(); });
afterAll(() => device.dispose());

describe('training agrees with plain numbers for 100 steps', () => {
  it.each(Object.entries(settings))('%s', async (name, setting) => {
    const twins = createTwins(device, setting);
    const deviation = await compareTwins(twins, 100);
    console.log(name, JSON.stringify(deviation));
    const hyper = hyperAt(twins.group, 100);
    const [ours, theirs] = [await twins.gpu.probe(100, hyper), await twins.cpu.probe(100, hyper)];
    const worst = { activations: 0, preActivations: 0, weights: 0, gradients: 0 };
    ours.forEach((blocks, lane) => blocks.forEach((block, index) => {
      for (const part of Object.keys(worst) as (keyof typeof worst)[]) worst[part] = Math.max(worst[part], distance(block[part], theirs[lane]![index]![part]));
    }));
    console.log(name, JSON.stringify(worst));
    const { inputs } = twins.dataset.validation;
    const rows = twins.dataset.validation.size;
    const outputs = await Promise.all([twins.gpu, twins.cpu].map((executor) => executor.outputs(inputs, rows)));
    console.log(name, 'outputs', outputs[0]!.map((lane, index) => distance(lane, outputs[1]![index]!)));
    twins.gpu.dispose();
    expect(device.memory()).toEqual({ tensors: 0, bytes: 0 });
    expect(deviation.loss).toBeLessThan(1e-4);
  });
});
