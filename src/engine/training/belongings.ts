import { batchIndex } from '@/engine/data/batches';
import type { Experiment } from '@/engine/experiment/types';
import { groupLanes } from '@/engine/model/groupLanes';
import { initialState } from '@/engine/model/initialState';
import type { InitialWeights, LaneSamples } from '@/engine/worker/protocol';
import type { StackedGroup } from './laneStack';

/** Weights of every lane before the first step: drawn again, since the draws depend on nothing but the experiment. */
export function initialWeights(experiment: Experiment): InitialWeights[] {
  const weights = new Array<InitialWeights>(experiment.lanes.length);
  for (const { indices, lanes, plans, seed } of groupLanes(experiment)) {
    indices.forEach((lane, index) => {
      const { parameters, running } = initialState(plans[index]!, lanes[index]!, seed);
      weights[lane] = { parameters, running };
    });
  }
  return weights;
}

/** For every lane the sample of every row of its first `steps` mini-batches: [steps, batch]. */
export function batchOrder(groups: readonly StackedGroup[], steps: number): Int32Array[] {
  return perLane(groups, ({ group: { seed, batchSize }, dataset }) => {
    const { size } = dataset.train;
    const rows = Math.min(batchSize, size);
    return Int32Array.from({ length: steps * rows }, (_, at) => batchIndex(seed, Math.floor(at / rows), at % rows, batchSize, size));
  });
}

/** The data of every lane as it is trained on. Views of what the run holds: to be copied before they are given away. */
export function laneSamples(groups: readonly StackedGroup[]): LaneSamples[] {
  return perLane(groups, ({ dataset: { train, validation } }) => ({ trainInputs: train.inputs, trainTargets: train.targets, validationInputs: validation.inputs, validationTargets: validation.targets }));
}

/** Lanes of one group share what they are given: data and batches are the group's. */
function perLane<Part>(groups: readonly StackedGroup[], part: (group: StackedGroup) => Part): Part[] {
  const parts: Part[] = [];
  for (const member of groups) {
    const shared = part(member);
    for (const lane of member.group.indices) parts[lane] = shared;
  }
  return parts;
}
