import type { Dataset } from '@/engine/data/types';
import type { BatchMetrics, DropoutMode, Executor, LayerProbe, PassMode, StepHyper } from '@/engine/executor/executor';
import { featuresOf } from '@/engine/experiment/shapes';
import type { LaneGroup, LanePlan, LaneState } from '@/engine/model/plan';
import type { EvaluationPoint } from '@/engine/worker/protocol';
import { evaluateSplit, outputsInParts, type Pace } from './evaluation';

/** A group of lanes, its data, and what trains it. */
export interface StackedGroup {
  readonly group: LaneGroup;
  readonly dataset: Dataset;
  readonly executor: Executor;
}

/** All groups of an experiment behind one face: everything goes in and comes out in the order of experiment.lanes. */
export interface LaneStack {
  readonly lanes: number;
  readonly plans: readonly LanePlan[];
  readonly groups: readonly StackedGroup[];
  /** each lane's data */
  readonly datasets: readonly Dataset[];
  step(step: number, hyper: readonly StepHyper[]): void;
  drain(): Promise<BatchMetrics>;
  evaluate(): Promise<EvaluationPoint['lanes']>;
  /** Outputs of the lanes whose inputs have this many features; null for the others. Masks take their rates from `hyper`. */
  outputs(inputs: Float32Array, rows: number, mode?: StackMode, hyper?: readonly StepHyper[]): Promise<readonly (Float32Array | null)[]>;
  /** The same for inputs chosen from each lane's own data. */
  outputsOf(choose: (dataset: Dataset) => Float32Array, mode: StackMode, hyper: readonly StepHyper[]): Promise<readonly Float32Array[]>;
  probe(step: number, hyper: readonly StepHyper[]): Promise<readonly (readonly LayerProbe[])[]>;
  read(): Promise<readonly LaneState[]>;
  write(states: readonly LaneState[]): void;
  dispose(): void;
}

/** A PassMode before each group gets the rates of its lanes. */
export type StackMode = Exclude<PassMode, DropoutMode> | Omit<DropoutMode, 'rates'>;

export function createLaneStack(groups: readonly StackedGroup[], pace: Pace): LaneStack {
  const lanes = groups.reduce((sum, { group }) => sum + group.indices.length, 0);

  /** One group after the other: executors share a device, and one fence is in flight at a time. */
  async function gather<T>(ask: (member: StackedGroup) => Promise<readonly T[]>): Promise<T[]> {
    const result = new Array<T>(lanes);
    for (const member of groups) {
      const answers = await ask(member);
      member.group.indices.forEach((lane, index) => (result[lane] = answers[index]!));
    }
    return result;
  }

  return {
    lanes,
    plans: inLaneOrder(groups, lanes, ({ group }) => group.plans),
    groups,
    datasets: inLaneOrder(groups, lanes, ({ group, dataset }) => group.indices.map(() => dataset)),
    step: (step, hyper) => groups.forEach(({ group, executor }) => executor.step(step, pick(hyper, group))),
    drain: () => drainAll(groups, lanes),
    evaluate: () => gather((member) => evaluateGroup(member, pace)),
    outputs: (inputs, rows, mode, hyper = []) => gather<Float32Array | null>(async (member) => {
      if (inputs.length !== rows * featuresOf(member.dataset.inputShape)) return member.group.indices.map(() => null);
      return mode ? passThrough(member, inputs, mode, hyper) : outputsInParts(member.executor, inputs, rows, pace);
    }),
    outputsOf: (choose, mode, hyper) => gather((member) => passThrough(member, choose(member.dataset), mode, hyper)),
    probe: (step, hyper) => gather(({ group, executor }) => executor.probe(step, pick(hyper, group))),
    read: () => gather(({ executor }) => executor.read()),
    write: (states) => groups.forEach(({ group, executor }) => executor.write(pick(states, group))),
    dispose: () => groups.forEach(({ executor }) => executor.dispose()),
  };
}

function passThrough({ group, executor, dataset }: StackedGroup, inputs: Float32Array, mode: StackMode, hyper: readonly StepHyper[]): Promise<readonly Float32Array[]> {
  const withRates = mode.kind === 'dropout' ? { ...mode, rates: pick(hyper, group).map(({ dropoutRates }) => dropoutRates) } : mode;
  return executor.outputs(inputs, inputs.length / featuresOf(dataset.inputShape), withRates);
}

function pick<T>(values: readonly T[], group: LaneGroup): T[] {
  return group.indices.map((lane) => values[lane]!);
}

function inLaneOrder<T>(groups: readonly StackedGroup[], lanes: number, of: (member: StackedGroup) => readonly T[]): T[] {
  const result = new Array<T>(lanes);
  for (const member of groups) of(member).forEach((value, index) => (result[member.group.indices[index]!] = value));
  return result;
}

async function evaluateGroup({ group, dataset, executor }: StackedGroup, pace: Pace): Promise<EvaluationPoint['lanes']> {
  const losses = group.lanes.map((lane) => lane.loss);
  const train = await evaluateSplit(executor, dataset, losses, 'train', pace);
  const validation = await evaluateSplit(executor, dataset, losses, 'validation', pace);
  return train.map((onTrain, index) => ({
    trainLoss: onTrain.loss,
    trainAccuracy: onTrain.accuracy,
    validationLoss: validation[index]!.loss,
    validationAccuracy: validation[index]!.accuracy,
  }));
}

async function drainAll(groups: readonly StackedGroup[], lanes: number): Promise<BatchMetrics> {
  let merged: BatchMetrics | null = null;
  for (const { group, executor } of groups) {
    const part = await executor.drain();
    merged ??= { firstStep: part.firstStep, count: part.count, loss: new Float32Array(part.count * lanes), accuracy: new Float32Array(part.count * lanes) };
    const width = group.indices.length;
    for (let row = 0; row < part.count; row += 1) {
      group.indices.forEach((lane, column) => {
        merged!.loss[row * lanes + lane] = part.loss[row * width + column]!;
        merged!.accuracy[row * lanes + lane] = part.accuracy[row * width + column]!;
      });
    }
  }
  return merged ?? { firstStep: 0, count: 0, loss: new Float32Array(0), accuracy: new Float32Array(0) };
}
