import { datasetFacts, defaultDataSpec } from '@/engine/data/facts';
import { defaultClipSpec, defaultInitSpec, defaultLoss, defaultOptimizerSpec, defaultScheduleSpec } from './defaults';
import { caps, limits, type Fields } from './limits';
import { parametricActivations } from './names';
import { describe, printable, type NoticeList } from './notices';
import { isSource, join, noteUnknownKeys, own, readChoice, readFields, readNumber, sourceOr, type Source } from './read';
import type { DataSpec, InitSpec, Lane, LayerSpec } from './types';

type KindTables = Readonly<Record<string, Fields>>;

/** A specification chosen by its `kind`: unknown kinds become `byDefault`, fields are read by the table of that kind. */
function readSpec<Spec extends { readonly kind: string }>(value: unknown, tables: KindTables, byDefault: Spec, path: string, notices: NoticeList): Spec {
  if (value === undefined) return byDefault;
  const source = sourceOr(value, byDefault.kind, path, notices);
  const kind = readChoice(own(source, 'kind'), Object.keys(tables), byDefault.kind, join(path, 'kind'), notices);
  const fields = tables[kind] ?? {};
  noteUnknownKeys(source, ['kind', ...Object.keys(fields)], path, notices);
  // The fallback's own numbers are kept when the input did not name a kind.
  const defaults = kind === byDefault.kind ? (byDefault as Source) : {};
  return { kind, ...readFields(source, fields, path, notices, defaults) } as unknown as Spec;
}

const readInit = (value: unknown, path: string, notices: NoticeList): InitSpec => readSpec(value, limits.init, defaultInitSpec, path, notices);

/** One layer, or null for something that is none. */
function readLayer(value: unknown, path: string, notices: NoticeList): LayerSpec | null {
  const kind = isSource(value) ? own(value, 'kind') : undefined;
  if (!isSource(value) || typeof kind !== 'string' || !Object.hasOwn(limits.layer, kind)) {
    notices.add('layer-dropped', path, { given: describe(kind ?? value) });
    return null;
  }
  const fields: Fields = limits.layer[kind as LayerSpec['kind']];
  noteUnknownKeys(value, ['kind', ...Object.keys(fields)], path, notices);
  const layer = { kind, ...readFields(value, fields, path, notices) } as unknown as LayerSpec;
  if (layer.kind === 'activation' && layer.alpha !== undefined && !parametricActivations.has(layer.fn)) {
    notices.add('unknown-key', join(path, 'alpha'));
    return { kind: 'activation', fn: layer.fn };
  }
  const init = own(value, 'init');
  return 'init' in fields && init !== undefined ? ({ ...layer, init: readInit(init, join(path, 'init'), notices) } as LayerSpec) : layer;
}

/** Layers with their index in the input, for notices that come later. */
export type IndexedLayer = { readonly layer: LayerSpec; readonly index: number };

function readLayers(value: unknown, path: string, notices: NoticeList): IndexedLayer[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    notices.add('wrong-type', path, { given: describe(value), used: '' });
    return [];
  }
  if (value.length > caps.layers) notices.add('too-many-layers', path, { given: value.length, used: caps.layers });
  const layers: IndexedLayer[] = [];
  for (let index = 0; index < Math.min(value.length, caps.layers); index += 1) {
    const layer = readLayer(value[index], join(path, index), notices);
    if (layer !== null) layers.push({ layer, index });
  }
  return layers;
}

function readLabel(value: unknown, path: string, notices: NoticeList): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') {
    notices.add('wrong-type', path, { given: describe(value), used: '' });
    return '';
  }
  const label = printable(value, caps.labelLength);
  if (label !== value) notices.add('label-shortened', path, { given: value.length, used: label.length });
  return label;
}

