import type { Lane, LayerSpec, OptimizerSpec } from '@/engine/experiment/types';
import { activationNames } from '@/engine/experiment/names';
import { act, dense, drop, norm, type Setting } from './twins';

export const conv = (filters: number, kernel: number, stride = 1, padding: 'same' | 'valid' = 'valid'): LayerSpec => ({ kind: 'conv2d', filters, kernel, stride, padding });
export const pool = (kind: 'maxPool' | 'avgPool', size: number, stride: number, padding: 'same' | 'valid' = 'valid'): LayerSpec => ({ kind, size, stride, padding });
export const flatten: LayerSpec = { kind: 'flatten' };
const prelu = (slope: number): LayerSpec => ({ kind: 'prelu', slope });

export const adam = { kind: 'adam', learningRate: 0.003, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, biasCorrection: true } as const;
export const binary = { kind: 'binaryCrossEntropy' } as const;
export const softmax = { kind: 'categoricalCrossEntropy' } as const;

export const optimizers: readonly OptimizerSpec[] = [
  { kind: 'sgd', learningRate: 0.1 },
  { kind: 'momentum', learningRate: 0.02, momentum: 0.9 },
  { kind: 'nesterov', learningRate: 0.02, momentum: 0.9 },
  { kind: 'adagrad', learningRate: 0.05, epsilon: 1e-7 },
  { kind: 'rmsprop', learningRate: 0.003, rho: 0.9, epsilon: 1e-5 },
  adam,
  { ...adam, kind: 'nadam', biasCorrection: false },
  { ...adam, kind: 'adamw', weightDecay: 0.1 },
];

/** The engine's reference models (batch 64, Adam). */
export const deepLayers: readonly LayerSpec[] = [...Array.from({ length: 10 }, () => [dense(32), act('tanh')]).flat(), dense(1)];
export const mlpLayers: readonly LayerSpec[] = [dense(300), act('relu'), dense(100), act('relu'), dense(10)];
export const cnnLayers: readonly LayerSpec[] = [conv(8, 3), act('relu'), pool('maxPool', 2, 2), conv(16, 3), act('relu'), pool('maxPool', 2, 2), flatten, dense(10)];

type PartialLane = Setting['lanes'][number];
const lanes = (...list: readonly PartialLane[]): readonly PartialLane[] => list;
const repeat = (count: number, make: (index: number) => PartialLane): readonly PartialLane[] => Array.from({ length: count }, (_, index) => make(index));

const points = { inputShape: [2], classes: 2, outputs: 1, size: 200, batchSize: 32 } as const;
const classes3 = { inputShape: [6], classes: 3, outputs: 3, size: 64, batchSize: 16 } as const;
const small = [dense(7), act('tanh'), dense(3)] as const;
const withClip = (clip: Lane['clip']): PartialLane => ({ layers: small, loss: softmax, clip, optimizer: optimizers[1]! });

