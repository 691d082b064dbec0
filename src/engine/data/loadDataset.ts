import { DataError } from '@/engine/data/dataError';
import { datasetFacts, type DatasetFacts } from '@/engine/data/facts';
import { generateSplits, type GeneratorSpec } from '@/engine/data/generators';
import { decodeImageFile, type ImageFile } from '@/engine/data/imageFile';
import { corruptLabels, withOneHotTargets } from '@/engine/data/labels';
import { featureStatistics, standardise } from '@/engine/data/standardise';
import type { Dataset, Split } from '@/engine/data/types';
import type { DataSpec } from '@/engine/experiment/types';
import { permute, streamKey } from '@/lib/random';

/** Bytes of a file of public/data by its name; rejects when there is none. */
export type ReadFile = (name: string) => Promise<ArrayBuffer>;

/** The data of an experiment: a function of (spec, seed). Sizes beyond what exists are clipped. */
export async function loadDataset(spec: DataSpec, seed: number, readFile: ReadFile): Promise<Dataset> {
  const facts = datasetFacts(spec);
  const splits = isGenerated(spec) ? generateSplits(spec, seed) : imageSplits(spec, seed, facts, await imageFile(spec.set, facts, readFile));
  const { inputShape, classes, outputs } = facts;
  return { set: spec.set, inputShape, classes, outputs, ...(spec.preprocess === 'standardise' ? standardised(splits, inputShape) : splits) };
}

function isGenerated(spec: DataSpec): spec is GeneratorSpec {
  return spec.set !== 'digits' && spec.set !== 'mnist';
}

type Splits = Pick<Dataset, 'train' | 'validation'>;

function standardised({ train, validation }: Splits, inputShape: readonly number[]): Splits {
  const statistics = featureStatistics(train.inputs, inputShape.reduce((product, extent) => product * extent, 1));
  const apply = (split: Split): Split => ({ ...split, inputs: standardise(split.inputs, statistics) });
  return { train: apply(train), validation: apply(validation) };
}

// ── images ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Inflated files of this process: every run of every lesson shares them. A failed read is tried again next time. */
const files = new Map<string, Promise<ImageFile>>();

async function imageFile(set: string, facts: DatasetFacts, readFile: ReadFile): Promise<ImageFile> {
  const name = `${set}.bin`;
  const known = files.get(name);
  if (known) return known;
  const pending = readImageFile(name, facts, readFile);
  files.set(name, pending);
  pending.catch(() => files.delete(name));
  return pending;
}

async function readImageFile(name: string, facts: DatasetFacts, readFile: ReadFile): Promise<ImageFile> {
  let bytes: ArrayBuffer;
  try {
    bytes = await readFile(name);
  } catch (cause) {
    throw new DataError('data-missing', { name }, { cause });
  }
  const file = await decodeImageFile(name, bytes);
  const fits = file.height === facts.inputShape[0] && file.width === facts.inputShape[1] && file.count === facts.maxTrain + facts.maxValidation;
  if (!fits || (file.trainCount !== 0 && file.trainCount !== facts.maxTrain)) throw new DataError('data-damaged', { name, part: 'contents', bytes: bytes.byteLength });
  return file;
}

function imageSplits(spec: DataSpec, seed: number, facts: DatasetFacts, file: ImageFile): Splits {
  const order = sampleOrder(seed, facts, file);
  const train = gather(file, Math.min(spec.trainSize, facts.maxTrain), order.train);
  const validation = gather(file, Math.min(spec.validationSize, facts.maxValidation), order.validation);
  return {
    train: withOneHotTargets(train.inputs, corruptLabels(train.labels, facts.classes, spec.labelNoise, seed), facts.classes),
    validation: withOneHotTargets(validation.inputs, validation.labels, facts.classes),
  };
}

type SampleOrder = (index: number) => number;

/**
 * Which image is sample `index` of a split. A set with a split of its own keeps it, each part shuffled. The images of the
 * others are shuffled together, and the validation split always lies behind the largest training split: no training size
 * can reach into it.
 */
function sampleOrder(seed: number, { maxTrain }: DatasetFacts, { count, trainCount }: ImageFile): { train: SampleOrder; validation: SampleOrder } {
  const key = streamKey(seed, 'split', 0);
  if (trainCount === 0) return { train: (index) => permute(index, count, key), validation: (index) => permute(maxTrain + index, count, key) };
  const validationKey = streamKey(seed, 'split', 1);
  return {
    train: (index) => permute(index, trainCount, key),
    validation: (index) => trainCount + permute(index, count - trainCount, validationKey),
  };
}

function gather(file: ImageFile, size: number, source: (index: number) => number): { inputs: Float32Array; labels: Int32Array } {
  const features = file.height * file.width;
  const inputs = new Float32Array(size * features);
  const labels = new Int32Array(size);
  for (let index = 0; index < size; index += 1) {
    const from = source(index);
    labels[index] = file.labels[from]!;
    for (let feature = 0; feature < features; feature += 1) inputs[index * features + feature] = file.pixels[from * features + feature]! / file.maxValue;
  }
  return { inputs, labels };
}
