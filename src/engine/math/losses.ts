import type { LossSpec } from '@/engine/experiment/types';
import { sigmoid, softplus } from './activations';
import { logSumExp, softmax } from './softmax';

/** Row-major [batch, outputs] numbers. */
type Numbers = ArrayLike<number>;

/** Loss of one sample from its outputs (logits for the cross-entropies) and targets, and its gradient over the outputs. */
interface SampleLoss {
  readonly value: (output: readonly number[], target: readonly number[], delta: number) => number;
  readonly gradient: (output: readonly number[], target: readonly number[], delta: number) => number[];
}

/** A loss that treats every output alone; the sample's loss is the mean over its outputs. */
function elementwise(
  value: (output: number, target: number, delta: number) => number,
  slope: (output: number, target: number, delta: number) => number,
): SampleLoss {
  return {
    value: (output, target, delta) =>
      output.reduce((sum, z, index) => sum + value(z, target[index] ?? 0, delta), 0) / output.length,
    gradient: (output, target, delta) => output.map((z, index) => slope(z, target[index] ?? 0, delta) / output.length),
  };
}

const sampleLosses: Readonly<Record<LossSpec['kind'], SampleLoss>> = {
  /** (p−y)², no ½; slope 2(p−y). */
  mse: elementwise((p, y) => (p - y) ** 2, (p, y) => 2 * (p - y)),

  /** |p−y|; slope sign(p−y), 0 at a tie. */
  mae: elementwise((p, y) => Math.abs(p - y), (p, y) => Math.sign(p - y)),

  /** e²/2 while |e| ≤ δ, else δ(|e|−δ/2); slope clip(e, ±δ). Huber 1964. */
  huber: elementwise(
    (p, y, delta) => {
      const error = Math.abs(p - y);
      return error <= delta ? (error * error) / 2 : delta * (error - delta / 2);
    },
    (p, y, delta) => Math.min(delta, Math.max(-delta, p - y)),
  ),

  /** −y ln σ(z) − (1−y) ln(1−σ(z)) = max(z,0) − zy + ln(1+e^(−|z|)); slope σ(z)−y. */
  binaryCrossEntropy: elementwise(
    (z, y) => Math.max(z, 0) - z * y + softplus(-Math.abs(z)),
    (z, y) => sigmoid(z) - y,
  ),

  /** −Σⱼ yⱼ ln softmax(z)ⱼ for targets that sum to 1; gradient softmax(z)−y. */
  categoricalCrossEntropy: {
    value: (z, y) => {
      const logSum = logSumExp(z);
      return z.reduce((sum, logit, index) => sum + (y[index] ?? 0) * (logSum - logit), 0);
    },
    gradient: (z, y) => softmax(z).map((probability, index) => probability - (y[index] ?? 0)),
  },
};

const deltaOf = (spec: LossSpec): number => (spec.kind === 'huber' ? spec.delta : 0);

function row(values: Numbers, index: number, width: number): number[] {
  return Array.from({ length: width }, (_, column) => values[index * width + column] ?? 0);
}

/** Mean loss of a batch, in the loss's own unit (cross-entropies in nats). `outputs` = columns of both arrays. */
export function lossValue(spec: LossSpec, predictions: Numbers, targets: Numbers, outputs: number): number {
  const { value } = sampleLosses[spec.kind];
  const batch = predictions.length / outputs;
  let sum = 0;
  for (let sample = 0; sample < batch; sample += 1)
    sum += value(row(predictions, sample, outputs), row(targets, sample, outputs), deltaOf(spec));
  return sum / batch;
}

/** ∂(mean loss)/∂(predictions or logits), row-major [batch, outputs]. */
export function lossGradient(spec: LossSpec, predictions: Numbers, targets: Numbers, outputs: number): Float64Array {
  const { gradient } = sampleLosses[spec.kind];
  const batch = predictions.length / outputs;
  const result = new Float64Array(predictions.length);
  for (let sample = 0; sample < batch; sample += 1) {
    const slopes = gradient(row(predictions, sample, outputs), row(targets, sample, outputs), deltaOf(spec));
    slopes.forEach((slope, column) => {
      result[sample * outputs + column] = slope / batch;
    });
  }
  return result;
}
