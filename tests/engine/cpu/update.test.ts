import { describe, expect, it } from 'vitest';
import { createCpuExecutor } from '@/engine/executor/cpu/cpuExecutor';
import type { Dataset } from '@/engine/data/types';
import { parameterViews, updateLane, addPenalties } from '@/engine/executor/cpu/update';
import type { StepHyper } from '@/engine/executor/executor';
import { buildExperiment } from '@/engine/experiment/build';
import type { Lane, OptimizerSpec } from '@/engine/experiment/types';
import { updateCoefficients } from '@/engine/math/updateRules';
import { buildPlan } from '@/engine/model/buildPlan';
import { initialSchedule, stepHyper } from '@/engine/training/hyper';
import { clippingCases, clippingTolerances } from '../../reference/cases/clipping';
import { float32Tolerance, optimizerCases, optimizerProblem } from '../../reference/cases/optimizers';
import { maxNormCase, optimumCases, penaltyCases, regularisationTolerances } from '../../reference/cases/regularisation';
import { expectWithin } from '../../reference/compare';

const quiet: StepHyper = { update: updateCoefficients({ kind: 'sgd', learningRate: 0 }, 0, 0), l1: 0, l2: 0, clipValue: 0, clipNorm: 0, clipGlobalNorm: 0, maxNorm: 0, dropoutRates: new Map(), active: true };
const rate = (learningRate: number): StepHyper['update'] => updateCoefficients({ kind: 'sgd', learningRate }, 0, learningRate);

/** Flat arrays for parameter blocks of these sizes, each a matrix whose last row is the bias. */
function flatBlocks(shapes: readonly (readonly [rows: number, columns: number])[], values: readonly number[], gradients: readonly number[]) {
  const flat = { values: Float32Array.from(values), gradients: Float32Array.from(gradients), first: new Float32Array(values.length), second: new Float32Array(values.length) };
  let offset = 0;
  const blocks = shapes.map(([rows, columns]) => {
    const views = parameterViews({ layer: 0, kind: 'dense', rows, columns, weightRows: rows - 1, offset }, flat);
    offset += rows * columns;
    return views;
  });
  return { flat, blocks };
}

describe('clipping', () => {
  it.each(clippingCases)('$id', ({ kind, clip, input, output }) => {
    const gradients = input.flat();
    const { flat, blocks } = flatBlocks(input.map((block) => [block.length, 1]), gradients.map(() => 0), gradients);
    const threshold = { value: 'clipValue', norm: 'clipNorm', globalNorm: 'clipGlobalNorm' }[kind];
    updateLane(flat, blocks, { ...quiet, update: rate(1), [threshold]: clip });
    expectWithin(Array.from(flat.values, (value) => 0 - value), output, clippingTolerances.float32_cpu);
  });
});

describe('penalties and max-norm', () => {
  const tolerance = regularisationTolerances.float32_cpu;

  it.each(penaltyCases)('$id touches weights, not biases', ({ l1, l2, W, gradient }) => {
    const bias = [3, -3, 3];
    const { flat, blocks } = flatBlocks([[3, 3]], [...W.flat(), ...bias], Array.from({ length: 9 }, () => 0));
    addPenalties(blocks, { ...quiet, l1, l2 });
    expectWithin(flat.gradients, [...gradient.flat(), 0, 0, 0], tolerance);
  });

  it('scales each unit\'s incoming weights', () => {
    const { c, W, output_exact: expected } = maxNormCase;
    const bias = [9, 9, 9];
    const { flat, blocks } = flatBlocks([[W.length + 1, 3]], [...W.flat(), ...bias], Array.from({ length: W.flat().length + 3 }, () => 0));
    updateLane(flat, blocks, { ...quiet, maxNorm: c });
    expectWithin(flat.values, [...expected.flat(), ...bias], tolerance);
  });

  it('adds penalties before clipping', () => {
    const { flat, blocks } = flatBlocks([[2, 1]], [10, 0], [0, 0]);
    updateLane(flat, blocks, { ...quiet, update: rate(1), l2: 1, clipValue: 1 });
    expect(flat.values[0]).toBe(9);
  });

  it('decays weights only, apart from the gradient', () => {
    const optimizer: OptimizerSpec = { kind: 'adamw', learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, biasCorrection: true, weightDecay: 0.5 };
    const { flat, blocks } = flatBlocks([[2, 1]], [1, 1], [0, 0]);
    updateLane(flat, blocks, { ...quiet, update: updateCoefficients(optimizer, 0, 0.1) });
    expectWithin(flat.values, [0.95, 1], tolerance);
  });
});

