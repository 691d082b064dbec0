import type { LossSpec } from '@/engine/experiment/types';
import { flatten, type Nested, type Tolerance } from '../compare';
import file from '../losses.json';
import { caseOf, type Tolerances } from './file';

export { file as lossFile };
export const lossTolerances: Tolerances = file.tolerance;

/** One batch, row-major [batch, outputs]: predictions of the regression losses, logits of the cross-entropies. */
export interface LossCase {
  readonly id: string;
  readonly spec: LossSpec;
  readonly outputs: number;
  readonly predictions: readonly number[];
  readonly targets: readonly number[];
  readonly loss: number;
  readonly gradient: readonly number[];
  /** Loss of each element (regression, binary) or sample alone. */
  readonly parts: readonly number[];
  /** Replaces the file's tolerances. */
  readonly tolerance?: Tolerance;
}

interface Data {
  readonly p?: readonly number[];
  readonly y?: readonly number[];
  readonly z?: Nested;
  readonly classes?: readonly number[];
  /** Label smoothing. */
  readonly e?: number;
  readonly loss: number;
  readonly gradient: Nested;
  readonly per_element_or_sample: readonly number[];
  readonly tolerance?: { readonly all: Tolerance };
}

/** Rows of one-hot targets, smoothed to y(1−e)+e/K. */
function targetsOf(classes: readonly number[], outputs: number, e: number): number[] {
  return classes.flatMap((label) => Array.from({ length: outputs }, (_, column) => (column === label ? 1 : 0) * (1 - e) + e / outputs));
}

function lossCase(id: string, spec: LossSpec): LossCase {
  const data = caseOf<Data>(file, id);
  const predictions = flatten(data.p ?? data.z ?? []);
  const outputs = data.classes === undefined ? 1 : predictions.length / data.classes.length;
  return {
    id, spec, outputs, predictions,
    targets: data.classes === undefined ? (data.y ?? []) : targetsOf(data.classes, outputs, data.e ?? 0),
    loss: data.loss,
    gradient: flatten(data.gradient),
    parts: data.per_element_or_sample,
    ...(data.tolerance === undefined ? {} : { tolerance: data.tolerance.all }),
  };
}

export const lossCases: readonly LossCase[] = [
  lossCase('mse', { kind: 'mse' }),
  lossCase('mae', { kind: 'mae' }),
  lossCase('huber_1', { kind: 'huber', delta: 1 }),
  lossCase('huber_0.5', { kind: 'huber', delta: 0.5 }),
  lossCase('bce_from_logits', { kind: 'binaryCrossEntropy' }),
  lossCase('bce_extreme_logits', { kind: 'binaryCrossEntropy' }),
  lossCase('categorical_ce_from_logits', { kind: 'categoricalCrossEntropy' }),
  lossCase('categorical_ce_label_smoothing_0.1', { kind: 'categoricalCrossEntropy' }),
];

/** ln K by number of classes. */
export const uniformBaseline = caseOf<{ logK: Readonly<Record<string, number>> }>(file, 'uniform_prediction_baseline').logK;
