import type { Dataset, Split } from '@/engine/data/types';
import type { Lane, LayerSpec, OptimizerSpec } from '@/engine/experiment/types';
import { buildPlan } from '@/engine/model/buildPlan';
import type { LaneGroup } from '@/engine/model/plan';
import { randomNormal, randomUniform, streamKey } from '@/lib/random';

/** A reference model: the same network, data and optimizer for every contestant (ConvNetJS has no Adam: Adadelta there). */
export interface BenchModel {
  readonly inputShape: readonly number[];
  readonly outputs: number;
  readonly layers: readonly LayerSpec[];
  readonly samples: number;
  readonly batchSize: number;
  readonly optimizer: OptimizerSpec & { readonly kind: 'adam' | 'adagrad' | 'sgd' };
}

const dense = (units: number): LayerSpec => ({ kind: 'dense', units });
const act = (fn: 'tanh' | 'relu'): LayerSpec => ({ kind: 'activation', fn });
const conv = (filters: number, kernel: number, padding: 'valid' | 'same'): LayerSpec => ({ kind: 'conv2d', filters, kernel, stride: 1, padding });
const pool = (size: number): LayerSpec => ({ kind: 'maxPool', size, stride: size, padding: 'valid' });
const adam = (learningRate: number): BenchModel['optimizer'] => ({ kind: 'adam', learningRate, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, biasCorrection: true });

export type ModelName = 'deep' | 'mlp' | 'cnn' | 'digits' | 'tiny';

export const models: Readonly<Record<ModelName, BenchModel>> = {
  deep: { inputShape: [2], outputs: 1, layers: [...Array.from({ length: 10 }, () => [dense(32), act('tanh')]).flat(), dense(1)], samples: 1280, batchSize: 64, optimizer: adam(0.003) },
  mlp: { inputShape: [784], outputs: 10, layers: [dense(300), act('relu'), dense(100), act('relu'), dense(10)], samples: 1280, batchSize: 64, optimizer: adam(0.001) },
  cnn: { inputShape: [28, 28, 1], outputs: 10, layers: [conv(8, 3, 'valid'), act('relu'), pool(2), conv(16, 3, 'valid'), act('relu'), pool(2), { kind: 'flatten' }, dense(10)], samples: 640, batchSize: 64, optimizer: adam(0.001) },
  /** the net of ConvNetJS' MNIST demo, which trains it with Adadelta; here everybody has Adagrad */
  digits: { inputShape: [24, 24, 1], outputs: 10, layers: [conv(8, 5, 'same'), act('relu'), pool(2), conv(16, 5, 'same'), act('relu'), pool(3), { kind: 'flatten' }, dense(10)], samples: 640, batchSize: 20, optimizer: { kind: 'adagrad', learningRate: 0.01, epsilon: 1e-6 } },
  /** the net that TensorFlow Playground starts with */
  tiny: { inputShape: [2], outputs: 1, layers: [dense(4), act('tanh'), dense(2), act('tanh'), dense(1)], samples: 500, batchSize: 10, optimizer: { kind: 'sgd', learningRate: 0.03 } },
};

/** Points of an exclusive or; or ten classes of noisy pictures. */
export function makeData({ inputShape, outputs, samples }: BenchModel): Dataset {
  const split = (key: number): Split => {
    const features = inputShape.reduce((product, length) => product * length, 1);
    const labels = new Int32Array(samples);
    const inputs = new Float32Array(samples * features);
    const targets = new Float32Array(samples * outputs);
    for (let row = 0; row < samples; row += 1) {
      for (let at = 0; at < features; at += 1) inputs[row * features + at] = randomUniform(key, row * features + at) * 2 - 1;
      const label = outputs === 1 ? Number(inputs[row * features]! * inputs[row * features + 1]! > 0) : Math.floor(randomUniform(key, -1 - row) * outputs);
      labels[row] = label;
      if (outputs === 1) targets[row] = label;
      else {
        targets[row * outputs + label] = 1;
        for (let at = 0; at < features; at += 1) inputs[row * features + at] = 0.3 * Math.abs(randomNormal(key, row * features + at)) + Number(randomUniform(streamKey(5, 'data', label), at) < 0.2);
      }
    }
    return { size: samples, inputs, targets, labels };
  };
  return { set: 'blobs', inputShape, classes: Math.max(2, outputs), outputs, train: split(streamKey(1, 'data', 0)), validation: split(streamKey(1, 'data', 1)) };
}

export function makeGroup(model: BenchModel, laneCount: number): LaneGroup {
  const lane: Lane = {
    label: '',
    layers: model.layers,
    init: { kind: 'lecun', distribution: 'normal' },
    loss: { kind: model.outputs === 1 ? 'binaryCrossEntropy' : 'categoricalCrossEntropy' },
    optimizer: model.optimizer,
    schedule: { kind: 'constant' },
    clip: { kind: 'none' },
    regularisation: { l1: 0, l2: 0, maxNorm: 0 },
  };
  const lanes = Array.from({ length: laneCount }, () => lane);
  return { indices: lanes.map((_, index) => index), lanes, plans: lanes.map(() => buildPlan(lane, model.inputShape, model.outputs)), batchSize: model.batchSize, seed: 1 };
}
