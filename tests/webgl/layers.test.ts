import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dropoutMask, dropoutScale } from '@/engine/math/dropout';
import { avgPoolGradient } from '@/engine/math/pooling';
import type { LayerSpec } from '@/engine/experiment/types';
import type { Device } from '@/engine/tensor/device';
import { streamKey } from '@/lib/random';
import { batchNormCases, batchNormTolerances, batchOfOne, runningCase } from '../reference/cases/batchNorm';
import { convolutionCases, convolutionGradient, convolutionTolerances, image, maxPoolGradientCase, poolCases } from '../reference/cases/convolution';
import { expectWithin, flatten } from '../reference/compare';
import { oneStage, type OneStage } from './oneStage';
import { openDevice } from './openDevice';

let device: Device;
let one: OneStage | undefined;
beforeAll(async () => { device = await openDevice(); });
afterEach(() => {
  one?.dispose();
  one = undefined;
  expect(device.memory().tensors).toBe(0);
});
afterAll(() => device.dispose());

/** The same numbers twice: programs must keep the samples of a batch apart. */
const twice = (values: readonly number[]): readonly number[] => [...values, ...values];

describe('batch normalisation', () => {
  const tolerance = batchNormTolerances.float32_webgl;

  it.each(batchNormCases)('$id', async ({ id, epsilon, gamma, beta, x, dy, training, inference }) => {
    const channels = gamma.length;
    const shape = id.startsWith('conv') ? [2, 3, channels] : [channels];
    const rows = x.length / shape.reduce((size, length) => size * length, 1);
    const running = inference === undefined ? [...gamma, ...gamma] : [...inference.moving_mean, ...inference.moving_var];
    one = oneStage(device, [{ kind: 'batchNorm', momentum: 0.9, epsilon }], shape, rows, { parameters: [...gamma, ...beta], running });
    expectWithin(await one.forward(x), training.y, tolerance);
    const { parameters, input } = await one.backward(dy);
    expectWithin(parameters, [training.dgamma, training.dbeta], tolerance);
    expectWithin(input, training.dx, tolerance);
    if (inference !== undefined) expectWithin(await one.evaluate(x), inference.y, tolerance);
  });

  it('of a single row', async () => {
    const { epsilon, gamma, beta, x, y } = batchOfOne;
    one = oneStage(device, [{ kind: 'batchNorm', momentum: 0.9, epsilon }], [gamma.length], 1, { parameters: [...gamma, ...beta], running: [...gamma, ...gamma] });
    expectWithin(await one.forward(flatten(x)), y, tolerance);
  });

  it('running statistics of ten batches', async () => {
    const channels = 3;
    const { mean_final: mean, var_final: variance } = runningCase['momentum_0.99_unbiased'];
    one = oneStage(device, [{ kind: 'batchNorm', momentum: 0.99, epsilon: 1e-5 }], [channels], 16, { parameters: [1, 1, 1, 0, 0, 0], running: [0, 0, 0, 1, 1, 1] });
    for (const batch of runningCase.batches) {
      await one.forward(flatten(batch));
      one.stage.running!.swap();
    }
    const [texels = new Float32Array(0)] = await device.read([one.stage.running!.current]);
    const running = new Float32Array(2 * channels);
    one.stage.running!.unpack(texels, 0, running);
    expectWithin(running, [mean, variance], tolerance);
  });
});

describe('convolution', () => {
  const tolerance = convolutionTolerances.float32_webgl;
  const layer = (filters: number, { size, stride, padding }: (typeof convolutionCases)[number]['window']): LayerSpec => ({ kind: 'conv2d', filters, kernel: size, stride, padding });

  it.each(convolutionCases)('$id', async ({ x, shape, kernel, bias, window, output }) => {
    one = oneStage(device, [layer(bias.length, window)], shape, 2, { parameters: [...kernel, ...bias] });
    expectWithin(await one.forward(twice(x)), twice(output), tolerance);
  });

  it('gradients', async () => {
    const { dy, kernel, dinput, dkernel } = convolutionGradient;
    one = oneStage(device, [layer(1, { size: 3, stride: 1, padding: 'valid' })], image.shape, 2, { parameters: [...kernel.flat(), 0] });
    await one.forward(twice(image.x));
    const { parameters, input } = await one.backward(twice(dy.flat()));
    expectWithin(input, twice(dinput.flat()), tolerance);
    const sum = dy.flat().reduce((total, value) => total + value, 0);
    expectWithin(parameters, [...dkernel.flat(), sum].map((value) => 2 * value), tolerance);
  });
});

describe('pooling', () => {
  const tolerance = convolutionTolerances.float32_webgl;

  it.each(poolCases)('$id', async ({ window, max, average }) => {
    const dy = average.map((_, index) => index + 1);
    one = oneStage(device, [{ kind: 'maxPool', ...window }], image.shape, 2);
    expectWithin(await one.forward(twice(image.x)), twice(max), tolerance);
    one.dispose();
    one = oneStage(device, [{ kind: 'avgPool', ...window }], image.shape, 2);
    expectWithin(await one.forward(twice(image.x)), twice(average), tolerance);
    expectWithin((await one.backward(twice(dy))).input, twice(Array.from(avgPoolGradient(image.x, image.shape, dy, window))), tolerance);
  });

  it('hands the gradient to the largest value', async () => {
    one = oneStage(device, [{ kind: 'maxPool', size: 2, stride: 2, padding: 'valid' }], image.shape, 1);
    await one.forward(image.x);
    expectWithin((await one.backward(Array.from({ length: 9 }, () => 1))).input, maxPoolGradientCase, tolerance);
  });
});

describe('dropout', () => {
  it.each([0, 0.2, 0.5, 0.95])('masks of rate %f are those of engine/math', async (rate) => {
    const [rows, features, step] = [9, 37, 1234];
    const x = Array.from({ length: rows * features }, () => 1);
    one = oneStage(device, [{ kind: 'dropout', rate }], [features], rows, {}, step);
    const key = streamKey(1, 'dropout', 0, step);
    const expected = Float32Array.from(x, (_, index) => dropoutMask(key, index, rate) * dropoutScale(rate));
    expect(await one.forward(x)).toEqual(expected);
    expect(await one.evaluate(x)).toEqual(Float32Array.from(x));
  });
});
