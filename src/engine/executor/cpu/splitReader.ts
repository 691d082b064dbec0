import { featuresOf } from '@/engine/experiment/shapes';
import { epochKey, stepsPerEpoch } from '@/engine/data/batches';
import type { Dataset, Split } from '@/engine/data/types';
import { permute } from '@/lib/random';

/** One mini-batch; the arrays are reused by the next one. */
export interface Batch {
  rows: number;
  inputs: Float32Array;
  targets: Float32Array;
  labels: Int32Array;
}

/**
 * Targets [size, outputs] of a split for a network with this many outputs: the data's own, or the class as 0 and 1 for
 * a network that tells two classes apart with one logit.
 */
export function targetsFor(split: Split, dataset: Pick<Dataset, 'classes' | 'outputs'>, outputs: number): Float32Array {
  if (outputs === dataset.outputs) return split.targets;
  if (outputs === 1 && dataset.classes === 2) return Float32Array.from(split.labels);
  throw new Error(`${outputs} outputs for data with ${dataset.outputs}`);
}

/** Gathers the mini-batch of any step (the order is that of engine/data/batches) into memory that is kept. */
export function createBatchReader(dataset: Dataset, outputs: number, batchSize: number, seed: number): (step: number) => Batch {
  const { size, inputs, labels } = dataset.train;
  const targets = targetsFor(dataset.train, dataset, outputs);
  if (batchSize >= size) {
    const whole: Batch = { rows: size, inputs, targets, labels };
    return () => whole;
  }
  const features = featuresOf(dataset.inputShape);
  const batch: Batch = { rows: batchSize, inputs: new Float32Array(batchSize * features), targets: new Float32Array(batchSize * outputs), labels: new Int32Array(batchSize) };
  const steps = stepsPerEpoch(batchSize, size);
  let keyOf = -1;
  let key = 0;
  return (step) => {
    const epoch = Math.floor(step / steps);
    if (epoch !== keyOf) [keyOf, key] = [epoch, epochKey(seed, epoch)];
    const start = (step - epoch * steps) * batchSize;
    for (let row = 0; row < batchSize; row += 1) {
      const sample = permute(start + row, size, key);
      for (let at = 0; at < features; at += 1) batch.inputs[row * features + at] = inputs[sample * features + at]!;
      for (let at = 0; at < outputs; at += 1) batch.targets[row * outputs + at] = targets[sample * outputs + at]!;
      batch.labels[row] = labels[sample]!;
    }
    return batch;
  };
}
