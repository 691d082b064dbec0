import { defaultClipSpec, defaultDataSpec, defaultInitSpec, defaultLaneLoss, defaultOptimizerSpec, defaultScheduleSpec } from '@/engine/experiment/defaults';
import { sameValue } from '@/engine/experiment/edit';
import { limits, type Fields } from '@/engine/experiment/limits';
import type { Experiment, InitSpec, Lane, LayerSpec } from '@/engine/experiment/types';

type Plain = Readonly<Record<string, unknown>>;

/** The entries of an object that differ from another's, in the first one's order. */
function changes(object: object, from: object): Plain {
  return Object.fromEntries(Object.entries(object).filter(([key, value]) => !Object.hasOwn(from, key) || !sameValue(value, (from as Plain)[key])));
}

/** The kind, and what differs from the defaults of that kind. Optional fields have no default: they are written. */
function compactSpec(spec: { readonly kind: string }, fields: Fields): Plain {
  const defaults = Object.entries(fields).flatMap(([key, field]) => (field.type === 'init' || (field.type === 'number' && field.optional) ? [] : [[key, field.default] as const]));
  return changes(spec, Object.fromEntries(defaults));
}

const compactInit = (init: InitSpec): Plain => compactSpec(init, limits.init[init.kind]);

function compactLayer(layer: LayerSpec): Plain {
  const compact = compactSpec(layer, limits.layer[layer.kind]);
  return 'init' in layer && layer.init !== undefined ? { ...compact, init: compactInit(layer.init) } : compact;
}

/** A lane without what every lane has. */
function compactLane(lane: Lane, experiment: Experiment): Plain {
  const defaults = { label: '', init: defaultInitSpec, loss: defaultLaneLoss(experiment, lane), optimizer: defaultOptimizerSpec, schedule: defaultScheduleSpec, clip: defaultClipSpec };
  const changed = changes(lane, defaults);
  const { regularisation, layers } = lane;
  const zeros = Object.fromEntries(Object.entries(limits.regularisation).map(([key, field]) => [key, field.default]));
  const specs = {
    layers: layers.map(compactLayer),
    init: compactInit(lane.init),
    loss: compactSpec(lane.loss, limits.loss[lane.loss.kind]),
    optimizer: compactSpec(lane.optimizer, limits.optimizer[lane.optimizer.kind]),
    schedule: compactSpec(lane.schedule, limits.schedule[lane.schedule.kind]),
    clip: compactSpec(lane.clip, limits.clip[lane.clip.kind]),
    regularisation: changes(regularisation, zeros),
  };
  const entries = Object.entries({ ...changed, ...specs }).filter(([key]) => Object.hasOwn(changed, key));
  return Object.fromEntries(entries.filter(([key]) => key !== 'regularisation' || !sameValue(regularisation, zeros)));
}

/** An experiment as a short value: defaults left out, lanes from the second on as differences from the first (null = absent). */
export function compactExperiment(experiment: Experiment): Plain {
  const [first = {}, ...others] = experiment.lanes.map((lane) => compactLane(lane, experiment));
  const removed = (lane: Plain): Plain => Object.fromEntries(Object.keys(first).filter((key) => !Object.hasOwn(lane, key)).map((key) => [key, null]));
  const numbers = Object.fromEntries(Object.entries(limits.experiment).map(([key, field]) => [key, field.default]));
  const { version: _version, data, lanes: _lanes, ...rest } = experiment;
  return {
    ...changes(rest, numbers),
    data: { set: data.set, ...changes(data, { ...defaultDataSpec(data.set) }) },
    lanes: [first, ...others.map((lane) => ({ ...removed(lane), ...changes(lane, first) }))],
  };
}

const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The way back, for input of unknown origin: lanes are completed from the first one, everything else is left to validation.
 * Own keys are copied one by one, so that a key named __proto__ stays a key.
 */
export function expandLanes(compact: unknown): unknown {
  if (!isPlain(compact) || !Object.hasOwn(compact, 'lanes') || !Array.isArray(compact['lanes'])) return compact;
  const [first, ...others] = compact['lanes'] as readonly unknown[];
  const completed = (lane: unknown): unknown => (isPlain(lane) && isPlain(first) ? Object.fromEntries(Object.entries({ ...first, ...lane }).filter(([, value]) => value !== null)) : lane);
  return { ...compact, lanes: [first, ...others.map(completed)] };
}
