import type { PassMode, StepHyper } from '@/engine/executor/executor';
import type { Block, LaneGroup } from '@/engine/model/plan';
import type { Device } from '@/engine/tensor/device';
import type { Matrix } from '@/engine/tensor/matrix';
import type { UniformValue } from '@/engine/tensor/programs';
import { plainLayout, type CoreSnippets, type Preparation } from './cores/coreSnippets';
import type { RowLayers } from './cores/rowLayers';
import { snippetsOf } from './cores/snippetsOf';
import { forwardSource, inputGradientSource, parameterSource, togetherSource } from './frames';
import { createKernel, lazy, type Kernel } from './kernel';
import { createParameters, type Parameters } from './parameters';
import { createRunning, type Running } from './running';
import type { StagePlan } from './stagePlan';
import { tailSource, tailValues, type Masks } from './tail';

/** A stage of the plan with its programs and the matrices it keeps: what one layer does to all lanes at once. */
export interface Stage {
  readonly blocks: readonly Block[];
  /** width of its output, without the column of ones */
  readonly features: number;
  readonly inputFeatures: number;
  /** the tail has a slope; without one ∂y/∂z = 1 and nothing is stored */
  readonly curved: boolean;
  readonly parameters: Parameters | null;
  readonly running: Running | null;
  /** y of a mini-batch, and ∂y/∂z where `slope` is given; batch normalisation computes its statistics. */
  train(input: Matrix, output: StageOutput): void;
  /** y without its last block's tail, after `train` on the same input */
  bare(input: Matrix, y: Matrix): void;
  /** the first block's output where the stage never makes it by itself, without and with its tail */
  readonly inner: { readonly features: number; bare(input: Matrix, y: Matrix): void; whole(input: Matrix, y: Matrix): void } | null;
  /** y in another mode than training, for rows that start with `firstRow` of the caller's; running statistics stay. */
  pass(input: Matrix, y: Matrix, rows: RowValues, mode: PassMode, firstRow: number): void;
  /** ∂L/∂(input), times the slope of the block before */
  inputGradient(input: Matrix, dz: Matrix, into: Matrix, slope: Matrix | null): void;
  /** Updates the parameters in the same draw, or keeps the gradient (penalties added) in `into`. */
  parameterGradient(input: Matrix, dz: Matrix, into: Matrix | 'update'): void;
  /** Both of these in one draw, or null where each needs its own; `dealt` is how the gradient over the input then lies, whoever writes it. */
  readonly together: { readonly dealt: RowLayers; update(input: Matrix, dz: Matrix, into: Matrix, slope: Matrix | null): void } | null;
  /** The numbers of a step: masks, rates, hyper-parameters. */
  prepare(step: number, hyper: readonly StepHyper[], packed: Float32Array): void;
  dispose(): void;
}

export interface StageOutput {
  readonly y: Matrix;
  readonly slope: Matrix | null;
}

export interface RowValues {
  readonly rows: number;
  readonly pairs: number;
}

export function createStage(device: Device, group: LaneGroup, stagePlan: StagePlan, rows: RowValues): Stage {
  const lanes = group.lanes.length;
  const { blocks, core, tails, features, inputFeatures, together } = stagePlan;
  // A pool has neither parameters nor statistics: what a stage of two blocks has is the first one's.
  const block = blocks[0]!;
  const curved = (tails[0] ?? []).length > 0;

  const parameters = block.parameter < 0 ? null : createParameters(device, group.plans[0]!.parameters[block.parameter]!, lanes);
  const running = block.core.kind === 'batchNorm' ? createRunning(device, block.running, block.core.channels, lanes) : null;
  const scratch = createScratch(device, core, lanes);
  const values: Record<string, UniformValue> = { ...rows, ...coreValues(block) };
  const passValues: Record<string, UniformValue> = { ...coreValues(block) };
  const tail = tailValues(tails, values);
  const passTail = tailValues(tails, passValues);
  const kernels = createKernels(device, stagePlan, parameters);

  /** Sampler names of the parts that this stage owns. */
  const own = (): Record<string, Matrix> => ({
    ...scratch,
    ...(parameters === null ? {} : { W: parameters.current.weights, M: parameters.current.first, V: parameters.current.second }),
    ...(running === null ? {} : { RUNNING: running.current, NEXT_RUNNING: running.next }),
  });

  function prepareMatrices(preparations: readonly Preparation[] = [], bindings: Record<string, Matrix>, uniforms = values): void {
    for (const { source, writes } of preparations) {
      const outputs = writes.map((name) => bindings[name]!);
      kernels.preparation(source).run(device.target(...outputs), bindings, uniforms);
    }
  }

  return {
    blocks, features, inputFeatures, curved, parameters, running,
    train(input, { y, slope }) {
      const bindings = { ...own(), X: input };
      prepareMatrices(core.beforeForward, bindings);
      const kept = (core.forward.keeps ?? []).map((name) => scratch[name.toUpperCase()]!);
      kernels.train().run(device.target(y, ...(slope === null ? [] : [slope]), ...kept), bindings, values);
    },
    bare: (input, y) => kernels.bare().run(device.target(y), { ...own(), X: input }, values),
    inner: blocks.length === 1 ? null : {
      features: block.outputShape.reduce((size, length) => size * length, 1),
      bare: (input, y) => kernels.innerBare().run(device.target(y), { ...own(), X: input }, values),
      whole: (input, y) => kernels.innerWhole().run(device.target(y), { ...own(), X: input }, values),
    },
    pass(input, y, { rows: count, pairs }, mode, firstRow) {
      Object.assign(passValues, { rows: count, pairs });
      const measured = mode.kind === 'batch-statistics' && running !== null;
      const bindings = { ...own(), X: input, ...(running === null || measured ? {} : { STATS: running.current }) };
      if (measured) prepareMatrices(core.beforeForward, bindings, passValues);
      if (mode.kind === 'dropout') {
        passTail.update(group.seed, mode.sample, mode.rates.map((dropoutRates) => ({ dropoutRates })));
        Object.assign(passValues, { maskRow: firstRow, maskStride: mode.shared ? 0 : features });
      }
      (mode.kind === 'dropout' ? kernels.masked() : kernels.evaluate()).run(device.target(y), bindings, passValues, { first: 0, count: lanes * pairs });
    },
    inputGradient(input, dz, into, slope) {
      const bindings = { ...own(), X: input, DZ: dz, ...(slope === null ? {} : { SLOPE: slope }) };
      prepareMatrices(core.beforeInputGradient, bindings);
      (slope === null ? kernels.inputGradient() : kernels.slopedInputGradient()).run(device.target(into), bindings, values);
    },
    parameterGradient(input, dz, into) {
      if (parameters === null) return;
      const bindings = { ...own(), X: input, DZ: dz };
      prepareMatrices(core.beforeParameterGradient, bindings);
      const sums = core.keepsSums === true ? [scratch['SUMS']!] : [];
      if (into !== 'update') {
        kernels.keep().run(device.target(into, ...sums), bindings, values);
        return;
      }
      const { weights, first, second } = parameters.next;
      kernels.update().run(device.target(weights, first, second, ...sums), bindings, values);
    },
    together: together === null || parameters === null ? null : {
      dealt: together,
      update(input, dz, into, slope) {
        const bindings = { ...own(), X: input, DZ: dz, ...(slope === null ? {} : { SLOPE: slope }) };
        const { weights, first, second } = parameters.next;
        (slope === null ? kernels.together() : kernels.slopedTogether()).run(device.target(weights, first, second, into), bindings, values);
      },
    },
    prepare(step, hyper, packed) {
      values['hyper'] = packed;
      tail.update(group.seed, step, hyper);
    },
    dispose() {
      parameters?.dispose();
      running?.dispose();
      for (const matrix of Object.values(scratch)) matrix.dispose();
    },
  };
}

