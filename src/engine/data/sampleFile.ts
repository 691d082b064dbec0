import { DataError } from '@/engine/data/dataError';
import { datasetFacts, type FileSet } from '@/engine/data/facts';
import { decodeImageFile } from '@/engine/data/imageFile';
import { decodeTableFile } from '@/engine/data/tableFile';
import type { DataSetId } from '@/engine/experiment/types';

/** Bytes of a file of public/data by its name; rejects when there is none. */
export type ReadFile = (name: string) => Promise<ArrayBuffer>;

/** The samples of a file, whatever they are. */
export interface SampleFile {
  readonly count: number;
  /** The first `trainCount` samples are the set's own training part; 0: it has no split of its own. */
  readonly trainCount: number;
  /** [height, width], or [features] */
  readonly shape: readonly number[];
  /** [count] */
  readonly labels: Uint8Array;
  /** Input number `position` of [count, …shape]. */
  readonly input: (position: number) => number;
}

async function images(name: string, bytes: ArrayBuffer): Promise<SampleFile> {
  const { count, trainCount, height, width, labels, pixels, maxValue } = await decodeImageFile(name, bytes);
  return { count, trainCount, shape: [height, width], labels, input: (position) => pixels[position]! / maxValue };
}

async function table(name: string, bytes: ArrayBuffer): Promise<SampleFile> {
  const { count, features, labels, values } = await decodeTableFile(name, bytes);
  return { count, trainCount: 0, shape: [features], labels, input: (position) => values[position]! };
}

const decoders: Readonly<Record<FileSet, (name: string, bytes: ArrayBuffer) => Promise<SampleFile>>> = { digits: images, mnist: images, cancer: table };

export const isFileSet = (set: DataSetId): set is FileSet => Object.hasOwn(decoders, set);

/** Inflated files of this process: every run of every lesson shares them. A failed read is tried again next time. */
const files = new Map<FileSet, Promise<SampleFile>>();

export async function sampleFile(set: FileSet, readFile: ReadFile): Promise<SampleFile> {
  const known = files.get(set);
  if (known) return known;
  const pending = readSamples(set, readFile);
  files.set(set, pending);
  pending.catch(() => files.delete(set));
  return pending;
}

async function readSamples(set: FileSet, readFile: ReadFile): Promise<SampleFile> {
  const name = `${set}.bin`;
  let bytes: ArrayBuffer;
  try {
    bytes = await readFile(name);
  } catch (cause) {
    throw new DataError('data-missing', { name }, { cause });
  }
  const file = await decoders[set](name, bytes);
  const { inputShape, maxTrain, maxValidation, classes } = datasetFacts({ set, classes: 0 });
  const fits = file.shape.every((extent, axis) => extent === inputShape[axis]) && file.count === maxTrain + maxValidation && file.labels.every((label) => label < classes);
  if (!fits || (file.trainCount !== 0 && file.trainCount !== maxTrain)) throw new DataError('data-damaged', { name, part: 'contents', bytes: bytes.byteLength });
  return file;
}
