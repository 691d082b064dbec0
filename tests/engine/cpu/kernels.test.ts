import { describe, expect, it } from 'vitest';
import { batchNormKernel } from '@/engine/executor/cpu/batchNorm';
import { conv2dKernel } from '@/engine/executor/cpu/conv2d';
import type { BlockViews, CoreKernel, Mode } from '@/engine/executor/cpu/coreKernel';
import { denseKernel } from '@/engine/executor/cpu/dense';
import { countCorrect, lossAndGradient } from '@/engine/executor/cpu/losses';
import { pointwiseBackward, pointwiseForward } from '@/engine/executor/cpu/pointwise';
import { preluKernel } from '@/engine/executor/cpu/prelu';
import { avgPoolKernel, maxPoolKernel } from '@/engine/executor/cpu/pool';
import { avgPoolGradient } from '@/engine/math/pooling';
import { outputSize, type Shape3, type Window } from '@/engine/math/windows';
import type { ActivationName } from '@/engine/experiment/types';
import { activationCases, activationTolerances, preluCase } from '../../reference/cases/activations';
import { batchNormCases, batchNormTolerances, batchOfOne, runningCase } from '../../reference/cases/batchNorm';
import { convolutionCases, convolutionGradient, convolutionTolerances, image, maxPoolGradientCase, poolCases } from '../../reference/cases/convolution';
import { lossCases, lossTolerances } from '../../reference/cases/losses';
import { expectWithin, flatten } from '../../reference/compare';

const floats = (values: readonly number[]): Float32Array => Float32Array.from(values);
/** The same numbers twice: kernels must keep the samples of a batch apart. */
const twice = (values: readonly number[]): readonly number[] => [...values, ...values];

function views(parameters: readonly number[] = [], running: readonly number[] = []): BlockViews {
  return { parameters: floats(parameters), gradients: new Float32Array(parameters.length), running: floats(running) };
}

function forward(kernel: CoreKernel, x: readonly number[], outputs: number, rows: number, block: BlockViews, mode: Mode = 'train'): Float32Array {
  const z = new Float32Array(outputs);
  kernel.forward(floats(x), z, rows, block, mode);
  return z;
}

function backward(kernel: CoreKernel, x: readonly number[], dz: readonly number[], rows: number, block: BlockViews): Float32Array {
  const dx = new Float32Array(x.length).fill(NaN);
  kernel.backward(floats(x), floats(dz), dx, rows, block);
  return dx;
}

describe('convolution', () => {
  const tolerance = convolutionTolerances.float32_cpu;
  const kernelFor = ([height, width, channels]: Shape3, filters: number, window: Window) =>
    conv2dKernel({ kind: 'conv2d', input: [height, width, channels], output: [outputSize(height, window), outputSize(width, window), filters], kernel: window.size, stride: window.stride, padding: window.padding });

  it.each(convolutionCases)('$id', ({ x, shape, kernel, bias, window, output }) => {
    const ours = kernelFor(shape, bias.length, window);
    expectWithin(forward(ours, twice(x), 2 * output.length, 2, views([...kernel, ...bias])), twice(output), tolerance);
  });

  it('gradients', () => {
    const { dy, kernel, dinput, dkernel } = convolutionGradient;
    const block = views([...kernel.flat(), 0]);
    const ours = kernelFor(image.shape, 1, { size: 3, stride: 1, padding: 'valid' });
    expectWithin(backward(ours, twice(image.x), twice(dy.flat()), 2, block), twice(dinput.flat()), tolerance);
    const sum = dy.flat().reduce((total, value) => total + value, 0);
    expectWithin(block.gradients, [...dkernel.flat(), sum].map((value) => 2 * value), tolerance);
  });
});

describe('pooling', () => {
  const tolerance = convolutionTolerances.float32_cpu;
  const coreOf = (kind: 'maxPool' | 'avgPool', { size, stride, padding }: Window) => {
    const side = outputSize(6, { size, stride, padding });
    return { kind, input: image.shape, output: [side, side, 1] as Shape3, size, stride, padding };
  };

  it.each(poolCases)('$id', ({ window, max, average }) => {
    const maximum = maxPoolKernel(coreOf('maxPool', window), 2);
    expectWithin(forward(maximum, twice(image.x), 2 * max.length, 2, views()), twice(max), tolerance);
    const mean = avgPoolKernel(coreOf('avgPool', window));
    expectWithin(forward(mean, twice(image.x), 2 * max.length, 2, views()), twice(average), tolerance);
    const dy = average.map((_, index) => index + 1);
    expectWithin(backward(mean, twice(image.x), twice(dy), 2, views()), twice(Array.from(avgPoolGradient(image.x, image.shape, dy, window))), tolerance);
  });

  it('hands the gradient to the largest value', () => {
    const kernel = maxPoolKernel(coreOf('maxPool', { size: 2, stride: 2, padding: 'valid' }), 1);
    forward(kernel, image.x, 9, 1, views());
    expectWithin(backward(kernel, image.x, Array.from({ length: 9 }, () => 1), 1, views()), maxPoolGradientCase, tolerance);
  });
});

