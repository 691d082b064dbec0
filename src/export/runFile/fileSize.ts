import type { Experiment } from '@/engine/experiment/types';
import { base64Length } from './arrays';
import { laneLayouts } from './layout';

/** How much a run file holds beside curves and settings. */
export type FileContent = 'curves' | 'weights' | 'everything';

/** Characters of one batch loss, its comma included, and of one evaluation of one lane. */
const perLoss = 9;
const perEvaluation = 150;

/** About how many characters a file of `steps` steps takes: counted before anything is asked of the run. */
export function fileSize({ lanes, ...rest }: Experiment, steps: number, content: FileContent): number {
  const layouts = laneLayouts({ lanes, ...rest });
  const curves = lanes.length * (steps * perLoss + (steps / rest.evalEvery + 2) * perEvaluation);
  const sum = (count: (layout: (typeof layouts)[number]) => number): number => layouts.reduce((total, layout) => total + count(layout), 0);
  // Before the first step, now, and two accumulators of the optimizer.
  const weights = sum(({ parameters, running }) => 4 * base64Length(parameters) + 2 * base64Length(running));
  const data = sum(({ batchSize, trainSize, validationSize, features, targets }) => base64Length(steps * batchSize) + base64Length((trainSize + validationSize) * (features + targets)));
  return curves + (content === 'curves' ? 0 : weights) + (content === 'everything' ? data : 0);
}
