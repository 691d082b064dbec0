import { datasetFacts, type FileSet } from '@/engine/data/facts';
import { fileSplits } from '@/engine/data/fileSplits';
import { generateSplits, type GeneratorSpec } from '@/engine/data/generators';
import { isFileSet, sampleFile, type ReadFile } from '@/engine/data/sampleFile';
import { featureStatistics, standardise } from '@/engine/data/standardise';
import type { Dataset, Split, Splits } from '@/engine/data/types';
import type { DataSpec } from '@/engine/experiment/types';

export type { ReadFile } from '@/engine/data/sampleFile';

/** The data of an experiment: a function of (spec, seed). Sizes beyond what exists are clipped. */
export async function loadDataset(spec: DataSpec, seed: number, readFile: ReadFile): Promise<Dataset> {
  const facts = datasetFacts(spec);
  const splits = isFile(spec) ? fileSplits(spec, seed, facts, await sampleFile(spec.set, readFile)) : generateSplits(spec as GeneratorSpec, seed);
  const { inputShape, classes, outputs } = facts;
  return { set: spec.set, inputShape, classes, outputs, ...(spec.preprocess === 'standardise' ? standardised(splits, inputShape) : splits) };
}

const isFile = (spec: DataSpec): spec is DataSpec & { readonly set: FileSet } => isFileSet(spec.set);

function standardised({ train, validation }: Splits, inputShape: readonly number[]): Splits {
  const statistics = featureStatistics(train.inputs, inputShape.reduce((product, extent) => product * extent, 1));
  const apply = (split: Split): Split => ({ ...split, inputs: standardise(split.inputs, statistics) });
  return { train: apply(train), validation: apply(validation) };
}
