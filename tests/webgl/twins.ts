import type { Dataset, Split } from '@/engine/data/types';
import { createCpuExecutor } from '@/engine/executor/cpu/cpuExecutor';
import type { Executor, StepHyper } from '@/engine/executor/executor';
import { createGpuExecutor } from '@/engine/executor/gpu/gpuExecutor';
import type { Lane, LayerSpec } from '@/engine/experiment/types';
import { buildPlan } from '@/engine/model/buildPlan';
import { initialState } from '@/engine/model/initialState';
import type { LaneGroup, LaneState } from '@/engine/model/plan';
import type { Device } from '@/engine/tensor/device';
import { initialSchedule, stepHyper } from '@/engine/training/hyper';
import { randomNormal, randomUniform, streamKey } from '@/lib/random';

const plainLane: Lane = {
  label: '',
  layers: [],
  init: { kind: 'lecun', distribution: 'normal' },
  loss: { kind: 'mse' },
  optimizer: { kind: 'sgd', learningRate: 0.05 },
  schedule: { kind: 'constant' },
  clip: { kind: 'none' },
  regularisation: { l1: 0, l2: 0, maxNorm: 0 },
};

/** A group of lanes on made-up data: the executors' input without any experiment around it. */
export interface Setting {
  readonly inputShape: readonly number[];
  /** 0: regression */
  readonly classes: number;
  readonly outputs: number;
  readonly size: number;
  readonly batchSize: number;
  readonly seed?: number;
  readonly lanes: readonly (Partial<Lane> & { readonly layers: readonly LayerSpec[] })[];
}

export const dense = (units: number): LayerSpec => ({ kind: 'dense', units });
export const act = (fn: Extract<LayerSpec, { kind: 'activation' }>['fn'], alpha?: number): LayerSpec => (alpha === undefined ? { kind: 'activation', fn } : { kind: 'activation', fn, alpha });
export const drop = (rate: number): LayerSpec => ({ kind: 'dropout', rate });
export const norm: LayerSpec = { kind: 'batchNorm', momentum: 0.9, epsilon: 1e-5 };

function split(size: number, features: number, classes: number, outputs: number, key: number): Split {
  const inputs = Float32Array.from({ length: size * features }, (_, index) => randomNormal(key, index));
  const labels = Int32Array.from({ length: size }, (_, row) => (classes === 0 ? -1 : Math.floor(randomUniform(key, -row - 1) * classes)));
  const targets = Float32Array.from({ length: size * outputs }, (_, index) => {
    const label = labels[Math.floor(index / outputs)]!;
    if (classes === 0) return randomNormal(key, 10_000_000 + index);
    return outputs === 1 ? label : Number(index % outputs === label);
  });
  return { size, inputs, targets, labels };
}

export function makeDataset({ inputShape, classes, outputs, size, seed = 1 }: Omit<Setting, 'lanes' | 'batchSize'>): Dataset {
  const features = inputShape.reduce((product, length) => product * length, 1);
  return {
    set: 'blobs', inputShape, classes, outputs,
    train: split(size, features, classes, outputs, streamKey(seed, 'data', 1)),
    validation: split(Math.max(1, Math.ceil(size / 3)), features, classes, outputs, streamKey(seed, 'data', 2)),
  };
}

/** Two classes may share one logit. */
function logits({ layers }: Lane, outputs: number): number {
  const last = layers.at(-1);
  return last?.kind === 'dense' ? last.units : outputs;
}

export function makeGroup({ inputShape, outputs, batchSize, seed = 1, lanes }: Setting): LaneGroup {
  const complete = lanes.map((lane): Lane => ({ ...plainLane, ...lane }));
  return { indices: complete.map((_, index) => index), lanes: complete, plans: complete.map((lane) => buildPlan(lane, inputShape, logits(lane, outputs))), batchSize, seed };
}

export const hyperAt = ({ lanes }: LaneGroup, step: number): StepHyper[] => lanes.map((lane) => stepHyper(lane, step, initialSchedule, true));
export const initialStates = (group: LaneGroup): LaneState[] => group.plans.map((plan, lane) => initialState(plan, group.lanes[lane]!, group.seed));

/** One executor on each side, with the same weights. */
export interface Twins {
  readonly group: LaneGroup;
  readonly dataset: Dataset;
  readonly cpu: Executor;
  readonly gpu: Executor;
}

export function createTwins(device: Device, setting: Setting): Twins {
  const group = makeGroup(setting);
  const dataset = makeDataset(setting);
  const cpu = createCpuExecutor(group, dataset);
  const gpu = createGpuExecutor(device, group, dataset);
  const states = initialStates(group);
  cpu.write(states);
  gpu.write(states);
  return { group, dataset, cpu, gpu };
}

/** max |a − b| / max(1, |b|); NaN agrees with NaN. */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Infinity;
  let worst = 0;
  for (let index = 0; index < a.length; index += 1) {
    const [left, right] = [a[index]!, b[index]!];
    if (Object.is(left, right)) continue;
    const difference = Math.abs(left - right) / Math.max(1, Math.abs(right));
    worst = Math.max(worst, Number.isNaN(difference) ? Infinity : difference);
  }
  return worst;
}

export interface Deviation {
  readonly loss: number;
  readonly accuracy: number;
  readonly parameters: number;
  readonly first: number;
  readonly second: number;
  readonly running: number;
  readonly evaluation: number;
}

/** Trains both twins step by step and reports their largest distance. */
export async function compareTwins({ group, cpu, gpu }: Twins, steps: number): Promise<Deviation> {
  for (let step = 0; step < steps; step += 1) {
    const hyper = hyperAt(group, step);
    cpu.step(step, hyper);
    gpu.step(step, hyper);
  }
  const [a, b] = [await gpu.drain(), await cpu.drain()];
  const [ours, theirs] = [await gpu.read(), await cpu.read()];
  const worst = (view: keyof LaneState): number => Math.max(...ours.map((state, lane) => distance(state[view], theirs[lane]![view])));
  const evaluations = await Promise.all([gpu, cpu].map(async (executor) => [...(await executor.evaluate('train')), ...(await executor.evaluate('validation'))].flatMap(({ loss, accuracy }) => [loss, accuracy])));
  return {
    loss: distance(a.loss, b.loss),
    accuracy: distance(a.accuracy, b.accuracy),
    parameters: worst('parameters'), first: worst('first'), second: worst('second'), running: worst('running'),
    evaluation: distance(evaluations[0]!, evaluations[1]!),
  };
}
