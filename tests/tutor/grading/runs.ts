import type { MeasuredRun } from '@/engine/worker/protocol';

export interface LaneCurve {
  readonly train?: readonly number[];
  readonly validation?: readonly number[];
  readonly trainAccuracy?: readonly number[];
  readonly validationAccuracy?: readonly number[];
  readonly batch?: readonly number[];
  readonly divergedAt?: number;
}

/** A run with these curves, evaluated every 10 steps. */
export function measured(...curves: readonly LaneCurve[]): MeasuredRun {
  const points = Math.max(...curves.map(({ train, validation, trainAccuracy, validationAccuracy }) => Math.max(...[train, validation, trainAccuracy, validationAccuracy].map((values) => values?.length ?? 0))));
  const steps = Math.max(...curves.map(({ batch }) => batch?.length ?? 0), 0);
  return {
    steps,
    backend: 'cpu',
    batchLoss: Float32Array.from({ length: steps * curves.length }, (_, index) => curves[index % curves.length]!.batch?.[Math.floor(index / curves.length)] ?? NaN),
    evaluations: Array.from({ length: points }, (_, index) => ({
      step: index * 10,
      lanes: curves.map(({ train, validation, trainAccuracy, validationAccuracy }) => ({ trainLoss: train?.[index] ?? NaN, validationLoss: validation?.[index] ?? NaN, trainAccuracy: trainAccuracy?.[index] ?? NaN, validationAccuracy: validationAccuracy?.[index] ?? NaN })),
    })),
    lanes: curves.map(({ divergedAt }) => (divergedAt === undefined ? { status: 'active', divergedAt: null, keptStep: null } : { status: 'diverged', divergedAt, keptStep: 0 })),
  };
}
