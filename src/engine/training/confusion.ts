import type { LossSpec } from '@/engine/experiment/types';
import { argMax, classProbabilities } from './probabilities';

/** Counts [true class, predicted class] of one lane. */
export function confusionCounts(loss: LossSpec, outputs: Float32Array, labels: Int32Array, classes: number): Int32Array {
  const probabilities = classProbabilities(loss, outputs, labels.length, classes);
  const counts = new Int32Array(classes * classes);
  labels.forEach((label, row) => {
    const cell = label * classes + argMax(probabilities, row * classes, classes);
    counts[cell] = counts[cell]! + 1;
  });
  return counts;
}
