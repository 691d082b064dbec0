import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lossSource } from '@/engine/executor/gpu/loss';
import { parameterSource, type GradientUse } from '@/engine/executor/gpu/frames';
import { createMaxNorm } from '@/engine/executor/gpu/maxNorm';
import { createNormClipping } from '@/engine/executor/gpu/normClipping';
import { createParameters } from '@/engine/executor/gpu/parameters';
import { createHyper, packHyper } from '@/engine/executor/gpu/update';
import type { StepHyper } from '@/engine/executor/executor';
import { activations } from '@/engine/math/activations';
import { learningRateAt } from '@/engine/math/schedules';
import { updateCoefficients } from '@/engine/math/updateRules';
import type { ParameterBlock } from '@/engine/model/plan';
import type { Device } from '@/engine/tensor/device';
import { glslActivationFunctions } from '@/engine/tensor/glsl/activations';
import { texels, unpackLane, type Matrix } from '@/engine/tensor/matrix';
import { activationCases, activationTolerances, saturationCases } from '../reference/cases/activations';
import { clippingCases, clippingTolerances } from '../reference/cases/clipping';
import { lossCases, lossTolerances } from '../reference/cases/losses';
import { float32Tolerance, optimizerCases, optimizerProblem } from '../reference/cases/optimizers';
import { maxNormCase, penaltyCases, regularisationTolerances } from '../reference/cases/regularisation';
import { expectWithin } from '../reference/compare';
import { openDevice } from './openDevice';

let device: Device;
beforeAll(async () => { device = await openDevice(); });
afterAll(() => {
  expect(device.memory().tensors).toBe(0);
  device.dispose();
});

async function values(matrix: Matrix, rows = matrix.rows, columns = matrix.columns): Promise<Float32Array> {
  const [data = new Float32Array(0)] = await device.read([matrix]);
  return unpackLane(data, matrix, 0, rows, columns);
}

function matrixOf(rows: number, columns: number, numbers: ArrayLike<number>): Matrix {
  const matrix = device.createMatrix(rows, columns);
  device.upload(matrix, [numbers]);
  return matrix;
}

const sgd: StepHyper = {
  update: updateCoefficients({ kind: 'sgd', learningRate: 1 }, 0, 1),
  l1: 0, l2: 0, clipValue: 0, clipNorm: 0, clipGlobalNorm: 0, maxNorm: 0, dropoutRates: new Map(), active: true,
};

describe('activations', () => {
  async function run(fn: (typeof activationCases)[number]['fn'], alpha: number, x: readonly number[]): Promise<[Float32Array, Float32Array]> {
    const program = device.program({
      inputs: ['X'], outputs: ['value', 'slope'], uniforms: { alpha: 'float' },
      body: `${glslActivationFunctions([fn])} void main() { ${fn}Of(X_at(ivec2(gl_FragCoord.xy)), alpha, value, slope); }`,
    });
    const [input, value, slope] = [matrixOf(1, x.length, x), device.createMatrix(1, x.length), device.createMatrix(1, x.length)];
    device.draw(program, device.target(value, slope), [input], { alpha });
    const results: [Float32Array, Float32Array] = [await values(value), await values(slope)];
    for (const matrix of [input, value, slope]) matrix.dispose();
    return results;
  }

  it.each(activationCases)('$id', async ({ fn, alpha, x, y, dy }) => {
    const [value, slope] = await run(fn, alpha, x);
    expectWithin(value, y, activationTolerances.float32_webgl);
    expectWithin(slope, dy, activationTolerances.float32_webgl);
  });

  it.each(saturationCases)('$id saturates', async ({ fn, alpha, x, y }) => {
    expectWithin((await run(fn, alpha, x))[0], y, activationTolerances.float32_webgl);
  });

  /** Small numbers are where 1 − e^(−x) and its relatives cancel. */
  it.each(activationCases)('$id keeps its digits near 0 and far out', async ({ fn, alpha }) => {
    const x = [-60, -20, -8, -1, -0.31, -0.29, -1e-2, -1e-4, 1e-4, 1e-2, 0.29, 0.31, 1, 8, 20, 60].map(Math.fround);
    const { value, derivative } = activations[fn];
    const [ours, slope] = await run(fn, alpha, x);
    expectWithin(ours, x.map((at) => value(at, alpha)), { rtol: 3e-6, atol: 1e-9 });
    expectWithin(slope, x.map((at) => derivative(at, alpha)), { rtol: 3e-6, atol: 1e-7 });
  });
});

describe('losses', () => {
  it.each(lossCases)('$id', async ({ spec, outputs, predictions, targets, loss, gradient, tolerance = lossTolerances.float32_webgl }) => {
    const rows = predictions.length / outputs;
    // Logits carry a column of ones, and the targets lie behind the inputs.
    const withOnes = predictions.flatMap((value, index) => (index % outputs === outputs - 1 ? [value, 1] : [value]));
    const [Z, X] = [matrixOf(rows, outputs + 1, withOnes), matrixOf(rows, outputs, targets)];
    const [stats, slopes] = [device.createMatrix(rows, outputs), device.createMatrix(rows, outputs)];
    const delta = new Float32Array(8).fill(spec.kind === 'huber' ? spec.delta : 0);
    device.draw(device.program(lossSource(spec.kind, outputs, 0, true)), device.target(stats, slopes), [Z, X], { rows, pairs: texels(rows), delta });
    const [data = new Float32Array(0)] = await device.read([stats]);
    let sum = 0;
    for (let pair = 0; pair < stats.height; pair += 1) sum += data[4 * pair * stats.width]! + data[4 * pair * stats.width + 1]!;
    expectWithin([sum / rows], [loss], tolerance);
    expectWithin(await values(slopes), gradient, tolerance);
    for (const matrix of [Z, X, stats, slopes]) matrix.dispose();
  });
});