/** Data of an experiment, or of a lane whose other fields come from `base`. Sizes end where the set ends. */
export function readData(source: Source, base: DataSpec | null, path: string, notices: NoticeList): DataSpec {
  noteUnknownKeys(source, Object.keys(limits.data), path, notices);
  const { set: setField, trainSize, validationSize, ...others } = limits.data;
  const set = readChoice(own(source, 'set'), setField.options, base?.set ?? setField.default, join(path, 'set'), notices);
  const defaults = base ?? defaultDataSpec(set);
  const rest = readFields(source, others, path, notices, defaults as unknown as Source) as unknown as Omit<DataSpec, 'set' | 'trainSize' | 'validationSize'>;
  const facts = datasetFacts({ set, classes: rest.classes });
  const size = (key: 'trainSize' | 'validationSize', max: number) =>
    readNumber(own(source, key) ?? defaults[key], { ...(key === 'trainSize' ? trainSize : validationSize), max }, Math.min(max, defaults[key]), join(path, key), notices);
  return { set, trainSize: size('trainSize', facts.maxTrain), validationSize: size('validationSize', facts.maxValidation), ...rest };
}

function readOverrides(value: unknown, base: DataSpec, path: string, notices: NoticeList): Lane['overrides'] {
  if (value === undefined) return undefined;
  const source = sourceOr(value, '', path, notices);
  noteUnknownKeys(source, ['batchSize', 'data'], path, notices);
  const batchSize = own(source, 'batchSize');
  const dataSource = sourceOr(own(source, 'data'), '', join(path, 'data'), notices);
  const merged = readData(dataSource, base, join(path, 'data'), notices);
  const keys = (Object.keys(merged) as (keyof DataSpec)[]).filter((key) => Object.hasOwn(dataSource, key) || merged[key] !== base[key]);
  const data = Object.fromEntries(keys.map((key) => [key, merged[key]])) as Partial<DataSpec>;
  const overrides = {
    ...(batchSize === undefined ? {} : { batchSize: readNumber(batchSize, limits.experiment.batchSize, limits.experiment.batchSize.default, join(path, 'batchSize'), notices) }),
    ...(keys.length === 0 ? {} : { data }),
  };
  return Object.keys(overrides).length === 0 ? undefined : overrides;
}

/** A lane before its layers are fitted to the data. */
export type DraftLane = Omit<Lane, 'layers'> & { readonly layers: readonly IndexedLayer[] };

const laneKeys = ['label', 'layers', 'init', 'loss', 'optimizer', 'schedule', 'clip', 'regularisation', 'overrides'];

export function readLane(source: Source, data: DataSpec, path: string, notices: NoticeList): DraftLane {
  noteUnknownKeys(source, laneKeys, path, notices);
  const spec = <Spec extends { readonly kind: string }>(key: string, tables: KindTables, byDefault: Spec) => readSpec(own(source, key), tables, byDefault, join(path, key), notices);
  const overrides = readOverrides(own(source, 'overrides'), data, join(path, 'overrides'), notices);
  const { classes } = datasetFacts({ ...data, ...overrides?.data });
  const regularisation = sourceOr(own(source, 'regularisation'), '', join(path, 'regularisation'), notices);
  noteUnknownKeys(regularisation, Object.keys(limits.regularisation), join(path, 'regularisation'), notices);
  return {
    label: readLabel(own(source, 'label'), join(path, 'label'), notices),
    layers: readLayers(own(source, 'layers'), join(path, 'layers'), notices),
    init: readInit(own(source, 'init'), join(path, 'init'), notices),
    loss: spec('loss', limits.loss, defaultLoss(classes)),
    optimizer: spec('optimizer', limits.optimizer, defaultOptimizerSpec),
    schedule: spec('schedule', limits.schedule, defaultScheduleSpec),
    clip: spec('clip', limits.clip, defaultClipSpec),
    regularisation: readFields(regularisation, limits.regularisation, join(path, 'regularisation'), notices) as unknown as Lane['regularisation'],
    ...(overrides === undefined ? {} : { overrides }),
  };
}
