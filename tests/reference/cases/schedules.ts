import type { ScheduleSpec } from '@/engine/experiment/types';
import file from '../lr_schedules.json';
import { caseOf } from './file';

export { file as scheduleFile };

interface Data {
  /** Learning rate of steps 0 … 99. */
  readonly values: readonly number[];
}

/** A pure schedule; several in a row multiply, as two boundaries of a piecewise schedule do. */
export interface ScheduleCase extends Data {
  readonly id: string;
  readonly base: number;
  readonly schedules: readonly ScheduleSpec[];
}

function scheduleCase(id: string, base: number, ...schedules: readonly ScheduleSpec[]): ScheduleCase {
  return { ...caseOf<Data>(file, id), base, schedules };
}

const tenfold = (perStep: number): ScheduleSpec => ({ kind: 'exponential', scale: -1 / Math.log10(perStep) });

export const scheduleCases: readonly ScheduleCase[] = [
  scheduleCase('power_inverse_time', 0.01, { kind: 'power', scale: 20, exponent: 1 }),
  scheduleCase('exponential', 0.01, { kind: 'exponential', scale: 20 }),
  scheduleCase('piecewise_book', 0.01, { kind: 'piecewise', at: 20, factor: 0.5 }, { kind: 'piecewise', at: 60, factor: 0.2 }),
  // Keras keeps the old value at the boundary step: one step later in our terms.
  scheduleCase('piecewise_keras', 0.01, { kind: 'piecewise', at: 21, factor: 0.5 }, { kind: 'piecewise', at: 61, factor: 0.2 }),
  scheduleCase('onecycle_linear', 0.05, { kind: 'oneCycle', steps: 100 }),
  scheduleCase('cosine', 0.1, { kind: 'cosine', steps: 100, floor: 0.001 }),
  scheduleCase('linear_warmup_cosine', 0.1, { kind: 'warmupCosine', warmup: 10, steps: 100 }),
  scheduleCase('caffe_inv', 0.01, { kind: 'power', scale: 1 / 0.01, exponent: 0.75 }),
  scheduleCase('caffe_exp', 0.01, tenfold(0.95)),
];

export const oneCycleMomentum = caseOf<{ momentum: readonly number[] }>(file, 'onecycle_linear').momentum;

/** Metric after each epoch, and the rates two libraries derive from it (they stop at `min_lr`, we do not). */
export const performanceCase = caseOf<Data & { readonly metric: readonly number[] }>(file, 'performance_keras');
export const performancePytorch = caseOf<Data>(file, 'performance_pytorch');

export const scheduleTolerance = file.tolerance.float64;
