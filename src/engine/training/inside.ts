import type { Dataset } from '@/engine/data/types';
import type { LayerProbe, StepHyper } from '@/engine/executor/executor';
import { featuresOf } from '@/engine/experiment/shapes';
import type { Lane } from '@/engine/experiment/types';
import { initialState } from '@/engine/model/initialState';
import type { Inside, Watch } from '@/engine/worker/insideProtocol';
import { batchNormViews } from './batchNormView';
import { buildBoundaryGrid, buildBoundaryMap } from './boundary';
import { confusionCounts } from './confusion';
import type { Pace } from './evaluation';
import type { LaneStack } from './laneStack';
import { phaseView } from './phases/phaseView';
import { sampleInputs } from './preview';
import { classProbabilities } from './probabilities';
import { fitCurve, fitInputs, sampleUncertainty } from './spread';
import { laneStepSizes } from './stepSizes';
import { summariseLayer } from './summary';

/** Looks into the networks without changing them. Only what is watched is computed. */
export interface InsideView {
  look(watch: Watch, step: number, lanes: readonly Lane[], hyper: readonly StepHyper[], rates: readonly number[]): Promise<Inside>;
}

export function createInsideView(dataset: Dataset, stack: LaneStack, breathe: Pace['breathe']): InsideView {
  const { classes, validation } = dataset;
  const features = featuresOf(dataset.inputShape);
  const grid = buildBoundaryGrid(dataset);
  const curve = fitInputs(dataset);
  const samples = classes > 0 ? sampleInputs(dataset) : null;
  const summaries = createSummaries(stack);

  /** A lane with data of another shape has nothing to show here. */
  async function outputs(inputs: Float32Array): Promise<Float32Array[]> {
    const rows = inputs.length / features;
    const values = await stack.outputs(inputs, rows);
    return values.map((lane) => lane ?? new Float32Array(rows * dataset.outputs));
  }

  return {
    async look(watch, step, lanes, hyper, rates) {
      const looked = { stack, lanes, hyper, breathe };
      const losses = lanes.map((lane) => lane.loss);
      const probes = watch.layers || watch.batchNorm || watch.stepSizes || watch.phases ? await stack.probe(step, hyper) : [];
      const layers = watch.layers ? summaries(probes) : null;
      const batchNorm = watch.batchNorm ? await normalisations(stack, probes, step) : null;
      const boundary = watch.boundary && grid ? buildBoundaryMap(grid, classes, losses, await outputs(grid.inputs)) : null;
      const predictions = watch.samples && samples
        ? (await outputs(samples)).map((values, lane) => classProbabilities(losses[lane]!, values, samples.length / features, classes))
        : null;
      const confusion = watch.confusion && classes > 0
        ? (await outputs(validation.inputs)).map((values, lane) => confusionCounts(losses[lane]!, values, validation.labels, classes))
        : null;
      const uncertainty = watch.uncertainty && samples ? await sampleUncertainty(looked, samples, features) : null;
      const fit = watch.fit && curve ? await fitCurve(looked, curve.slice(), watch.uncertainty === true) : null;
      const stepSizes = watch.stepSizes ? await laneStepSizes(stack, probes, hyper, rates) : null;
      const phases = watch.phases ? await phaseView(stack, probes, watch.phases, { step, lanes, hyper, rates }) : null;
      return { step, layers, boundary, samples: predictions, confusion, uncertainty, fit, batchNorm, stepSizes, phases };
    },
  };
}

type Probes = readonly (readonly LayerProbe[])[];

/** The weights before the first step are drawn again at the first look, then kept. */
function createSummaries(stack: LaneStack): (probes: Probes) => Inside['layers'] {
  let initial: Float32Array[] | null = null;
  return (probes) => {
    initial ??= initialParameters(stack);
    return probes.map((blocks, lane) => {
      const plan = stack.plans[lane]!;
      return blocks.map((probe, index) => summariseLayer(probe, plan.blocks[index]!, plan, initial![lane]!));
    });
  };
}

function initialParameters({ groups }: LaneStack): Float32Array[] {
  const result: Float32Array[] = [];
  for (const { group } of groups) {
    group.indices.forEach((lane, index) => { result[lane] = initialState(group.plans[index]!, group.lanes[index]!, group.seed).parameters; });
  }
  return result;
}

async function normalisations(stack: LaneStack, probes: Probes, step: number): Promise<Inside['batchNorm']> {
  const states = await stack.read();
  const result = probes.map((): ReturnType<typeof batchNormViews> => []);
  for (const member of stack.groups) {
    member.group.indices.forEach((lane) => { result[lane] = batchNormViews(member, stack.plans[lane]!, probes[lane]!, states[lane]!, step); });
  }
  return result;
}
