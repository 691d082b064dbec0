import type { Dataset } from '@/engine/data/types';
import type { StepHyper } from '@/engine/executor/executor';
import type { Lane } from '@/engine/experiment/types';
import type { Prediction, PredictionRequest } from '@/engine/worker/measureProtocol';
import { InvalidExperimentError } from './invalidExperiment';
import type { LaneStack } from './laneStack';
import { argMax, classProbabilities } from './probabilities';

/** What every lane answers, averaged over masks where that is asked for. */
export async function predict(stack: LaneStack, { inputs, mode = 'evaluation', samples = 1 }: PredictionRequest, lanes: readonly Lane[], hyper: readonly StepHyper[], breathe: (() => Promise<void>) | undefined): Promise<readonly Prediction[]> {
  const passes = mode === 'dropout' ? samples : 1;
  const shared = typeof inputs === 'object';
  const labels = stack.datasets.map((dataset) => labelsOf(dataset, inputs));
  const sums = lanes.map(() => new SampleMoments());
  for (let sample = 0; sample < passes; sample += 1) {
    if (sample > 0) await breathe?.();
    const outputs = await stack.outputsOf((dataset) => inputsOf(dataset, inputs), mode === 'dropout' ? { kind: mode, sample, shared } : { kind: mode }, hyper);
    outputs.forEach((values, lane) => {
      const { classes, outputs: columns } = stack.datasets[lane]!;
      const rows = rowsOf(stack.datasets[lane]!, inputs);
      sums[lane]!.add(classes > 0 ? classProbabilities(lanes[lane]!.loss, values, rows, classes) : values, rows, classes > 0 ? classes : columns, labels[lane]!);
    });
  }
  return sums.map((moments, lane) => moments.prediction(stack.datasets[lane]!.classes > 0, labels[lane]!));
}

/** Mean and deviation over passes, number by number (Welford 1962). */
export class SampleMoments {
  #count = 0;
  #rows = 0;
  #columns = 0;
  #mean = new Float64Array(0);
  #squares = new Float64Array(0);
  #accuracy = 0;

  add(values: Float32Array, rows: number, columns: number, labels: Int32Array | null): void {
    if (this.#count === 0) {
      this.#rows = rows;
      this.#columns = columns;
      this.#mean = new Float64Array(values.length);
      this.#squares = new Float64Array(values.length);
    }
    this.#count += 1;
    for (let at = 0; at < values.length; at += 1) {
      const delta = values[at]! - this.#mean[at]!;
      this.#mean[at]! += delta / this.#count;
      this.#squares[at]! += delta * (values[at]! - this.#mean[at]!);
    }
    this.#accuracy += accuracyOf(values, columns, labels);
  }

  get mean(): Float32Array {
    return Float32Array.from(this.#mean);
  }

  get deviation(): Float32Array {
    return Float32Array.from(this.#squares, (sum) => Math.sqrt(sum / this.#count));
  }

  prediction(isClassification: boolean, labels: Int32Array | null): Prediction {
    const mean = this.mean;
    return {
      rows: this.#rows,
      columns: this.#columns,
      mean,
      deviation: this.deviation,
      accuracy: accuracyOf(mean, this.#columns, labels),
      sampleAccuracy: this.#accuracy / this.#count,
      confidence: isClassification ? meanLargest(mean, this.#columns) : NaN,
    };
  }
}

function accuracyOf(probabilities: Float32Array, columns: number, labels: Int32Array | null): number {
  if (labels === null) return NaN;
  let correct = 0;
  labels.forEach((label, row) => {
    if (argMax(probabilities, row * columns, columns) === label) correct += 1;
  });
  return correct / labels.length;
}

function meanLargest(probabilities: Float32Array, columns: number): number {
  let sum = 0;
  for (let from = 0; from < probabilities.length; from += columns) sum += probabilities[from + argMax(probabilities, from, columns)]!;
  return (sum * columns) / probabilities.length;
}

type Inputs = PredictionRequest['inputs'];

function inputsOf(dataset: Dataset, inputs: Inputs): Float32Array {
  if (inputs === 'inverted') return dataset.validation.inputs.map((value) => 1 - value);
  if (typeof inputs === 'string') return dataset[inputs].inputs;
  if (dataset.inputShape.length !== 1 || dataset.inputShape[0] !== 1) throw new InvalidExperimentError('a grid is for data with one input');
  return gridPoints(inputs.from, inputs.to, inputs.count);
}

/** Evenly spaced, both ends included. */
export function gridPoints(from: number, to: number, count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, index) => from + ((to - from) * index) / Math.max(1, count - 1));
}

function rowsOf({ train, validation }: Dataset, inputs: Inputs): number {
  if (typeof inputs === 'object') return inputs.count;
  return inputs === 'train' ? train.size : validation.size;
}

function labelsOf({ classes, train, validation }: Dataset, inputs: Inputs): Int32Array | null {
  if (classes === 0 || typeof inputs === 'object') return null;
  return inputs === 'train' ? train.labels : validation.labels;
}