describe('batch normalisation', () => {
  const tolerance = batchNormTolerances.float32_cpu;
  const kernelFor = (epsilon: number, momentum = 0.9) => (channels: number, positions = 1) => batchNormKernel({ kind: 'batchNorm', channels, positions, momentum, epsilon });

  it.each(batchNormCases)('$id', ({ id, epsilon, gamma, beta, x, dy, training, inference }) => {
    const positions = id.startsWith('conv') ? 6 : 1;
    const rows = x.length / gamma.length / positions;
    const kernel = kernelFor(epsilon)(gamma.length, positions);
    const block = views([...gamma, ...beta], [...gamma.map(() => 0), ...gamma.map(() => 1)]);
    expectWithin(forward(kernel, x, x.length, rows, block), training.y, tolerance);
    expectWithin(backward(kernel, x, dy, rows, block), training.dx, tolerance);
    expectWithin(block.gradients, [...training.dgamma, ...training.dbeta], tolerance);
    if (inference === undefined) return;
    block.running.set([...inference.moving_mean, ...inference.moving_var]);
    expectWithin(forward(kernel, x, x.length, rows, block, 'evaluate'), inference.y, tolerance);
  });

  it.each([
    ['momentum_0.99_unbiased', 0.99],
    ['pytorch_default_momentum_0.1', 0.9],
  ] as const)('running statistics, %s', (id, momentum) => {
    const kernel = kernelFor(1e-5, momentum)(3);
    const block = views([1, 1, 1, 0, 0, 0], [0, 0, 0, 1, 1, 1]);
    for (const batch of runningCase.batches) forward(kernel, flatten(batch), 48, 16, block);
    expectWithin(block.running, [...flatten(runningCase[id].mean_final), ...flatten(runningCase[id].var_final)], tolerance);
  });

  it('leaves the running statistics alone in a probe and in evaluation', () => {
    const block = views([1, 1, 1, 0, 0, 0], [0, 0, 0, 1, 1, 1]);
    for (const mode of ['probe', 'evaluate'] as const) forward(kernelFor(1e-5)(3), flatten(runningCase.batches[0]!), 48, 16, block, mode);
    expect(Array.from(block.running)).toEqual([0, 0, 0, 1, 1, 1]);
  });

  it('a batch of one', () => {
    const { epsilon, gamma, beta, x, y } = batchOfOne;
    const kernel = kernelFor(epsilon)(3);
    const block = views([...gamma, ...beta], [0, 0, 0, 1, 1, 1]);
    expectWithin(forward(kernel, flatten(x), 3, 1, block), y, tolerance);
    expectWithin(backward(kernel, flatten(x), [1, 2, 3], 1, block), [0, 0, 0], tolerance);
    expect(Array.from(block.running).every(Number.isFinite)).toBe(true);
  });
});

describe('losses', () => {
  it.each(lossCases)('$id', ({ spec, outputs, predictions, targets, loss, gradient, tolerance = lossTolerances.float32_cpu }) => {
    const rows = predictions.length / outputs;
    const dz = new Float32Array(predictions.length);
    const value = lossAndGradient(spec, floats(predictions), floats(targets), rows, outputs, dz) / rows;
    expectWithin([value], [loss], tolerance);
    expectWithin(dz, gradient, tolerance);
    expect(lossAndGradient(spec, floats(predictions), floats(targets), rows, outputs, null) / rows).toBe(value);
  });

  it('counts the first largest logit, or the sign of a single one', () => {
    expect(countCorrect(floats([1, 2, 2, 0, 0, 0, 3, 1, 2]), Int32Array.from([9, 1, 0, 2]), 1, 3, 3)).toBe(2);
    expect(countCorrect(floats([0.1, -0.1, 0]), Int32Array.from([1, 0, 0]), 0, 3, 1)).toBe(3);
  });
});

