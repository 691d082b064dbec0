import { describe, expect, it } from 'vitest';
import { createCpuExecutor } from '@/engine/executor/cpu/cpuExecutor';
import type { Dataset, Split } from '@/engine/data/types';
import { activationNames } from '@/engine/experiment/names';
import { featuresOf } from '@/engine/experiment/shapes';
import type { ActivationName, Lane, LayerSpec, LossSpec } from '@/engine/experiment/types';
import { buildPlan } from '@/engine/model/buildPlan';
import { initialState } from '@/engine/model/initialState';
import { relativeError } from '@/engine/math/gradientCheck';
import { initialSchedule, stepHyper } from '@/engine/training/hyper';
import { randomNormal, randomUniform } from '@/lib/random';

const size = 7;
/** With this seed no difference crosses a kink: no maximum of a pool changes hands, no rectifier switches. */
const seed = 3;

/** Random inputs of any shape, classes 0 … K−1 or one regression target. */
function dataset(inputShape: readonly number[], classes: number): Dataset {
  const features = featuresOf(inputShape);
  const labels = Int32Array.from({ length: size }, (_, row) => (classes === 0 ? -1 : row % classes));
  const outputs = Math.max(1, classes);
  const targets = Float32Array.from({ length: size * outputs }, (_, index) => (classes === 0 ? randomNormal(3, index) : labels[Math.floor(index / outputs)] === index % outputs ? 1 : 0));
  const split: Split = { size, inputs: Float32Array.from({ length: size * features }, (_, index) => randomNormal(5, index)), targets, labels };
  return { set: 'blobs', inputShape, classes, outputs, train: split, validation: split };
}

const laneOf = (layers: readonly LayerSpec[], loss: LossSpec, penalties = 0): Lane => ({
  label: '', layers, loss, init: { kind: 'lecun', distribution: 'normal' }, optimizer: { kind: 'sgd', learningRate: 0 }, schedule: { kind: 'constant' }, clip: { kind: 'none' },
  regularisation: { l1: penalties, l2: penalties, maxNorm: 0 },
});

/**
 * ‖analytic − numeric‖/(‖analytic‖ + ‖numeric‖) over all parameters of a lane. The loss is read back as the executor
 * reports it for a step that updates nothing (η = 0), so forward, backward and reporting are checked together.
 */
async function gradientError(lane: Lane, data: Dataset, outputs: number): Promise<number> {
  const plan = buildPlan(lane, data.inputShape, outputs);
  const executor = createCpuExecutor({ indices: [0], lanes: [lane], plans: [plan], batchSize: 4, seed }, data);
  const state = initialState(plan, lane, seed);
  // Away from γ = 1, β = 0 and biases 0, where errors could hide.
  state.parameters.forEach((value, index) => { state.parameters[index] = value + 0.2 * (randomUniform(9, index) - 0.5); });
  const hyper = [stepHyper(lane, 0, initialSchedule, true)];
  const { l1, l2 } = lane.regularisation;
  const weights = plan.parameters.flatMap(({ offset, columns, weightRows }) => Array.from({ length: weightRows * columns }, (_, index) => offset + index));
  async function loss(parameters: Float32Array): Promise<number> {
    executor.write([{ ...state, parameters }]);
    executor.step(0, hyper);
    const penalty = weights.reduce((sum, at) => sum + l1 * Math.abs(parameters[at]!) + (l2 / 2) * parameters[at]! ** 2, 0);
    return (await executor.drain()).loss[0]! + penalty;
  }
  executor.write([state]);
  const [probes] = await executor.probe(0, hyper);
  const analytic = plan.blocks.flatMap((block, index) => (block.parameter < 0 ? [] : Array.from(probes![index]!.gradients)));
  const numeric: number[] = [];
  for (let at = 0; at < plan.parameterLength; at += 1) {
    const nudged = (h: number): Float32Array => state.parameters.map((value, index) => (index === at ? value + h : value));
    const [above, below] = [nudged(2 ** -9), nudged(-(2 ** -9))];
    numeric.push(((await loss(above)) - (await loss(below))) / (above[at]! - below[at]!));
  }
  return relativeError(analytic, numeric);
}

const dense = (units: number): LayerSpec => ({ kind: 'dense', units });
const tanh: LayerSpec = { kind: 'activation', fn: 'tanh' };
const conv = (filters: number, stride = 1, padding: 'same' | 'valid' = 'same'): LayerSpec => ({ kind: 'conv2d', filters, kernel: 3, stride, padding });
const pool = (kind: 'maxPool' | 'avgPool', stride: number, padding: 'same' | 'valid'): LayerSpec => ({ kind, size: 2, stride, padding });
const batchNorm: LayerSpec = { kind: 'batchNorm', momentum: 0.9, epsilon: 1e-3 };
const crossEntropy: LossSpec = { kind: 'categoricalCrossEntropy' };
/** The loss is reported in float32: 1e-7 of it, divided by the width of the difference. */
const tolerance = 3e-4;

