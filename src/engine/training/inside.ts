import type { Dataset } from '@/engine/data/types';
import type { StepHyper } from '@/engine/executor/executor';
import type { Lane } from '@/engine/experiment/types';
import type { Inside, Watch } from '@/engine/worker/protocol';
import { buildBoundaryGrid, buildBoundaryMap } from './boundary';
import { confusionCounts } from './confusion';
import type { LaneStack } from './laneStack';
import { sampleInputs } from './preview';
import { classProbabilities } from './probabilities';
import { summariseLayer } from './summary';

/** Looks into the networks without changing them. Only what is watched is computed. */
export interface InsideView {
  look(watch: Watch, step: number, lanes: readonly Lane[], hyper: readonly StepHyper[]): Promise<Inside>;
}

export function createInsideView(dataset: Dataset, stack: LaneStack): InsideView {
  const { classes, validation } = dataset;
  const features = dataset.inputShape.reduce((product, extent) => product * extent, 1);
  const grid = buildBoundaryGrid(dataset);
  const samples = classes > 0 ? sampleInputs(dataset) : null;

  /** A lane with data of another shape has nothing to show here. */
  async function outputs(inputs: Float32Array): Promise<Float32Array[]> {
    const rows = inputs.length / features;
    const values = await stack.outputs(inputs, rows);
    return values.map((lane) => lane ?? new Float32Array(rows * dataset.outputs));
  }

  return {
    async look(watch, step, lanes, hyper) {
      const losses = lanes.map((lane) => lane.loss);
      const layers = watch.layers ? await summaries(stack, step, hyper) : null;
      const boundary = watch.boundary && grid ? buildBoundaryMap(grid, classes, losses, await outputs(grid.inputs)) : null;
      const predictions = watch.samples && samples
        ? (await outputs(samples)).map((values, lane) => classProbabilities(losses[lane]!, values, samples.length / features, classes))
        : null;
      const confusion = watch.confusion && classes > 0
        ? (await outputs(validation.inputs)).map((values, lane) => confusionCounts(losses[lane]!, values, validation.labels, classes))
        : null;
      return { step, layers, boundary, samples: predictions, confusion };
    },
  };
}

async function summaries(stack: LaneStack, step: number, hyper: readonly StepHyper[]): Promise<Inside['layers']> {
  const probes = await stack.probe(step, hyper);
  return probes.map((blocks, lane) => blocks.map((probe) => {
    const block = stack.plans[lane]!.blocks.find(({ layers }) => layers.at(-1) === probe.layer);
    return summariseLayer(probe, block!);
  }));
}
