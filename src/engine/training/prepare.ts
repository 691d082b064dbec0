import type { Dataset } from '@/engine/data/types';
import type { Executor } from '@/engine/executor/executor';
import { laneData } from '@/engine/experiment/defaults';
import type { DataSpec, Experiment } from '@/engine/experiment/types';
import { groupLanes } from '@/engine/model/groupLanes';
import { initialState } from '@/engine/model/initialState';
import type { LaneGroup, LaneState } from '@/engine/model/plan';
import type { Pace } from './evaluation';
import { createLaneStack, type LaneStack, type StackedGroup } from './laneStack';

export type LoadDataset = (spec: DataSpec, seed: number) => Promise<Dataset>;
export type CreateExecutor = (group: LaneGroup, dataset: Dataset) => Executor | Promise<Executor>;

/** Data, executors and initial weights of every lane. When one group fails, what the others hold is freed. */
export async function prepareLanes(experiment: Experiment, load: LoadDataset, createExecutor: CreateExecutor, pace: Pace): Promise<{ stack: LaneStack; initial: readonly LaneState[] }> {
  const members: StackedGroup[] = [];
  const initial = new Array<LaneState>(experiment.lanes.length);
  try {
    for (const group of groupLanes(experiment)) {
      const dataset = await load(laneData(experiment, group.lanes[0]!), experiment.seed);
      members.push({ group, dataset, executor: await createExecutor(group, dataset) });
      group.indices.forEach((lane, index) => {
        initial[lane] = initialState(group.plans[index]!, group.lanes[index]!, group.seed);
      });
    }
    const stack = createLaneStack(members, pace);
    stack.write(initial);
    return { stack, initial };
  } catch (error) {
    for (const { executor } of members) executor.dispose();
    throw error;
  }
}
