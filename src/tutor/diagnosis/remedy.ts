import type { DataSpec, Experiment, Lane, LayerSpec } from '@/engine/experiment/types';
import type { Remedy } from './types';

/** Limits of the schema that a treatment could run into (engine/experiment/limits; a test keeps them equal). */
export const treatmentLimits = { lanes: 8, layers: 64, units: 1024, filters: 256 } as const;

/**
 * The experiment with a new lane right below the treated one: the same lane, one thing changed, named by what differs.
 * The page hands the result to its `edit` command, which validates it as every edit. An experiment that has no room for
 * another lane (or layer) comes back as it is, the same object.
 */
export function applyRemedy(experiment: Experiment, laneIndex: number, remedy: Remedy): Experiment {
  const lane = experiment.lanes[laneIndex];
  if (!lane || experiment.lanes.length >= treatmentLimits.lanes) return experiment;
  const treated = { ...treat(lane, remedy), label: '' };
  if (treated.layers.length > treatmentLimits.layers) return experiment;
  return { ...experiment, lanes: experiment.lanes.toSpliced(laneIndex + 1, 0, treated) };
}

function treat(lane: Lane, remedy: Remedy): Lane {
  switch (remedy.kind) {
    case 'multiply-learning-rate': return withOptimizer(lane, { learningRate: lane.optimizer.learningRate * remedy.factor });
    case 'turn-learning-rate': return withOptimizer(lane, { learningRate: -lane.optimizer.learningRate });
    case 'set-momentum': return withOptimizer(lane, { momentum: remedy.momentum });
    case 'drop-learning-rate': return { ...lane, schedule: { kind: 'piecewise', at: remedy.at, factor: remedy.factor } };
    case 'clean-labels': return withData(lane, { labelNoise: 0 });
    case 'standardise': return withData(lane, { preprocess: 'standardise' });
    case 'split-by-original': return withData(lane, { copySplit: 'original' });
    case 'batch-size': return { ...lane, overrides: { ...lane.overrides, batchSize: remedy.size } };
    case 'relax-penalties': return { ...lane, regularisation: { ...lane.regularisation, l1: 0, l2: 0 } };
    case 'initialise': return { ...lane, init: remedy.init, layers: lane.layers.map(withoutInit) };
    default: return { ...lane, layers: rebuilt(lane.layers, remedy) };
  }
}

type LayerRemedy = Extract<Remedy, { readonly kind: 'add-batch-norm' | 'follow-faster' | 'replace-activation' | 'dropout' | 'reset-biases' | 'widen' | 'add-hidden-layer' }>;

function rebuilt(layers: readonly LayerSpec[], remedy: LayerRemedy): readonly LayerSpec[] {
  const last = layers.length - 1;
  switch (remedy.kind) {
    case 'add-batch-norm': return layers.flatMap((layer): LayerSpec[] => (layer.kind === 'activation' ? [{ kind: 'batchNorm', momentum: 0.9, epsilon: 1e-5 }, layer] : [layer]));
    case 'follow-faster': return layers.map((layer) => (layer.kind === 'batchNorm' ? { ...layer, momentum: remedy.momentum } : layer));
    case 'replace-activation': return layers.map((layer) => (layer.kind === 'activation' ? { kind: 'activation', fn: remedy.activation } : layer));
    case 'dropout': return withDropout(layers, remedy.rate);
    case 'reset-biases': return layers.map(withoutBias);
    case 'widen': return layers.map((layer, index) => (index === last ? layer : widened(layer, remedy.factor)));
    case 'add-hidden-layer': return [...layers.slice(0, last), { kind: 'dense', units: remedy.units }, { kind: 'activation', fn: 'relu' }, ...layers.slice(last)];
  }
}

function withData(lane: Lane, change: Partial<DataSpec>): Lane {
  return { ...lane, overrides: { ...lane.overrides, data: { ...lane.overrides?.data, ...change } } };
}

function withOptimizer(lane: Lane, change: { readonly learningRate?: number; readonly momentum?: number }): Lane {
  return { ...lane, optimizer: { ...lane.optimizer, ...change } as Lane['optimizer'] };
}

/** Changes the rate where there is dropout, else puts it behind every activation. */
function withDropout(layers: readonly LayerSpec[], rate: number): readonly LayerSpec[] {
  if (layers.some(({ kind }) => kind === 'dropout')) return layers.map((layer) => (layer.kind === 'dropout' ? { ...layer, rate } : layer));
  return layers.flatMap((layer): LayerSpec[] => (layer.kind === 'activation' ? [layer, { kind: 'dropout', rate }] : [layer]));
}

function widened(layer: LayerSpec, factor: number): LayerSpec {
  if (layer.kind === 'dense') return { ...layer, units: Math.min(treatmentLimits.units, Math.max(1, Math.round(layer.units * factor))) };
  if (layer.kind === 'conv2d') return { ...layer, filters: Math.min(treatmentLimits.filters, Math.max(1, Math.round(layer.filters * factor))) };
  return layer;
}

function withoutInit(layer: LayerSpec): LayerSpec {
  if (layer.kind !== 'dense' && layer.kind !== 'conv2d') return layer;
  const { init: _init, ...rest } = layer;
  return rest;
}

function withoutBias(layer: LayerSpec): LayerSpec {
  if (layer.kind !== 'dense' && layer.kind !== 'conv2d') return layer;
  const { biasInit: _bias, ...rest } = layer;
  return rest;
}
