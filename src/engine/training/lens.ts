import type { Dataset, Split } from '@/engine/data/types';
import { createCpuExecutor } from '@/engine/executor/cpu/cpuExecutor';
import type { LayerProbe, StepHyper } from '@/engine/executor/executor';
import type { Lane } from '@/engine/experiment/types';
import type { LaneGroup, LaneState } from '@/engine/model/plan';
import { initialSchedule, stepHyper } from './hyper';

/** Training examples that a lens looks at as one batch. */
export const lensRows = 256;

/**
 * Forward and backward on training examples `first` … `first + 255`, one list of blocks per lane, for given states. Always in
 * plain arrays: the numbers mean the same wherever the weights were trained, and no program has to be compiled for one look.
 */
export async function lookThrough(group: LaneGroup, dataset: Dataset, states: readonly LaneState[], first = 0): Promise<readonly (readonly LayerProbe[])[]> {
  const features = dataset.inputShape.reduce((product, extent) => product * extent, 1);
  const executor = createCpuExecutor({ ...group, batchSize: lensRows }, { ...dataset, train: rowsOf(dataset.train, features, dataset.outputs, first) });
  executor.write(states);
  return executor.probe(0, group.lanes.map(bareHyper));
}

/** The data loss alone, without masks. */
function bareHyper(lane: Lane): StepHyper {
  const hyper = stepHyper(lane, 0, initialSchedule, true);
  return { ...hyper, l1: 0, l2: 0, dropoutRates: new Map([...hyper.dropoutRates.keys()].map((layer) => [layer, 0])) };
}

function rowsOf({ size, inputs, targets, labels }: Split, features: number, outputs: number, first: number): Split {
  const end = Math.min(size, first + lensRows);
  return {
    size: end - first,
    inputs: inputs.subarray(first * features, end * features),
    targets: targets.subarray(first * outputs, end * outputs),
    labels: labels.subarray(first, end),
  };
}