function coreValues({ core }: Block): Record<string, UniformValue> {
  return core.kind === 'batchNorm' ? { momentum: core.momentum, epsilon: core.epsilon } : {};
}

function createScratch(device: Device, { scratch = {} }: CoreSnippets, lanes: number): Record<string, Matrix> {
  return Object.fromEntries(Object.entries(scratch).map(([name, { rows, columns, layers }]) => [name, device.createMatrix(rows, columns, lanes, layers)]));
}

function createKernels(device: Device, { blocks, core, tails, innerOps, features, inputFeatures, sharedInput, together: dealt }: StagePlan, parameters: Parameters | null) {
  const curved = (tails[0] ?? []).length > 0;
  const preparations = new Map<Preparation['source'], Kernel>();
  const anyRows = core.forwardAnyRows ?? core.forward;
  const nothing = tails.map(() => []);
  const pass = (ops: readonly Block['tail'][], masks: Masks) => lazy(() => createKernel(device, forwardSource(anyRows, tailSource(ops, features, masks, innerOps), features, null)));
  /** The first block of a fused stage on its own, from the formulas of its core. */
  const inner = (ops: readonly Block['tail'][]) => lazy(() => {
    const { core: innerCore, outputShape } = blocks[0]!;
    const innerFeatures = outputShape.reduce((size, length) => size * length, 1);
    return createKernel(device, forwardSource(snippetsOf(innerCore, plainLayout(sharedInput)).forward, tailSource(ops, innerFeatures, 'none'), innerFeatures, null));
  });
  const backward = (slope: boolean) => lazy(() => createKernel(device, inputGradientSource(core.inputGradient, inputFeatures, slope, dealt)));
  const gradient = (use: 'keep' | 'update') => lazy(() => {
    if (core.parameterGradient === null || parameters === null) throw new Error('a core without parameters has no gradient');
    return createKernel(device, parameterSource(core.parameterGradient, parameters.block, use, core.keepsSums));
  });
  const together = (slope: boolean) => lazy(() => {
    if (core.parameterGradient === null || parameters === null || dealt === null) throw new Error('this core updates by itself');
    return createKernel(device, togetherSource(core.inputGradient, core.parameterGradient, parameters.block, inputFeatures, slope, dealt));
  });
  return {
    train: lazy(() => createKernel(device, forwardSource(core.forward, tailSource(tails, features, 'training', innerOps), features, { slope: curved }))),
    bare: pass(nothing, 'none'),
    innerBare: inner(nothing),
    innerWhole: inner(tails.map((ops) => ops.slice(0, innerOps))),
    evaluate: pass(tails, 'none'),
    masked: pass(tails, 'placed'),
    inputGradient: backward(false),
    slopedInputGradient: backward(true),
    together: together(false),
    slopedTogether: together(true),
    keep: gradient('keep'),
    update: gradient('update'),
    preparation(source: Preparation['source']): Kernel {
      const kernel = preparations.get(source) ?? createKernel(device, source);
      preparations.set(source, kernel);
      return kernel;
    },
  };
}
