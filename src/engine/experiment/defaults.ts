import { datasetFacts, defaultDataSpec, featureSpread, sharedOriginals } from '@/engine/data/facts';
import { limits, type Fields, type SpecOfKind } from './limits';
import type { ClipSpec, DataSpec, InitSpec, Lane, LayerSpec, LossSpec, OptimizerSpec, ScheduleSpec } from './types';

type Kind<Spec extends { readonly kind: string }> = Spec['kind'];

/** The kind and every field's default; optional fields stay absent. */
function complete(kind: string, fields: Fields): Record<string, unknown> {
  const result: Record<string, unknown> = { kind };
  for (const [key, field] of Object.entries(fields)) {
    if (field.type === 'init' || (field.type === 'number' && field.optional)) continue;
    result[key] = field.default;
  }
  return result;
}

export function defaultOptimizer<K extends Kind<OptimizerSpec>>(kind: K): SpecOfKind<OptimizerSpec, K> {
  return complete(kind, limits.optimizer[kind]) as SpecOfKind<OptimizerSpec, K>;
}
export function defaultLayer<K extends Kind<LayerSpec>>(kind: K): SpecOfKind<LayerSpec, K> {
  return complete(kind, limits.layer[kind]) as SpecOfKind<LayerSpec, K>;
}
export function defaultInit<K extends Kind<InitSpec>>(kind: K): SpecOfKind<InitSpec, K> {
  return complete(kind, limits.init[kind]) as SpecOfKind<InitSpec, K>;
}
function defaultSchedule<K extends Kind<ScheduleSpec>>(kind: K): SpecOfKind<ScheduleSpec, K> {
  return complete(kind, limits.schedule[kind]) as SpecOfKind<ScheduleSpec, K>;
}
function defaultClip<K extends Kind<ClipSpec>>(kind: K): SpecOfKind<ClipSpec, K> {
  return complete(kind, limits.clip[kind]) as SpecOfKind<ClipSpec, K>;
}
/** The loss a data set is trained with when nothing else is said. */
export function defaultLoss(classes: number): LossSpec {
  return { kind: classes === 0 ? 'mse' : 'categoricalCrossEntropy' };
}

/** Defaults of the rest of a lane: what a lane without a word about it gets. */
export const defaultInitSpec: InitSpec = defaultInit('he');
export const defaultOptimizerSpec: OptimizerSpec = defaultOptimizer('adam');
export const defaultScheduleSpec: ScheduleSpec = defaultSchedule('constant');
export const defaultClipSpec: ClipSpec = defaultClip('none');

/** The data one lane trains on: the experiment's, with what the lane says otherwise. */
export function laneData(experiment: { readonly data: DataSpec }, lane: Pick<Lane, 'overrides'>): DataSpec {
  return { ...experiment.data, ...lane.overrides?.data };
}
/** The loss this lane gets when it says nothing about it. */
export function defaultLaneLoss(experiment: { readonly data: DataSpec }, lane: Pick<Lane, 'overrides'>): LossSpec {
  return defaultLoss(datasetFacts(laneData(experiment, lane)).classes);
}
/** Samples of one update of this lane. */
export function laneBatchSize(experiment: { readonly batchSize: number }, lane: Pick<Lane, 'overrides'>): number {
  return lane.overrides?.batchSize ?? experiment.batchSize;
}

export { defaultDataSpec, featureSpread, sharedOriginals };