/** A block of [rows, columns] weights without a bias. */
const weightBlock = (rows: number, columns: number, weightRows = rows): ParameterBlock => ({ layer: 0, kind: 'dense', rows, columns, weightRows, offset: 0 });

function parametersWith(block: ParameterBlock, weights: ArrayLike<number>) {
  const parameters = createParameters(device, block, 1);
  const none = new Float32Array(block.rows * block.columns);
  parameters.write([{ parameters: Float32Array.from(weights), first: none, second: none, running: none }]);
  return parameters;
}

/** The frame around a gradient that is `expression` of the texel w. */
const gradientProgram = (block: ParameterBlock, expression: string, use: GradientUse) =>
  device.program(parameterSource({ inputs: ['W'], uniforms: {}, functions: '', code: `g = ${expression};` }, block, use));

describe('update rules on ½(x² + 25y²)', () => {
  it.each(optimizerCases)('$id', async (reference) => {
    const { optimizer, schedule, l2, trajectory } = reference;
    const block = weightBlock(1, 2);
    const parameters = parametersWith(block, optimizerProblem.start);
    const program = gradientProgram(block, 'W_at(p) * vec4(1.0, 25.0, 0.0, 0.0)', 'update');
    const seen: { readonly step: number; readonly point: Float32Array }[] = [];
    for (let step = 0; step + 1 < trajectory.length; step += 1) {
      const update = updateCoefficients(optimizer, step, learningRateAt(schedule, optimizer.learningRate, step));
      const { current, next } = parameters;
      device.draw(program, device.target(next.weights, next.first, next.second), [current.weights, current.first, current.second], {
        rows: 1, pairs: 1, hyper: packHyper([{ ...sgd, update, l2 }], createHyper(1)),
      });
      parameters.swap();
      if (step % 10 === 0) seen.push({ step: step + 1, point: await values(parameters.current.weights) });
    }
    parameters.dispose();
    for (const { step, point } of seen) {
      const worst = Math.max(...trajectory[step]!.map((target, axis) => Math.abs(point[axis]! - target) / Math.max(1, Math.abs(target))));
      expect(worst, `step ${step}`).toBeLessThanOrEqual(float32Tolerance(reference, step));
    }
  });
});

describe('penalties', () => {
  it.each(penaltyCases)('$id', async ({ l1, l2, W, gradient }) => {
    const block = weightBlock(W.length, W[0]!.length);
    const parameters = parametersWith(block, W.flat());
    const kept = device.createMatrix(block.rows, block.columns);
    device.draw(gradientProgram(block, 'vec4(0.0)', 'keep'), device.target(kept), [parameters.current.weights], { rows: 1, pairs: 1, hyper: packHyper([{ ...sgd, l1, l2 }], createHyper(1)) });
    expectWithin(await values(kept), gradient, regularisationTolerances.float32_webgl);
    parameters.dispose();
    kept.dispose();
  });

  it('max-norm scales columns of weights, not biases', async () => {
    const { c, W, output_exact: expected } = maxNormCase;
    const bias = W[0]!.map(() => 9);
    const parameters = parametersWith(weightBlock(W.length + 1, W[0]!.length, W.length), [...W.flat(), ...bias]);
    const maxNorm = createMaxNorm(device, [parameters], 1);
    maxNorm.project([{ ...sgd, maxNorm: c }]);
    expectWithin(await values(parameters.current.weights), [expected.flat(), bias], regularisationTolerances.float32_webgl);
    maxNorm.project([{ ...sgd, maxNorm: 1e-3, active: false }]);
    expectWithin(await values(parameters.current.weights), [expected.flat(), bias], regularisationTolerances.float32_webgl);
    maxNorm.dispose();
    parameters.dispose();
  });
});

describe('clipping', () => {
  it.each(clippingCases)('$id', async ({ kind, clip, input, output }) => {
    const blocks = input.map((numbers) => parametersWith(weightBlock(1, numbers.length), numbers.map(() => 0)));
    const gradients = input.map((numbers) => matrixOf(1, numbers.length, numbers));
    const clipping = createNormClipping(device, blocks, 1);
    const hyper = { ...sgd, clipValue: kind === 'value' ? clip : 0, clipNorm: kind === 'norm' ? clip : 0, clipGlobalNorm: kind === 'globalNorm' ? clip : 0 };
    clipping.update(gradients, [hyper], packHyper([hyper], createHyper(1)));
    // From 0 with rate 1 the new weights are the clipped gradient, negated.
    const updated = await Promise.all(blocks.map(async ({ next }) => (await values(next.weights)).map((w) => -w)));
    expectWithin(updated.flatMap((part) => [...part]), output, clippingTolerances.float32_webgl);
    clipping.dispose();
    for (const part of [...blocks, ...gradients]) part.dispose();
  });
});
