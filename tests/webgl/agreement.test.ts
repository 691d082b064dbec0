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

const conv = (filters: number, kernel: number, stride = 1, padding: 'same' | 'valid' = 'valid') => ({ kind: 'conv2d', filters, kernel, stride, padding }) as const;
const pool = (kind: 'maxPool' | 'avgPool', size: number, stride: number, padding: 'same' | 'valid' = 'valid') => ({ kind, size, stride, padding }) as const;
const flatten = { kind: 'flatten' } as const;
Object.assign(settings, {
  'conv even': { inputShape: [6, 6, 2], classes: 3, outputs: 3, size: 30, batchSize: 8, lanes: [{ layers: [conv(4, 3), act('relu'), conv(2, 3, 1, 'same'), act('tanh'), flatten, dense(3)], loss: softmax }] },
  'conv odd': { inputShape: [7, 5, 3], classes: 3, outputs: 3, size: 30, batchSize: 7, lanes: [{ layers: [conv(5, 3, 2, 'same'), act('relu'), conv(3, 2), act('tanh'), flatten, dense(3)], loss: softmax }] },
  'conv 1 channel, even filters': { inputShape: [9, 9, 1], classes: 3, outputs: 3, size: 30, batchSize: 7, lanes: [{ layers: [conv(4, 5, 1, 'same'), act('relu'), pool('maxPool', 2, 2), conv(3, 3, 2, 'same'), act('relu'), pool('avgPool', 2, 1, 'same'), flatten, dense(3)], loss: softmax }] },
  'overlapping pools': { inputShape: [9, 8, 2], classes: 3, outputs: 3, size: 30, batchSize: 6, lanes: [{ layers: [conv(4, 3, 1, 'same'), pool('maxPool', 3, 2, 'same'), act('relu'), pool('avgPool', 3, 2, 'same'), conv(3, 1), pool('maxPool', 2, 1), flatten, dense(3)], loss: softmax }] },
  'conv batch norm': { inputShape: [6, 6, 1], classes: 3, outputs: 3, size: 30, batchSize: 7, lanes: [{ layers: [conv(4, 3), norm, act('relu'), drop(0.2), conv(3, 3), norm, act('relu'), flatten, dense(3)], loss: softmax }] },
  'cnn': { inputShape: [28, 28, 1], classes: 10, outputs: 10, size: 200, batchSize: 64, lanes: [{ layers: [conv(8, 3), act('relu'), pool('maxPool', 2, 2), conv(16, 3), act('relu'), pool('maxPool', 2, 2), flatten, dense(10)], loss: softmax, optimizer: adam }] },
} satisfies Record<string, Setting>);

describe('the GPU executor agrees with plain numbers', () => {
  it.each(Object.entries(settings))('%s', async (_, setting) => {
    const twins = createTwins(device, setting);
    const deviation = await compareTwins(twins, _ === 'cnn' ? 10 : 60);
    console.log(_, JSON.stringify(deviation));
    twins.gpu.dispose();
    expect(device.memory()).toEqual({ tensors: 0, bytes: 0 });
    expect(deviation.loss).toBeLessThan(1e-4);
  });
});
