import type { OptimizerSpec, ScheduleSpec } from '@/engine/experiment/types';
import file from '../optimizers_quadratic.json';
import { caseOf } from './file';

export { file as optimizerFile };

/** ½(x²+25y²) from (2, 1). */
export const optimizerProblem = { kappa: 25, start: [2, 1] } as const;

interface Data {
  /** Weights before step 0, then after every step. */
  readonly trajectory: readonly (readonly number[])[];
  readonly tolerance: {
    /** Absolute tolerance, relative to max(1, |w|), that holds up to the step named by the key. */
    readonly float32_by_step: Readonly<Record<string, number | string>>;
  };
}

/** A trajectory in the terms of the product: what an Experiment would say. */
export interface OptimizerCase extends Data {
  readonly id: string;
  readonly optimizer: OptimizerSpec;
  readonly schedule: ScheduleSpec;
  /** L2 penalty λ/2·Σw² of the loss. */
  readonly l2: number;
}

export const optimizerTrajectory = (id: string): Data['trajectory'] => caseOf<Data>(file, id).trajectory;

function optimizerCase(id: string, optimizer: OptimizerSpec, schedule: ScheduleSpec = { kind: 'constant' }, l2 = 0): OptimizerCase {
  return { ...caseOf<Data>(file, id), id, optimizer, schedule, l2 };
}

const adam = { learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, biasCorrection: true } as const;

export const optimizerCases: readonly OptimizerCase[] = [
  optimizerCase('sgd', { kind: 'sgd', learningRate: 0.03 }),
  optimizerCase('sgd_lr_0.08', { kind: 'sgd', learningRate: 0.08 }),
  optimizerCase('sgd_lr_0.085', { kind: 'sgd', learningRate: 0.085 }),
  optimizerCase('momentum_pytorch', { kind: 'momentum', learningRate: 0.01, momentum: 0.9 }),
  optimizerCase('momentum_pytorch_lr_halved_at_100', { kind: 'momentum', learningRate: 0.01, momentum: 0.9 }, { kind: 'piecewise', at: 100, factor: 0.5 }),
  optimizerCase('nesterov_pytorch', { kind: 'nesterov', learningRate: 0.01, momentum: 0.9 }),
  optimizerCase('adagrad_pytorch', { kind: 'adagrad', learningRate: 0.5, epsilon: 1e-10 }),
  optimizerCase('rmsprop_pytorch', { kind: 'rmsprop', learningRate: 0.02, rho: 0.9, epsilon: 1e-7 }),
  optimizerCase('adam', { kind: 'adam', ...adam }),
  optimizerCase('adam_no_bias_correction', { kind: 'adam', ...adam, biasCorrection: false }),
  optimizerCase('adam_l2', { kind: 'adam', ...adam }, { kind: 'constant' }, 0.05),
  optimizerCase('adamw', { kind: 'adamw', ...adam, weightDecay: 0.05 }),
  optimizerCase('nadam_simple', { kind: 'nadam', ...adam }),
];

/** Absolute float32 tolerance of a case after `step` updates, to be multiplied by max(1, |w|). */
export function float32Tolerance({ tolerance }: OptimizerCase, step: number): number {
  const limits = Object.keys(tolerance.float32_by_step).map(Number).filter(Number.isFinite);
  const limit = limits.toSorted((left, right) => left - right).find((last) => step <= last);
  return limit === undefined ? Infinity : Number(tolerance.float32_by_step[String(limit)]);
}

export const optimizerTolerance = file.tolerance.float64;
