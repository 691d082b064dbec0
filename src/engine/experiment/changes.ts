import { laneLeaves, type Leaf } from './differences';
import { sameValue } from './edit';
import { limits, type Fields } from './limits';
import type { Experiment, Lane } from './types';

/** One thing in which an experiment differs from another, for saying it to a reader. */
export type ExperimentChange =
  /** null: there is no such setting on this side, or (`layers.details`) no short way to say it */
  | { readonly kind: 'setting'; readonly path: string; /** lanes it is true of, ascending; 'all' of both experiments, or the experiment itself */ readonly lanes: readonly number[] | 'all'; readonly before: Leaf | null; readonly after: Leaf | null }
  | { readonly kind: 'lane-added' | 'lane-removed'; readonly lane: number };

type LaneChange = Omit<Extract<ExperimentChange, { kind: 'setting' }>, 'kind' | 'lanes'>;

const tables: Readonly<Record<string, Readonly<Record<string, Fields>>>> = { optimizer: limits.optimizer, schedule: limits.schedule, clip: limits.clip, loss: limits.loss, init: limits.init };

/** A number that came with a new kind (β₁ with Adam) is worth saying only where it is not what that kind begins with. */
function isDefault(path: string, value: Leaf, lane: Lane): boolean {
  const [group = '', key = ''] = path.split('.');
  const kind = (lane as unknown as Readonly<Record<string, { readonly kind?: string }>>)[group]?.kind;
  const field = kind === undefined ? undefined : tables[group]?.[kind]?.[key];
  return field !== undefined && 'default' in field && field.default === value;
}

function laneChanges(before: Experiment, after: Experiment, index: number): LaneChange[] {
  const [old, lane] = [before.lanes[index]!, after.lanes[index]!];
  const [left, right] = [laneLeaves(before, old), laneLeaves(after, lane)];
  const changed = [...right].flatMap(([path, value]): LaneChange[] => {
    const was = left.get(path) ?? null;
    if (was === value || (was === null && isDefault(path, value, lane))) return [];
    return [{ path, before: was, after: value }];
  });
  const named = old.label === lane.label ? [] : [{ path: 'label', before: old.label, after: lane.label }];
  const layers = changed.filter(({ path }) => path.startsWith('layers.'));
  // Their order says something only when nothing else about them does.
  const said = layers.length > 1 ? changed.filter(({ path }) => path !== 'layers.order') : changed;
  const details = layers.length === 0 && !sameValue(old.layers, lane.layers) ? [{ path: 'layers.details', before: null, after: null }] : [];
  return [...said, ...details, ...named];
}

/** The same change of several lanes is one change. */
function gather(before: Experiment, after: Experiment): ExperimentChange[] {
  const common = Math.min(before.lanes.length, after.lanes.length);
  const found = new Map<string, { readonly change: LaneChange; readonly lanes: number[] }>();
  for (let lane = 0; lane < common; lane += 1) {
    for (const change of laneChanges(before, after, lane)) {
      const key = JSON.stringify(change);
      const known = found.get(key) ?? { change, lanes: [] };
      known.lanes.push(lane);
      found.set(key, known);
    }
  }
  return [...found.values()].map(({ change, lanes }) => ({ kind: 'setting', ...change, lanes: lanes.length === common ? 'all' : lanes }));
}

/** What must be done to `before` to have `after`: shared settings first, then lane by lane what is not shared. */
export function experimentChanges(before: Experiment, after: Experiment): readonly ExperimentChange[] {
  const numbers = (['steps', 'evalEvery', 'seed'] as const).flatMap((path): ExperimentChange[] =>
    before[path] === after[path] ? [] : [{ kind: 'setting', path, lanes: 'all', before: before[path], after: after[path] }]);
  const settings = gather(before, after);
  const shared = settings.filter((change) => change.kind === 'setting' && change.lanes === 'all');
  const own = settings.filter((change) => !shared.includes(change));
  const beyond = (longer: Experiment, shorter: Experiment, kind: 'lane-added' | 'lane-removed'): ExperimentChange[] =>
    longer.lanes.slice(shorter.lanes.length).map((_, index) => ({ kind, lane: shorter.lanes.length + index }));
  return [...shared, ...own, ...beyond(after, before, 'lane-added'), ...beyond(before, after, 'lane-removed'), ...numbers];
}
