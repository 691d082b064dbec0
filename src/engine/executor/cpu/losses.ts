import type { LossSpec } from '@/engine/experiment/types';

/**
 * Sum of the samples' losses, and in dz the gradient of their mean over `rows` (null: only the value). The formulas are
 * those of engine/math/losses, here without a list per sample. z and targets: [rows, outputs].
 */
export function lossAndGradient(spec: LossSpec, z: Float32Array, targets: Float32Array, rows: number, outputs: number, dz: Float32Array | null): number {
  if (spec.kind === 'categoricalCrossEntropy') return categorical(z, targets, rows, outputs, dz);
  return elementwise(spec, z, targets, rows * outputs, dz) / outputs;
}

/** Σ over all numbers; each counts 1/outputs in its sample and 1/rows in the batch. */
function elementwise(spec: LossSpec, z: Float32Array, targets: Float32Array, count: number, dz: Float32Array | null): number {
  let sum = 0;
  for (let at = 0; at < count; at += 1) {
    const value = z[at]!;
    const target = targets[at]!;
    const error = value - target;
    let slope: number;
    switch (spec.kind) {
      case 'mae':
        sum += Math.abs(error);
        slope = Math.sign(error);
        break;
      case 'huber': {
        const size = Math.abs(error);
        sum += size <= spec.delta ? (size * size) / 2 : spec.delta * (size - spec.delta / 2);
        slope = Math.min(spec.delta, Math.max(-spec.delta, error));
        break;
      }
      case 'binaryCrossEntropy': {
        // Softplus and sigmoid (engine/math/activations) share their exponential.
        const power = Math.exp(-Math.abs(value));
        sum += Math.max(value, 0) - value * target + Math.log1p(power);
        slope = (value >= 0 ? 1 : power) / (1 + power) - target;
        break;
      }
      default:
        sum += error * error;
        slope = 2 * error;
    }
    if (dz !== null) dz[at] = slope / count;
  }
  return sum;
}

/** Σⱼ yⱼ(ln Σₖe^(zₖ) − zⱼ), logits shifted by the largest; gradient softmax(z) − y. */
function categorical(z: Float32Array, targets: Float32Array, rows: number, outputs: number, dz: Float32Array | null): number {
  let sum = 0;
  for (let row = 0; row < rows; row += 1) {
    const first = row * outputs;
    let largest = z[first]!;
    for (let at = first + 1; at < first + outputs; at += 1) if (z[at]! > largest) largest = z[at]!;
    let total = 0;
    for (let at = first; at < first + outputs; at += 1) total += Math.exp(z[at]! - largest);
    const logTotal = largest + Math.log(total);
    for (let at = first; at < first + outputs; at += 1) {
      sum += targets[at]! * (logTotal - z[at]!);
      if (dz !== null) dz[at] = (Math.exp(z[at]! - largest) / total - targets[at]!) / rows;
    }
  }
  return sum;
}

/** Samples whose largest logit (the first of equals) is their class; a single logit says class 1 when it is positive. */
export function countCorrect(z: Float32Array, labels: Int32Array, labelStart: number, rows: number, outputs: number): number {
  let correct = 0;
  for (let row = 0; row < rows; row += 1) {
    const first = row * outputs;
    let best = outputs === 1 && z[first]! > 0 ? 1 : 0;
    for (let output = 1; output < outputs; output += 1) if (z[first + output]! > z[first + best]!) best = output;
    if (best === labels[labelStart + row]) correct += 1;
  }
  return correct;
}
