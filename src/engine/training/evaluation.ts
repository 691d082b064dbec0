import type { Dataset, Split } from '@/engine/data/types';
import type { Evaluation, Executor, SplitName } from '@/engine/executor/executor';
import type { LossSpec } from '@/engine/experiment/types';
import { lossValue } from '@/engine/math/losses';
import { argMax, classProbabilities } from './probabilities';

/** How long forward passes may keep the thread. */
export interface Pace {
  /** the executor computes on this very thread: large splits are evaluated in parts */
  readonly chunked: boolean;
  /** awaited between two parts, so that messages get through; changes no number */
  readonly breathe: (() => Promise<void>) | undefined;
}

/** Samples of a split that an evaluation looks at when samples are large: more would not change a curve visibly. */
const sampleLimit = 2000;
/** Samples up to this many numbers (points, 8×8 digits) are cheap: all of them, at once. */
const cheapFeatures = 64;
/** Rows of one forward pass of an evaluation in parts. */
const rowsAtOnce = 250;

/** Loss and accuracy of every lane of the executor on a split, or on the first 2,000 samples of a large one. */
export async function evaluateSplit(executor: Executor, dataset: Dataset, losses: readonly LossSpec[], name: SplitName, pace: Pace): Promise<readonly Evaluation[]> {
  const split = dataset[name];
  const features = split.inputs.length / split.size;
  if (features <= cheapFeatures) return executor.evaluate(name);
  if (!pace.chunked) return executor.evaluate(name, sampleLimit);
  const rows = Math.min(sampleLimit, split.size);
  const outputs = await outputsInParts(executor, split.inputs.subarray(0, rows * features), rows, pace);
  return outputs.map((values, lane) => judge(losses[lane]!, values, split, rows, dataset));
}

/** Outputs of every lane, computed part by part when samples are large. */
export async function outputsInParts(executor: Executor, inputs: Float32Array, rows: number, { breathe }: Pace): Promise<readonly Float32Array[]> {
  const features = inputs.length / rows;
  if (features <= cheapFeatures) return executor.outputs(inputs, rows);
  let whole: Float32Array[] = [];
  for (let from = 0; from < rows; from += rowsAtOnce) {
    const count = Math.min(rowsAtOnce, rows - from);
    const part = await executor.outputs(inputs.subarray(from * features, (from + count) * features), count);
    if (whole.length === 0) whole = part.map((values) => new Float32Array((values.length / count) * rows));
    part.forEach((values, lane) => whole[lane]!.set(values, (values.length / count) * from));
    await breathe?.();
  }
  return whole;
}

function judge(loss: LossSpec, values: Float32Array, { targets, labels }: Split, rows: number, { classes, outputs: columns }: Dataset): Evaluation {
  const outputs = values.length / rows;
  // One logit may tell two classes apart: its target is the class itself.
  const wanted = outputs === columns ? targets.subarray(0, rows * columns) : labels.subarray(0, rows);
  const mean = lossValue(loss, values, wanted, outputs);
  if (classes === 0) return { loss: mean, accuracy: NaN };
  const probabilities = classProbabilities(loss, values, rows, classes);
  let correct = 0;
  for (let row = 0; row < rows; row += 1) if (argMax(probabilities, row * classes, classes) === labels[row]) correct += 1;
  return { loss: mean, accuracy: correct / rows };
}
