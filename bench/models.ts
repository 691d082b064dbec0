import type { Dataset, Split } from '@/engine/data/types';
import type { Lane, LayerSpec } from '@/engine/experiment/types';
import { buildPlan } from '@/engine/model/buildPlan';
import type { LaneGroup } from '@/engine/model/plan';
import { randomNormal, randomUniform, streamKey } from '@/lib/random';

/** A reference model: the same network, data and optimizer (Adam) for every contestant. */
export interface BenchModel {
  readonly inputShape: readonly number[];
  readonly outputs: number;
  readonly layers: readonly LayerSpec[];
  readonly samples: number;
  readonly batchSize: number;
  readonly learningRate: number;
}

const dense = (units: number): LayerSpec => ({ kind: 'dense', units });
const act = (fn: 'tanh' | 'relu'): LayerSpec => ({ kind: 'activation', fn });
const conv = (filters: number): LayerSpec => ({ kind: 'conv2d', filters, kernel: 3, stride: 1, padding: 'valid' });
const pool: LayerSpec = { kind: 'maxPool', size: 2, stride: 2, padding: 'valid' };

export const modelNames = ['deep', 'mlp', 'cnn', 'tiny'] as const;
export type ModelName = (typeof modelNames)[number];

export const models: Readonly<Record<ModelName, BenchModel>> = {
  deep: { inputShape: [2], outputs: 1, layers: [...Array.from({ length: 10 }, () => [dense(32), act('tanh')]).flat(), dense(1)], samples: 1280, batchSize: 64, learningRate: 0.003 },
  mlp: { inputShape: [784], outputs: 10, layers: [dense(300), act('relu'), dense(100), act('relu'), dense(10)], samples: 1280, batchSize: 64, learningRate: 0.001 },
  cnn: { inputShape: [28, 28, 1], outputs: 10, layers: [conv(8), act('relu'), pool, conv(16), act('relu'), pool, { kind: 'flatten' }, dense(10)], samples: 640, batchSize: 64, learningRate: 0.001 },
  tiny: { inputShape: [2], outputs: 1, layers: [dense(4), act('tanh'), dense(2), act('tanh'), dense(1)], samples: 500, batchSize: 10, learningRate: 0.03 },
};

export const adam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } as const;

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
    optimizer: { kind: 'adam', learningRate: model.learningRate, ...adam, biasCorrection: true },
    schedule: { kind: 'constant' },
    clip: { kind: 'none' },
    regularisation: { l1: 0, l2: 0, maxNorm: 0 },
  };
  const lanes = Array.from({ length: laneCount }, () => lane);
  return { indices: lanes.map((_, index) => index), lanes, plans: lanes.map(() => buildPlan(lane, model.inputShape, model.outputs)), batchSize: model.batchSize, seed: 1 };
}