describe('gradients agree with finite differences', () => {
  const losses: readonly (readonly [string, LossSpec, number, number])[] = [
    ['mse', { kind: 'mse' }, 3, 3], ['categorical', crossEntropy, 3, 3], ['binary, one logit', { kind: 'binaryCrossEntropy' }, 2, 1], ['binary, one logit per class', { kind: 'binaryCrossEntropy' }, 3, 3],
    ['mse of a target', { kind: 'mse' }, 0, 1], ['mae', { kind: 'mae' }, 0, 1], ['huber', { kind: 'huber', delta: 0.7 }, 0, 1],
  ];
  it.each(losses)('%s', async (_name, loss, classes, outputs) => {
    expect(await gradientError(laneOf([dense(5), tanh, dense(outputs)], loss), dataset([4], classes), outputs)).toBeLessThan(tolerance);
  });

  it.each(activationNames.map((fn): [ActivationName] => [fn]))('%s', async (fn) => {
    const layers: LayerSpec[] = [dense(6), { kind: 'activation', fn }, dense(5), { kind: 'activation', fn }, dense(3)];
    expect(await gradientError(laneOf(layers, crossEntropy), dataset([4], 3), 3)).toBeLessThan(tolerance);
  });

  const image: readonly (readonly [string, readonly LayerSpec[]])[] = [
    ['convolution, same', [conv(3), tanh, conv(2), tanh, dense(3)]],
    ['convolution, stride 2, valid', [conv(3, 2, 'valid'), tanh, dense(3)]],
    ['convolution, stride 2, same', [conv(3, 2), tanh, conv(2), dense(3)]],
    ['max pooling', [conv(2), tanh, pool('maxPool', 2, 'valid'), conv(2), dense(3)]],
    ['max pooling, overlapping, same', [conv(2), tanh, pool('maxPool', 1, 'same'), dense(3)]],
    ['average pooling', [conv(2), pool('avgPool', 2, 'same'), tanh, { kind: 'flatten' }, dense(3)]],
    ['learned slopes of channels', [conv(2, 2, 'valid'), { kind: 'prelu', slope: 0.9 }, dense(3)]],
    ['batch normalisation of channels', [conv(3), batchNorm, tanh, conv(2), batchNorm, { kind: 'flatten' }, dense(3)]],
  ];
  it.each(image)('%s', async (_name, layers) => {
    expect(await gradientError(laneOf(layers, crossEntropy), dataset([5, 5, 2], 3), 3)).toBeLessThan(tolerance);
  });

  const flat: readonly (readonly [string, readonly LayerSpec[]])[] = [
    ['batch normalisation of features', [dense(6), batchNorm, tanh, dense(5), batchNorm, tanh, dense(3)]],
    ['batch normalisation of the inputs', [batchNorm, dense(5), tanh, dense(3)]],
    ['dropout', [dense(8), tanh, { kind: 'dropout', rate: 0.4 }, dense(8), tanh, { kind: 'dropout', rate: 0.2 }, dense(3)]],
    ['dropout of the inputs', [{ kind: 'dropout', rate: 0.3 }, dense(8), tanh, dense(3)]],
    ['alpha dropout', [dense(8), { kind: 'activation', fn: 'selu' }, { kind: 'alphaDropout', rate: 0.3 }, dense(3)]],
    ['learned slopes', [dense(6), { kind: 'prelu', slope: 0.25 }, { kind: 'dropout', rate: 0.2 }, dense(5), batchNorm, { kind: 'prelu', slope: -0.5 }, dense(3)]],
    ['learned slopes of the inputs', [{ kind: 'prelu', slope: 0.25 }, dense(3)]],
    ['batch normalisation behind the activation', [dense(6), tanh, batchNorm, dense(5), tanh, batchNorm, dense(3)]],
    ['activations in a row', [dense(6), tanh, { kind: 'activation', fn: 'softplus' }, { kind: 'dropout', rate: 0.3 }, { kind: 'activation', fn: 'elu', alpha: 0.7 }, dense(3)]],
    ['an activation first', [{ kind: 'activation', fn: 'softsign' }, dense(3)]],
  ];
  it.each(flat)('%s', async (_name, layers) => {
    expect(await gradientError(laneOf(layers, crossEntropy), dataset([4], 3), 3)).toBeLessThan(tolerance);
  });

  it('penalties', async () => {
    expect(await gradientError(laneOf([dense(5), batchNorm, tanh, dense(3)], crossEntropy, 0.3), dataset([4], 3), 3)).toBeLessThan(tolerance);
  });
});
