import { dataFacts } from '@/export/code/dataFacts';
import { laneBatchSize, laneData } from '@/engine/experiment/defaults';
import { featuresOf, laneSize, shapeAfter, type Shape } from '@/engine/experiment/shapes';
import type { Experiment } from '@/engine/experiment/types';

/** Sizes of everything a file may hold about a lane, counted from the experiment: nothing is allocated on a file's word. */
export interface LaneLayout {
  readonly parameters: number;
  readonly running: number;
  readonly batchSize: number;
  readonly trainSize: number;
  readonly validationSize: number;
  readonly features: number;
  /** columns of the targets */
  readonly targets: number;
  readonly regression: boolean;
}

export function laneLayouts(experiment: Experiment): readonly LaneLayout[] {
  return experiment.lanes.map((lane) => {
    const data = laneData(experiment, lane);
    const { inputShape, classes } = dataFacts(data);
    let shape: Shape = inputShape;
    let running = 0;
    for (const layer of lane.layers) {
      if (layer.kind === 'batchNorm') running += 2 * (shape.at(-1) ?? 0);
      shape = shapeAfter(layer, shape) ?? shape;
    }
    const { trainSize, validationSize } = data;
    return {
      parameters: laneSize(lane.layers, inputShape).parameters,
      running,
      batchSize: Math.min(laneBatchSize(experiment, lane), trainSize),
      trainSize,
      validationSize,
      features: featuresOf(inputShape),
      targets: classes === 0 ? 1 : classes,
      regression: classes === 0,
    };
  });
}
