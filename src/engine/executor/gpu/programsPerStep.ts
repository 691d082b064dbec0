import type { LaneGroup } from '@/engine/model/plan';
import { blocksPerProgram } from './normClipping';
import { planStages } from './stagePlan';

/** Batch, loss and its metrics. */
const aroundTheNetwork = 3;

/** Programs of one training step of a group, which does not depend on its number of lanes. Builds sources, compiles nothing. */
export function programsPerStep(group: LaneGroup, rows: number, drawBuffers: number): number {
  const stages = planStages(group, rows, drawBuffers);
  const isTrained = stages.map(({ blocks }) => blocks[0]!.parameter >= 0);
  const firstTrained = isTrained.indexOf(true);
  let programs = aroundTheNetwork;
  stages.forEach(({ core }, index) => {
    programs += 1 + (core.beforeForward?.length ?? 0);
    if (isTrained[index]) programs += 1 + (core.beforeParameterGradient?.length ?? 0);
    if (index > firstTrained) programs += 1 + (core.beforeInputGradient?.length ?? 0);
  });
  const { parameters } = group.plans[0]!;
  const norms = group.lanes.some(({ clip }) => clip.kind === 'norm' || clip.kind === 'globalNorm');
  // Gradients that are kept have programs of their own.
  if (norms) programs += parameters.length + Math.ceil(parameters.length / blocksPerProgram) + 1;
  else programs -= stages.filter(({ together }) => together !== null).length;
  if (group.lanes.some(({ regularisation }) => regularisation.maxNorm > 0)) programs += 2 * parameters.filter(({ weightRows }) => weightRows > 0).length;
  return programs;
}