/** A linear unit on fixed data, full batch: the executor's way to minimise a quadratic. */
function linearUnit(inputs: readonly number[], targets: readonly number[], features: number, lane: Lane) {
  const size = targets.length;
  const split = { size, inputs: Float32Array.from(inputs), targets: Float32Array.from(targets), labels: new Int32Array(size).fill(-1) };
  const dataset: Dataset = { set: 'linreg', inputShape: [features], classes: 0, outputs: 1, train: split, validation: split };
  return createCpuExecutor({ indices: [0], lanes: [lane], plans: [buildPlan(lane, [features], 1)], batchSize: size, seed: 0 }, dataset);
}
const start = (parameters: readonly number[]) => ({ parameters: Float32Array.from(parameters), first: new Float32Array(parameters.length), second: new Float32Array(parameters.length), running: new Float32Array(0) });
const unit = (optimizer: OptimizerSpec, l2 = 0, l1 = 0): Lane => buildExperiment({ data: { set: 'linreg' }, lanes: [{ layers: [{ kind: 'dense', units: 1 }], optimizer, regularisation: { l1, l2 } }] }).lanes[0]!;

describe('optimizers on ½(x² + 25y²)', () => {
  // Four samples with target 0 give exactly this loss, and by symmetry no gradient for the bias.
  const samples = [1, 0, -1, 0, 0, 5, 0, -5];

  it.each(optimizerCases)('$id', async (reference) => {
    const lane = { ...unit(reference.optimizer, reference.l2), schedule: reference.schedule };
    const executor = linearUnit(samples, [0, 0, 0, 0], 2, lane);
    executor.write([start([...optimizerProblem.start, 0])]);
    const comparable = Number(reference.tolerance.float32_by_step['compare_through_step'] ?? Infinity);
    for (let step = 0; step < Math.min(comparable, reference.trajectory.length - 1); step += 1) {
      executor.step(step, [stepHyper(lane, step, initialSchedule, true)]);
      const [state] = await executor.read();
      const [x, y] = reference.trajectory[step + 1]!;
      const tolerance = float32Tolerance(reference, step + 1);
      for (const [index, expected] of [x!, y!, 0].entries()) {
        const deviation = Math.abs(state!.parameters[index]! - expected) / Math.max(1, Math.abs(expected));
        expect(deviation, `step ${step + 1}, parameter ${index}`).toBeLessThanOrEqual(tolerance);
      }
    }
  });
});

describe('ridge and lasso', () => {
  it.each(optimumCases)('$id ends at the published optimum', async ({ l1, l2, X, y, w }) => {
    const lane = unit({ kind: 'sgd', learningRate: 0.05 }, l2, l1);
    // Mirrored samples with mirrored targets keep the bias at 0 and the loss as it is.
    const mirrored = (values: readonly number[]): readonly number[] => [...values, ...values.map((value) => 0 - value)];
    const executor = linearUnit(mirrored(X.flat()), mirrored(y), 3, lane);
    executor.write([start([0, 0, 0, 0])]);
    for (let step = 0; step < 4000; step += 1) {
      // A falling rate, because the subgradient of |w| at 0 makes weights tremble by η·λ₁.
      executor.step(step, [{ ...stepHyper(lane, step, initialSchedule, true), update: rate(0.05 * 0.998 ** step) }]);
    }
    const [state] = await executor.read();
    expectWithin(state!.parameters, [...w, 0], { rtol: 1e-3, atol: 1e-3 });
  });
});
