import { copiedSplits } from '@/engine/data/copiedSplits';
import type { DatasetFacts } from '@/engine/data/facts';
import { corruptLabels, withOneHotTargets } from '@/engine/data/labels';
import type { SampleFile } from '@/engine/data/sampleFile';
import type { Splits } from '@/engine/data/types';
import type { DataSpec } from '@/engine/experiment/types';
import { permute, streamKey } from '@/lib/random';

/** Both splits of a set that is a file: a function of (spec, seed). Sizes beyond what exists are clipped. */
export function fileSplits(spec: DataSpec, seed: number, facts: DatasetFacts, file: SampleFile): Splits {
  const order = sampleOrder(seed, facts, file);
  const isImages = facts.inputShape.length === 3;
  if (isImages && spec.copies > 1) return copiedSplits(spec, seed, facts, (part, size) => gather(file, size, order[part]));
  const train = gather(file, Math.min(spec.trainSize, facts.maxTrain), order.train);
  const validation = gather(file, Math.min(spec.validationSize, facts.maxValidation), order.validation);
  return {
    train: withOneHotTargets(train.inputs, corruptLabels(train.labels, facts.classes, spec.labelNoise, seed), facts.classes),
    validation: withOneHotTargets(validation.inputs, validation.labels, facts.classes),
  };
}

type SampleOrder = (index: number) => number;

/**
 * Which sample of the file is sample `index` of a split. A set with a split of its own keeps it, each part shuffled. The
 * samples of the others are shuffled together, and the validation split always lies behind the largest training split: no
 * training size can reach into it.
 */
function sampleOrder(seed: number, { maxTrain }: DatasetFacts, { count, trainCount }: SampleFile): { train: SampleOrder; validation: SampleOrder } {
  const key = streamKey(seed, 'split', 0);
  if (trainCount === 0) return { train: (index) => permute(index, count, key), validation: (index) => permute(maxTrain + index, count, key) };
  const validationKey = streamKey(seed, 'split', 1);
  return {
    train: (index) => permute(index, trainCount, key),
    validation: (index) => trainCount + permute(index, count - trainCount, validationKey),
  };
}

export interface Gathered {
  /** [size, features] */
  readonly inputs: Float32Array;
  readonly labels: Int32Array;
}

function gather({ shape, labels: known, input }: SampleFile, size: number, source: SampleOrder): Gathered {
  const features = shape.reduce((product, extent) => product * extent, 1);
  const inputs = new Float32Array(size * features);
  const labels = new Int32Array(size);
  for (let index = 0; index < size; index += 1) {
    const from = source(index);
    labels[index] = known[from]!;
    for (let feature = 0; feature < features; feature += 1) inputs[index * features + feature] = input(from * features + feature);
  }
  return { inputs, labels };
}
