import type { Dataset, Split } from '@/engine/data/types';
import type { DataPreview } from '@/engine/worker/protocol';

const pointLimit = 1000;
const sampleLimit = 24;

/** The data as the reader sees it: points of a plane, or some validation images. */
export function buildPreview(dataset: Dataset): DataPreview {
  const { inputShape, classes, train, validation } = dataset;
  return {
    inputShape,
    classes,
    trainSize: train.size,
    validationSize: validation.size,
    points: inputShape.length === 1 && inputShape[0] === 2 ? firstRows(train, 2, pointLimit) : null,
    curve: inputShape.length === 1 && inputShape[0] === 1 && classes === 0 ? { inputs: train.inputs.slice(0, pointLimit), targets: train.targets.slice(0, pointLimit) } : null,
    samples: inputShape.length === 3 ? images(validation, inputShape) : null,
  };
}

/** Inputs of the preview's samples as the network sees them (a preview's pixels are rescaled for the eye). */
export function sampleInputs(dataset: Dataset): Float32Array | null {
  if (dataset.inputShape.length !== 3) return null;
  const features = dataset.inputShape.reduce((product, extent) => product * extent, 1);
  return dataset.validation.inputs.slice(0, Math.min(sampleLimit, dataset.validation.size) * features);
}

/** Copies: what goes to the page is transferred, and the data set stays. */
function firstRows(split: Split, features: number, limit: number): { inputs: Float32Array; labels: Int32Array; count: number } {
  const count = Math.min(limit, split.size);
  return { inputs: split.inputs.slice(0, count * features), labels: split.labels.slice(0, count), count };
}

function images(split: Split, inputShape: readonly number[]): NonNullable<DataPreview['samples']> {
  const rows = firstRows(split, inputShape.reduce((product, extent) => product * extent, 1), sampleLimit);
  return { ...rows, inputs: intoUnitRange(rows.inputs) };
}

/** Standardised pixels lie outside 0…1: one scale for all samples brings them back without changing their contrast. */
function intoUnitRange(pixels: Float32Array): Float32Array {
  let low = 0;
  let high = 1;
  for (const pixel of pixels) {
    low = Math.min(low, pixel);
    high = Math.max(high, pixel);
  }
  return low === 0 && high === 1 ? pixels : pixels.map((pixel) => (pixel - low) / (high - low));
}
