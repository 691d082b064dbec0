import { loadDataset } from '@/engine/data/loadDataset';
import type { Dataset } from '@/engine/data/types';
import { laneData } from '@/engine/experiment/defaults';
import { groupLanes } from '@/engine/model/groupLanes';
import type { LaneGroup } from '@/engine/model/plan';
import adaptiveOptimizers from '@/lessons/adaptive-optimizers/experiment';
import batchNormalisation from '@/lessons/batch-normalisation/experiment';
import vanishingGradients from '@/lessons/vanishing-gradients/experiment';
import { makeData, makeGroup, models, type ModelName } from './models';

/** Lessons whose first experiments stand for what readers train. */
const lessons = {
  'adaptive-optimizers': adaptiveOptimizers,
  'batch-normalisation': batchNormalisation,
  'vanishing-gradients': vanishingGradients,
} as const;

/** A reference model, or the experiment that a lesson begins with. */
export type SubjectName = ModelName | keyof typeof lessons;

export interface SubjectGroup {
  readonly group: LaneGroup;
  readonly dataset: Dataset;
}

/** `lanes` is for reference models: a lesson has its own. */
export async function loadSubject(name: SubjectName, lanes: number): Promise<readonly SubjectGroup[]> {
  if (!(name in lessons)) {
    const model = models[name as ModelName];
    return [{ group: makeGroup(model, lanes), dataset: makeData(model) }];
  }
  const { experiment } = lessons[name as keyof typeof lessons].presets[0];
  return Promise.all(groupLanes(experiment).map(async (group) => ({ group, dataset: await loadDataset(laneData(experiment, group.lanes[0]!), experiment.seed, readDataFile) })));
}

const readDataFile = async (file: string): Promise<ArrayBuffer> => (await fetch(`/data/${file}`)).arrayBuffer();