/** What the executors must agree on: every feature, odd and smallest sizes, one lane and eight. */
export const settings: Readonly<Record<string, Setting>> = {
  'one unit, one sample': { inputShape: [1], classes: 0, outputs: 1, size: 1, batchSize: 1, lanes: lanes({ layers: [dense(1)] }) },
  'batch of one, odd widths': { inputShape: [3], classes: 0, outputs: 1, size: 9, batchSize: 1, lanes: lanes({ layers: [dense(5), act('tanh'), dense(1)], optimizer: adam }) },
  'odd batch, full set': { inputShape: [5], classes: 3, outputs: 3, size: 31, batchSize: 100, lanes: lanes({ layers: [dense(9), act('relu'), dense(4), act('elu', 1), dense(3)], loss: softmax, optimizer: adam }) },
  'every optimizer, eight lanes': { ...points, lanes: repeat(8, (lane) => ({ layers: [dense(16), act('tanh'), dense(8), act('tanh'), dense(1)], loss: binary, optimizer: optimizers[lane]! })) },
  'activations 1 to 8': { ...points, lanes: repeat(8, (lane) => ({ layers: [dense(12), act(activationNames[lane]!, 0.3), dense(1)], loss: binary, optimizer: adam })) },
  'activations 7 to 14': { ...points, lanes: repeat(8, (lane) => ({ layers: [dense(12), act(activationNames[lane + 6]!, 0.3), dense(1)], loss: binary, optimizer: adam })) },
  'mean squared error': { inputShape: [4], classes: 0, outputs: 3, size: 50, batchSize: 10, lanes: lanes({ layers: [dense(6), act('softplus'), dense(3)], loss: { kind: 'mse' } }) },
  'mean absolute error': { inputShape: [4], classes: 0, outputs: 2, size: 50, batchSize: 10, lanes: lanes({ layers: [dense(6), act('silu'), dense(2)], loss: { kind: 'mae' } }) },
  'Huber, two deltas': { inputShape: [4], classes: 0, outputs: 3, size: 50, batchSize: 10, lanes: [0.3, 1.5].map((delta) => ({ layers: [dense(6), act('mish'), dense(3)], loss: { kind: 'huber', delta } })) },
  'binary cross-entropy of three outputs': { ...classes3, lanes: lanes({ layers: small, loss: binary }) },
  'one logit for two classes': { ...points, outputs: 2, lanes: lanes({ layers: [dense(4), act('relu'), dense(1)], loss: binary }) },
  'batch norm': { ...classes3, lanes: lanes({ layers: [dense(10), norm, act('relu'), dense(5), norm, dense(3)], loss: softmax }) },
  'batch norm of odd batches, first layer': { ...classes3, batchSize: 7, lanes: repeat(3, (lane) => ({ layers: [norm, dense(5), act('tanh'), norm, act('relu'), dense(3)], loss: softmax, optimizer: optimizers[lane]! })) },
  'dropout rates 0, 0.3 and 0.9': { ...classes3, lanes: [0, 0.3, 0.9].map((rate) => ({ layers: [drop(rate / 2), dense(11), act('relu'), drop(rate), dense(3)], loss: softmax, optimizer: adam })) },
  'alpha dropout behind selu': { ...classes3, lanes: [0, 0.2, 0.5].map((rate) => ({ layers: [dense(11), act('selu'), { kind: 'alphaDropout', rate }, dense(3)], loss: softmax, optimizer: optimizers[1]! })) },
  'parametric rectifiers': { inputShape: [6, 6, 1], classes: 3, outputs: 3, size: 30, batchSize: 7, lanes: repeat(2, (lane) => ({ layers: [conv(3, 3), prelu(0.25), flatten, dense(5), prelu(0.1), dense(3)], loss: softmax, optimizer: optimizers[lane]! })) },
  'clipping of all kinds': { ...classes3, lanes: [withClip({ kind: 'none' }), withClip({ kind: 'value', threshold: 0.01 }), withClip({ kind: 'norm', threshold: 0.05 }), withClip({ kind: 'globalNorm', threshold: 0.05 })] },
  'penalties and max-norm': {
    ...classes3,
    lanes: [{ l1: 0.01, l2: 0, maxNorm: 0 }, { l1: 0, l2: 0.02, maxNorm: 0.5 }, { l1: 0, l2: 0, maxNorm: 0.4 }].map((regularisation) => ({ layers: [dense(7), act('tanh'), norm, dense(3)], loss: softmax, regularisation, optimizer: optimizers[7]! })),
  },
  'norms of ten blocks and max-norm': { ...points, lanes: repeat(2, (lane) => ({ layers: [...Array.from({ length: 9 }, () => [dense(5), act('tanh')]).flat(), dense(1)], loss: binary, clip: { kind: 'globalNorm', threshold: 0.1 + lane }, regularisation: { l1: 0, l2: 0, maxNorm: 1 }, optimizer: optimizers[1]! })) },
  'convolutions of even widths': { inputShape: [6, 6, 2], classes: 3, outputs: 3, size: 30, batchSize: 8, lanes: repeat(2, (lane) => ({ layers: [conv(4, 3), act('relu'), conv(2, 3, 1, 'same'), act('tanh'), flatten, dense(3)], loss: softmax, optimizer: optimizers[lane]! })) },
  'convolutions of odd widths, strides': { inputShape: [7, 5, 3], classes: 3, outputs: 3, size: 30, batchSize: 7, lanes: repeat(2, (lane) => ({ layers: [conv(5, 3, 2, 'same'), act('relu'), conv(3, 2), act('tanh'), flatten, dense(3)], loss: softmax, optimizer: optimizers[lane]! })) },
  'one channel, even filters, pools': { inputShape: [9, 9, 1], classes: 3, outputs: 3, size: 30, batchSize: 7, lanes: lanes({ layers: [conv(4, 5, 1, 'same'), act('relu'), pool('maxPool', 2, 2), conv(3, 3, 2, 'same'), act('relu'), pool('avgPool', 2, 1, 'same'), flatten, dense(3)], loss: softmax }) },
  'pools fused with their convolutions': { inputShape: [13, 11, 2], classes: 3, outputs: 3, size: 30, batchSize: 7, lanes: repeat(2, (lane) => ({ layers: [conv(4, 3, 1, 'same'), act(lane === 0 ? 'gelu' : 'relu'), pool('maxPool', 2, 2), drop(0.2 * lane), conv(6, 3), act('tanh'), pool('maxPool', 2, 2), flatten, dense(3)], loss: softmax, optimizer: optimizers[lane]! })) },
  'fused pools of 3, odd channels': { inputShape: [16, 15, 3], classes: 3, outputs: 3, size: 20, batchSize: 6, lanes: lanes({ layers: [conv(2, 3, 1, 'same'), pool('maxPool', 3, 3), conv(3, 1), conv(4, 2, 1, 'same'), act('silu'), pool('maxPool', 2, 2), flatten, dense(3)], loss: softmax }) },
  'fused pools of 3 behind even channels, kernels of 5': { inputShape: [14, 14, 2], classes: 3, outputs: 3, size: 20, batchSize: 5, lanes: lanes({ layers: [conv(2, 3), act('relu'), conv(4, 5, 1, 'same'), act('elu', 1), pool('maxPool', 2, 2), conv(2, 2, 1, 'same'), act('relu'), pool('maxPool', 3, 3), flatten, dense(3)], loss: softmax }) },
  'fused pools of 3, kernels of 5, even channels': { inputShape: [14, 11, 1], classes: 3, outputs: 3, size: 20, batchSize: 5, lanes: repeat(2, (lane) => ({ layers: [conv(4, 3), act('relu'), conv(6, 5, 1, 'same'), act(lane === 0 ? 'relu' : 'tanh'), pool('maxPool', 3, 3), flatten, dense(3)], loss: softmax, optimizer: optimizers[lane]! })) },
  'fused pools of 3, kernels of 5, odd channels': { inputShape: [13, 14, 3], classes: 3, outputs: 3, size: 20, batchSize: 6, lanes: lanes({ layers: [conv(4, 5), act('relu'), pool('maxPool', 3, 3), flatten, dense(3)], loss: softmax }) },
  'overlapping pools': { inputShape: [9, 8, 2], classes: 3, outputs: 3, size: 30, batchSize: 6, lanes: lanes({ layers: [pool('maxPool', 2, 1), conv(4, 3, 1, 'same'), pool('maxPool', 3, 2, 'same'), act('relu'), pool('avgPool', 3, 2, 'same'), conv(3, 1), pool('maxPool', 2, 1), flatten, dense(3)], loss: softmax }) },
  'convolution, batch norm, dropout': { inputShape: [6, 6, 1], classes: 3, outputs: 3, size: 30, batchSize: 7, lanes: repeat(3, (lane) => ({ layers: [norm, conv(4, 3), norm, act('relu'), drop(0.2 * lane), conv(3, 3), norm, act('relu'), flatten, dense(3)], loss: softmax, clip: { kind: 'globalNorm', threshold: 0.5 } })) },
  'large layers in tiles': { inputShape: [301], classes: 3, outputs: 3, size: 20, batchSize: 9, lanes: repeat(2, (lane) => ({ layers: [dense(335), act('relu'), dense(301), act('tanh'), dense(3)], loss: softmax, optimizer: optimizers[lane]!, clip: { kind: 'globalNorm', threshold: 0.5 + lane } })) },
  // The gradient over the input of such a layer lies in 1, 2 or 4 layers of a texture, or by itself.
  ...Object.fromEntries([[16, 10], [7, 13], [9, 40], [5, 33]].map(([width, batchSize]): [string, Setting] => [`layers of ${width} units, ${batchSize} rows`, {
    inputShape: [width! + 1], classes: 3, outputs: 3, size: 50, batchSize: batchSize!,
    lanes: repeat(3, (lane) => ({ layers: [dense(width!), act('tanh'), dense(width!), drop(0.2 * lane), dense(width!), act('relu'), dense(width!), dense(3)], loss: softmax, optimizer: optimizers[lane + 2]!, regularisation: { l1: 0, l2: 0.01 * lane, maxNorm: 0 } })),
  }])),
  deep: { ...points, size: 1000, batchSize: 64, lanes: lanes({ layers: deepLayers, loss: binary, optimizer: adam }) },
};
