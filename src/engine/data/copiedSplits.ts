import type { DatasetFacts } from '@/engine/data/facts';
import type { Gathered } from '@/engine/data/fileSplits';
import { corruptLabels, freshLabelNoisePart, withOneHotTargets } from '@/engine/data/labels';
import type { Split, Splits } from '@/engine/data/types';
import type { DataSpec } from '@/engine/experiment/types';
import { permute, randomNormal, streamKey } from '@/lib/random';

/** The first `size` images of a part of the set, in the order of the seed. */
type Originals = (part: 'train' | 'validation', size: number) => Gathered;

/** Last part of the keys of the stream 'noise': the pixels of the copies, and of fresh images. */
const copiesPart = 0;
const freshPart = 1;
/** Last part of the key of the stream 'split' with which copies are shuffled. */
const shufflePart = 2;

/**
 * Splits made of noisy copies. The originals come from the front of the set's training part, so fresh images, which come
 * from its validation part, are none of them. What a network trains on does not depend on where it is validated: two
 * lanes that differ only there are the same network, seen twice.
 */
export function copiedSplits(spec: DataSpec, seed: number, facts: DatasetFacts, originals: Originals): Splits {
  const trainSize = Math.min(spec.trainSize, facts.maxTrain);
  const validationSize = Math.min(spec.validationSize, facts.maxValidation);
  const forTrain = Math.ceil(trainSize / spec.copies);
  const count = forTrain + Math.ceil(validationSize / spec.copies);
  const known = originals('train', count);
  const pool = { inputs: known.inputs, labels: corruptLabels(known.labels, facts.classes, spec.labelNoise, seed) };
  const key = streamKey(seed, 'split', shufflePart);
  // By original, sample i is a copy of original ⌊i / copies⌋; the validation split begins at an original of its own.
  const held = spec.copySplit === 'original'
    ? (index: number) => forTrain * spec.copies + index
    : (index: number) => permute(trainSize + index, count * spec.copies, key);
  const trained = spec.copySplit === 'original' ? (index: number) => index : (index: number) => permute(index, count * spec.copies, key);
  const copy = (size: number, source: (index: number) => number) => copied(pool, spec, facts, size, source, streamKey(seed, 'noise', copiesPart));
  return { train: copy(trainSize, trained), validation: spec.validateOn === 'fresh' ? fresh(spec, seed, facts, originals, validationSize) : copy(validationSize, held) };
}

function fresh(spec: DataSpec, seed: number, facts: DatasetFacts, originals: Originals, size: number): Split {
  const { inputs, labels } = originals('validation', size);
  const pool = { inputs, labels: corruptLabels(labels, facts.classes, spec.labelNoise, seed, freshLabelNoisePart) };
  return copied(pool, { ...spec, copies: 1 }, facts, size, (index) => index, streamKey(seed, 'noise', freshPart));
}

/** Sample `index` is copy `source(index)` of the pool; the noise of a copy is its own, wherever it ends up. */
function copied({ inputs, labels }: Gathered, { copies, noise }: DataSpec, { classes, inputShape }: DatasetFacts, size: number, source: (index: number) => number, noiseKey: number): Split {
  const features = inputShape.reduce((product, extent) => product * extent, 1);
  const copiedInputs = new Float32Array(size * features);
  const copiedLabels = new Int32Array(size);
  for (let index = 0; index < size; index += 1) {
    const from = source(index);
    const original = Math.floor(from / copies);
    copiedLabels[index] = labels[original]!;
    for (let feature = 0; feature < features; feature += 1) copiedInputs[index * features + feature] = inputs[original * features + feature]! + noise * randomNormal(noiseKey, from * features + feature);
  }
  return withOneHotTargets(copiedInputs, copiedLabels, classes);
}
