import type { DataSetId, DataSpec } from '@/engine/experiment/types';

export interface DatasetFacts {
  /** [features] or [height, width, channels] */
  readonly inputShape: readonly number[];
  /** 0 for regression */
  readonly classes: number;
  /** columns of the targets: one per class, or the number of regression targets */
  readonly outputs: number;
  /** Samples that exist (files), or that a generator agrees to draw. */
  readonly maxTrain: number;
  readonly maxValidation: number;
}

/** Sets that are files of public/data; the others are drawn from a formula. */
export type FileSet = Extract<DataSetId, 'digits' | 'mnist' | 'cancer'>;
export type GeneratedSet = Exclude<DataSetId, FileSet>;

const generatedMax = 10_000;

/** What is known about a set without loading it. */
export function datasetFacts(spec: Pick<DataSpec, 'set' | 'classes'>): DatasetFacts {
  switch (spec.set) {
    case 'circles':
    case 'moons':
    case 'xor':
      return classification([2], 2);
    case 'spirals':
    case 'blobs':
      return classification([2], spec.classes);
    case 'linreg':
      return { ...classification([10], 0), outputs: 1 };
    case 'sine':
      return { ...classification([1], 0), outputs: 1 };
    case 'digits':
      return { ...classification([8, 8, 1], 10), maxTrain: 1297, maxValidation: 500 };
    case 'mnist':
      return { ...classification([28, 28, 1], 10), maxTrain: 10_000, maxValidation: 2000 };
    case 'cancer':
      return { ...classification([30], 2), maxTrain: 400, maxValidation: 169 };
  }
}

/** Largest divided by smallest standard deviation of the features of a set, as published; 1 where all share a unit. */
const publishedSpread: Readonly<Partial<Record<DataSetId, number>>> = { cancer: 215_171 };

/** The same of the inputs that a network is given. */
export function featureSpread({ set, preprocess }: Pick<DataSpec, 'set' | 'preprocess'>): number {
  return preprocess === 'standardise' ? 1 : publishedSpread[set] ?? 1;
}

/** Share of the validation samples of which the training split holds another copy: copies are dealt out at random. */
export function sharedOriginals(spec: DataSpec): number {
  const { copies, copySplit, validateOn, trainSize, validationSize } = spec;
  if (datasetFacts(spec).inputShape.length !== 3 || copySplit === 'original' || validateOn === 'fresh') return 0;
  return 1 - (validationSize / (trainSize + validationSize)) ** (copies - 1);
}

function classification(inputShape: readonly number[], classes: number): DatasetFacts {
  return { inputShape, classes, outputs: classes, maxTrain: generatedMax, maxValidation: generatedMax };
}

/** Fields that a set does not read keep these values, so that two links to the same data are equal. */
const common = { trainSize: 400, validationSize: 1000, noise: 0, turns: 1, classes: 2, separation: 4, labelNoise: 0, preprocess: 'none', copies: 1, copySplit: 'original', validateOn: 'held-out' } as const;

const defaults: Record<DataSetId, Partial<DataSpec>> = {
  circles: { noise: 0.1 },
  moons: { noise: 0.2 },
  spirals: { noise: 0.02 },
  xor: { trainSize: 300 },
  blobs: { noise: 1 },
  linreg: { trainSize: 500, noise: 0.5 },
  sine: { trainSize: 200, noise: 0.1 },
  digits: { trainSize: 1297, validationSize: 500 },
  mnist: { trainSize: 10_000, validationSize: 2000 },
  cancer: { trainSize: 400, validationSize: 169 },
};

/** The specification with which a laboratory starts when it says nothing else. */
export function defaultDataSpec(set: DataSetId): DataSpec {
  return { set, ...common, ...defaults[set] };
}
