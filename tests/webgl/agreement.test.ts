import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Device } from '@/engine/tensor/device';
import { openDevice } from './openDevice';
import { act, compareTwins, createTwins, dense, drop, norm, type Setting } from './twins';

let device: Device;
beforeAll(async () => { device = await openDevice(); });
afterAll(() => device.dispose());

const adam = { kind: 'adam', learningRate: 0.003, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, biasCorrection: true } as const;
const binary = { kind: 'binaryCrossEntropy' } as const;
const softmax = { kind: 'categoricalCrossEntropy' } as const;

const settings: Record<string, Setting> = {
  'one dense layer': { inputShape: [3], classes: 0, outputs: 2, size: 20, batchSize: 5, lanes: [{ layers: [dense(2)] }] },
  'two layers, tanh, Adam': { inputShape: [2], classes: 2, outputs: 1, size: 200, batchSize: 64, lanes: [{ layers: [dense(32), act('tanh'), dense(1)], loss: binary, optimizer: adam }] },
  'odd sizes, relu, softmax': { inputShape: [5], classes: 3, outputs: 3, size: 31, batchSize: 7, lanes: [{ layers: [dense(9), act('relu'), dense(4), act('elu', 1), dense(3)], loss: softmax, optimizer: adam }] },
  'batch norm and dropout': { inputShape: [6], classes: 3, outputs: 3, size: 64, batchSize: 16, lanes: [{ layers: [dense(10), norm, act('relu'), drop(0.3), dense(3)], loss: softmax, optimizer: adam }] },
  'deep': { inputShape: [2], classes: 2, outputs: 1, size: 1000, batchSize: 64, lanes: [{ layers: [...Array.from({ length: 10 }, () => [dense(32), act('tanh')]).flat(), dense(1)], loss: binary, optimizer: adam }] },
};

describe('the GPU executor agrees with plain numbers', () => {
  it.each(Object.entries(settings))('%s', async (_, setting) => {
    const twins = createTwins(device, setting);
    const deviation = await compareTwins(twins, 100);
    console.log(_, JSON.stringify(deviation));
    twins.gpu.dispose();
    expect(device.memory()).toEqual({ tensors: 0, bytes: 0 });
    expect(deviation.loss).toBeLessThan(1e-4);
  });
});
