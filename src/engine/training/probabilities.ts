import { sigmoid } from '@/engine/math/activations';
import type { LossSpec } from '@/engine/experiment/types';

/**
 * Class probabilities of one lane from its network outputs, [rows, classes]. The losses decide what an output means:
 * logits of exclusive classes, logits of independent ones, or (regression losses on classes) the probability itself.
 */
export function classProbabilities(loss: LossSpec, values: Float32Array, rows: number, classes: number): Float32Array {
  const outputs = values.length / rows;
  const result = new Float32Array(rows * classes);
  for (let row = 0; row < rows; row += 1) {
    const from = values.subarray(row * outputs, (row + 1) * outputs);
    writeRow(loss, from, result.subarray(row * classes, (row + 1) * classes));
  }
  return result;
}

function writeRow(loss: LossSpec, from: Float32Array, to: Float32Array): void {
  if (from.length === 1) {
    const p = unit(loss, from[0]!);
    to[0] = 1 - p;
    to[1] = p;
  } else if (loss.kind === 'categoricalCrossEntropy') {
    writeSoftmax(from, to);
  } else {
    for (let column = 0; column < to.length; column += 1) to[column] = unit(loss, from[column]!);
  }
}

function unit(loss: LossSpec, value: number): number {
  return loss.kind === 'binaryCrossEntropy' ? sigmoid(value) : Math.min(1, Math.max(0, value));
}

/** engine/math/softmax without its arrays: a boundary map asks for thousands of rows many times a second. */
function writeSoftmax(logits: Float32Array, to: Float32Array): void {
  let largest = -Infinity;
  for (const logit of logits) largest = Math.max(largest, logit);
  let sum = 0;
  for (let column = 0; column < to.length; column += 1) sum += to[column] = Math.exp(logits[column]! - largest);
  for (let column = 0; column < to.length; column += 1) to[column] = to[column]! / sum;
}

/** Index of the largest number of a row; the first of equals. */
export function argMax(values: Float32Array, from: number, length: number): number {
  let best = 0;
  for (let index = 1; index < length; index += 1) if (values[from + index]! > values[from + best]!) best = index;
  return best;
}
