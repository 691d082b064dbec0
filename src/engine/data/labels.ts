import type { Split } from '@/engine/data/types';
import { randomUniform, streamKey } from '@/lib/random';

/** Third part of the keys of the stream 'noise'; 0 and 1 are the noise of the inputs of the two splits. */
const labelNoisePart = 2;
/** The same of images that are in neither split. */
export const freshLabelNoisePart = 3;

/**
 * With probability `share` a label becomes a uniformly random class, which may be the true one: share·(1 − 1/classes) are
 * wrong in the end. The labels that are wrong at a small share stay wrong, and the same, at a larger one.
 */
export function corruptLabels(labels: Int32Array, classes: number, share: number, seed: number, part = labelNoisePart): Int32Array {
  if (share <= 0) return labels;
  const key = streamKey(seed, 'noise', part);
  return labels.map((label, index) => (randomUniform(key, 2 * index) < share ? Math.floor(classes * randomUniform(key, 2 * index + 1)) : label));
}

/** inputs: [size, features]; labels: [size], each in 0 … classes−1 */
export function withOneHotTargets(inputs: Float32Array, labels: Int32Array, classes: number): Split {
  const targets = new Float32Array(labels.length * classes);
  for (const [index, label] of labels.entries()) targets[index * classes + label] = 1;
  return { size: labels.length, inputs, targets, labels };
}
