import { datasetFacts } from '@/engine/data/facts';
import { laneBatchSize, laneData } from '@/engine/experiment/defaults';
import type { Experiment, Lane } from '@/engine/experiment/types';
import { buildPlan } from './buildPlan';
import type { LaneGroup, LanePlan } from './plan';

/**
 * What lanes must share to be trained in one stack: data, batch, loss, and blocks that agree in everything but the
 * activations' names and the rates of dropout.
 */
function structureKey(experiment: Experiment, lane: Lane, plan: LanePlan): string {
  const data = laneData(experiment, lane);
  const sortedData = Object.entries(data).toSorted(([left], [right]) => (left < right ? -1 : 1));
  const blocks = plan.blocks.map(({ core, tail, layers }) => [core, tail.map((op) => op.kind), layers]);
  return JSON.stringify([sortedData, laneBatchSize(experiment, lane), lane.loss.kind, blocks]);
}

/** Every lane's plan, and the lanes gathered into stacks in the order of their first member. Every lane is in one group. */
export function groupLanes(experiment: Experiment): readonly LaneGroup[] {
  const groups = new Map<string, { indices: number[]; lanes: Lane[]; plans: LanePlan[]; batchSize: number; seed: number }>();
  for (const [index, lane] of experiment.lanes.entries()) {
    const { inputShape, outputs } = datasetFacts(laneData(experiment, lane));
    const last = lane.layers.at(-1);
    const plan = buildPlan(lane, inputShape, last?.kind === 'dense' ? last.units : outputs);
    const key = structureKey(experiment, lane, plan);
    const group = groups.get(key) ?? { indices: [], lanes: [], plans: [], batchSize: laneBatchSize(experiment, lane), seed: experiment.seed };
    groups.set(key, group);
    group.indices.push(index);
    group.lanes.push(lane);
    group.plans.push(plan);
  }
  return [...groups.values()];
}
