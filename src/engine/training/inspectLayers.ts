import type { LayerProbe } from '@/engine/executor/executor';
import type { Block, LaneState } from '@/engine/model/plan';
import type { LayerNumbers, Perturbation, PerturbationEffect } from '@/engine/worker/measureProtocol';
import type { StackedGroup } from './laneStack';
import { layerNumbers } from './layerNumbers';
import { lensRows, lookThrough } from './lens';

/** Examples among which a unit must be silent to count as dead. */
const deadRows = 2048;

type Breathe = (() => Promise<void>) | undefined;

/** Numbers of every block, one list per lane of the group. `initial`: states before the first step. */
export async function inspectLayers({ group, dataset }: StackedGroup, states: readonly LaneState[], initial: readonly LaneState[], breathe: Breathe): Promise<readonly (readonly LayerNumbers[])[]> {
  const probes = await lookThrough(group, dataset, states);
  const silent = probes.map((blocks, lane) => blocks.map((probe, block) => silentUnits(probe, group.plans[lane]!.blocks[block]!)));
  const wanted = silent.flat().some((units) => units !== null);
  for (let first = lensRows; wanted && first < Math.min(deadRows, dataset.train.size); first += lensRows) {
    await breathe?.();
    const more = await lookThrough(group, dataset, states, first);
    silent.forEach((blocks, lane) => blocks.forEach((units, block) => {
      if (units) keepSilent(units, more[lane]![block]!);
    }));
  }
  return probes.map((blocks, lane) => blocks.map((probe, block): LayerNumbers => {
    const plan = group.plans[lane]!;
    const units = silent[lane]![block];
    return { ...layerNumbers(probe, plan.blocks[block]!, plan, initial[lane]!.parameters), deadShare: units ? units.filter(Boolean).length / units.length : NaN };
  }));
}

/** Per unit of a ReLU, or per feature map: no positive pre-activation so far. */
function silentUnits(probe: LayerProbe, { tail, outputShape }: Block): boolean[] | null {
  if (tail.find((operation) => operation.kind === 'activation')?.fn !== 'relu') return null;
  const units = new Array<boolean>(outputShape.at(-1) ?? 1).fill(true);
  keepSilent(units, probe);
  return units;
}

function keepSilent(units: boolean[], { preActivations }: LayerProbe): void {
  for (let at = 0; at < preActivations.length; at += 1) if (preActivations[at]! > 0) units[at % units.length] = false;
}

/** What a change of one layer's parameters does to outputs and gradients, per lane of the group. */
export async function perturb({ group, dataset }: StackedGroup, states: readonly LaneState[], perturbation: Perturbation): Promise<readonly PerturbationEffect[]> {
  const before = await lookThrough(group, dataset, states);
  const changed = states.map((state, lane) => {
    const block = kernelOf(group.plans[lane]!, perturbation.layer);
    return block ? { ...state, parameters: changeKernel(state.parameters, block, perturbation) } : state;
  });
  const after = await lookThrough(group, dataset, changed);
  return group.plans.map((plan, lane) => {
    const kernel = kernelOf(plan, perturbation.layer);
    const at = plan.blocks.findIndex(({ parameter }) => kernel !== undefined && plan.parameters[parameter] === kernel);
    return {
      outputDifference: kernel ? largestDifference(before[lane]!.at(-1)!.activations, after[lane]!.at(-1)!.activations) : NaN,
      before: gradientOf(before[lane]![at], kernel),
      after: gradientOf(after[lane]![at], kernel),
    };
  });
}

type Kernel = StackedGroup['group']['plans'][number]['parameters'][number];

const kernelOf = ({ parameters }: { readonly parameters: readonly Kernel[] }, layer: number): Kernel | undefined =>
  parameters.find((block) => block.layer === layer && block.weightRows > 0);

function changeKernel(parameters: Float32Array, { offset, rows, columns, weightRows }: Kernel, { scaleWeights = 1, shiftBias = 0 }: Perturbation): Float32Array {
  const result = parameters.slice();
  const bias = offset + weightRows * columns;
  for (let at = offset; at < bias; at += 1) result[at] = scaleWeights * result[at]!;
  for (let at = bias; at < offset + rows * columns; at += 1) result[at] = result[at]! + shiftBias;
  return result;
}

function gradientOf(probe: LayerProbe | undefined, kernel: Kernel | undefined): PerturbationEffect['before'] {
  if (!probe || !kernel) return { weightNorm: NaN, largestBias: NaN };
  const weights = kernel.weightRows * kernel.columns;
  return {
    weightNorm: Math.sqrt(probe.gradients.subarray(0, weights).reduce((sum, gradient) => sum + gradient * gradient, 0)),
    largestBias: probe.gradients.subarray(weights).reduce((largest, gradient) => Math.max(largest, Math.abs(gradient)), 0),
  };
}

function largestDifference(left: Float32Array, right: Float32Array): number {
  let largest = 0;
  left.forEach((value, index) => { largest = Math.max(largest, Math.abs(value - right[index]!)); });
  return largest;
}
