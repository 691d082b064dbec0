import { defaultLayer, laneBatchSize, laneData } from './defaults';
import type { Experiment, Lane, LayerSpec } from './types';

export type Leaf = string | number | boolean;

/** One thing in which lanes differ, for naming them: `optimizer.kind` with ['sgd', 'adam']. */
export interface LaneDifference {
  readonly path: string;
  /** one value per lane; null where the lane has no such setting (momentum of Adam) */
  readonly values: readonly (Leaf | null)[];
}

/** Names without words: symbols and numbers that read the same in every language. */
const list = (parts: readonly Leaf[]): string => parts.join('-');
const distinct = (parts: readonly Leaf[]): Leaf => {
  const unique = [...new Set(parts)];
  return unique.length === 1 ? (unique[0] ?? '') : unique.join('/');
};

function activationName(layer: LayerSpec): string[] {
  if (layer.kind === 'prelu') return [layer.slope === defaultLayer('prelu').slope ? 'prelu' : `prelu ${layer.slope}`];
  if (layer.kind !== 'activation') return [];
  return [layer.alpha === undefined ? layer.fn : `${layer.fn} ${layer.alpha}`];
}

/** The shape of a network as a few comparable words, so that "one more layer" and "dropout 0.5" read as what they are. */
function layerLeaves(layers: readonly LayerSpec[]): [string, Leaf][] {
  const pick = <K extends LayerSpec['kind'], Value>(kinds: readonly K[], read: (layer: LayerSpec & { readonly kind: K }) => Value): Value[] =>
    layers.filter((layer): layer is LayerSpec & { readonly kind: K } => (kinds as readonly string[]).includes(layer.kind)).map(read);
  const rates = pick(['dropout', 'alphaDropout'], ({ kind, rate }) => (kind === 'dropout' ? rate : `α ${rate}`));
  const named = pick(['dense', 'conv2d'], (layer) => [layer.init === undefined ? '' : list(Object.values(layer.init)), layer.biasInit ?? 0].join(' '));
  return [
    ['layers.hidden', list(pick(['dense'], ({ units }) => units).slice(0, -1))],
    ['layers.convolution', list(pick(['conv2d'], ({ filters, kernel, stride }) => `${filters}×${kernel}${stride > 1 ? `/${stride}` : ''}`))],
    ['layers.pooling', list(pick(['maxPool', 'avgPool'], ({ kind, size }) => `${kind === 'maxPool' ? 'max' : 'avg'}${size}`))],
    ['layers.activation', distinct(layers.flatMap(activationName))],
    ['layers.batchNorm', layers.some(({ kind }) => kind === 'batchNorm')],
    ['layers.dropout', rates.length === 0 ? 0 : distinct(rates)],
    ['layers.init', distinct(named)],
    ['layers.order', list(layers.map(({ kind }) => kind))],
  ];
}

const specLeaves = (path: string, spec: object): [string, Leaf][] => Object.entries(spec).map(([key, value]) => [`${path}.${key}`, value as Leaf]);

/** Everything that can be said of one lane, path by path, in the order in which it is best said. */
export function laneLeaves(experiment: Experiment, lane: Lane): ReadonlyMap<string, Leaf> {
  const { optimizer, schedule, clip, loss, init, regularisation, layers } = lane;
  return new Map([
    ...Object.entries({ optimizer, schedule, clip, loss, init, regularisation }).flatMap(([path, spec]) => specLeaves(path, spec)),
    ...layerLeaves(layers),
    ['batchSize', laneBatchSize(experiment, lane)] as [string, Leaf],
    ...specLeaves('data', laneData(experiment, lane)),
  ]);
}

/**
 * Settings in which lanes differ, most telling first. A setting that only some kinds have (β₂) counts when two of the
 * lanes that have it disagree; the order of layers counts only when nothing else about them differs.
 */
export function laneDifferences(experiment: Experiment): readonly LaneDifference[] {
  const lanes = experiment.lanes.map((lane) => laneLeaves(experiment, lane));
  const paths = new Set(lanes.flatMap((lane) => [...lane.keys()]));
  const all = [...paths].map((path): LaneDifference => ({ path, values: lanes.map((lane) => lane.get(path) ?? null) }));
  const differing = all.filter(({ values }) => new Set(values.filter((value) => value !== null)).size > 1);
  const otherLayers = differing.some(({ path }) => path.startsWith('layers.') && path !== 'layers.order');
  return otherLayers ? differing.filter(({ path }) => path !== 'layers.order') : differing;
}