describe('pointwise', () => {
  const masks = { seed: 1, step: 0, rates: new Map<number, number>(), firstRow: 0, shared: false };
  const run = (fn: ActivationName, alpha: number, x: readonly number[], mode: Mode) => {
    const y = new Float32Array(x.length);
    const slope = new Float32Array(x.length);
    pointwiseForward([{ kind: 'activation', fn, alpha }], floats(x), y, slope, 1, x.length, mode, mode === 'evaluate' ? null : masks);
    return { y, slope };
  };

  it.each(activationCases)('$id', ({ fn, alpha, x, y, dy }) => {
    const trained = run(fn, alpha, x, 'train');
    expectWithin(trained.y, y, activationTolerances.float32_cpu);
    expectWithin(trained.slope, dy, activationTolerances.float32_cpu);
    expect(run(fn, alpha, x, 'evaluate').y).toEqual(trained.y);
  });

  it('lets NaN through', () => {
    for (const { fn, alpha } of activationCases) expect(run(fn, alpha, [NaN], 'train').y[0]).toBeNaN();
  });

  it('chains activation and dropout, forward and backward', () => {
    const x = floats(Array.from({ length: 1000 }, (_, index) => index / 500 - 1));
    const y = new Float32Array(1000);
    const slope = new Float32Array(1000);
    pointwiseForward([{ kind: 'activation', fn: 'relu', alpha: 0 }, { kind: 'dropout', layer: 3, rate: 0.5 }], x, y, slope, 10, 100, 'train', { ...masks, rates: new Map([[3, 0.25]]) });
    const kept = x.filter((_, index) => y[index] !== 0);
    expect(kept.length / x.filter((value) => value > 0).length).toBeCloseTo(0.75, 1);
    y.forEach((value, index) => expect(value).toBeCloseTo(x[index]! * slope[index]!, 5));
    expect(new Set(slope)).toEqual(new Set([0, Math.fround(4 / 3)]));
    const gradient = new Float32Array(1000).fill(2);
    pointwiseBackward(gradient, slope, 1000);
    expect(Array.from(gradient)).toEqual(Array.from(slope, (value) => 2 * value));
  });
});

describe('prelu', () => {
  it('learns its slope as published', () => {
    const { x, d_slope: dSlope } = preluCase;
    for (const [at, point] of x.entries()) {
      const block = views([0.25]);
      const kernel = preluKernel({ kind: 'prelu', channels: 1, positions: 1 });
      expectWithin(forward(kernel, [point], 1, 1, block), [preluCase.y[at]!], activationTolerances.float32_cpu);
      expectWithin(backward(kernel, [point], [1], 1, block), [preluCase.dy[at]!], activationTolerances.float32_cpu);
      expectWithin(block.gradients, [dSlope[at]!], activationTolerances.float32_cpu);
    }
    expect(forward(preluKernel({ kind: 'prelu', channels: 1, positions: 1 }), [NaN], 1, 1, views([0.25]))[0]).toBeNaN();
  });
});

describe('dense', () => {
  // Every remainder of the blocked loops: rows by fours, columns by twos.
  it.each([[1, 1, 1], [2, 3, 1], [3, 2, 5], [4, 4, 4], [5, 7, 3], [9, 5, 6]])('%i rows, %i inputs, %i units', (rows, inputs, units) => {
    const number = (seed: number) => (_: unknown, index: number) => Math.fround(Math.sin(seed + 1.7 * index));
    const x = Array.from({ length: rows * inputs }, number(1));
    const parameters = Array.from({ length: (inputs + 1) * units }, number(2));
    const dz = Array.from({ length: rows * units }, number(3));
    const range = (length: number) => Array.from({ length }, (_, index) => index);
    const total = (length: number, term: (index: number) => number) => range(length).reduce((sum, index) => sum + term(index), 0);
    const block = views(parameters);
    const kernel = denseKernel({ kind: 'dense', inputs, units });
    const tolerance = { rtol: 1e-6, atol: 1e-6 };
    const z = range(rows).flatMap((r) => range(units).map((u) => parameters[inputs * units + u]! + total(inputs, (i) => x[r * inputs + i]! * parameters[i * units + u]!)));
    expectWithin(forward(kernel, x, rows * units, rows, block), z, tolerance);
    const dx = range(rows).flatMap((r) => range(inputs).map((i) => total(units, (u) => dz[r * units + u]! * parameters[i * units + u]!)));
    expectWithin(backward(kernel, x, dz, rows, block), dx, tolerance);
    const dw = range(inputs + 1).flatMap((i) => range(units).map((u) => total(rows, (r) => (i < inputs ? x[r * inputs + i]! : 1) * dz[r * units + u]!)));
    expectWithin(block.gradients, dw, tolerance);
  });
});
