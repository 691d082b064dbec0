import { caps } from './limits';
import type { Experiment, Lane, LayerSpec } from './types';

/** A copy of a lane right after it, without its label: the copy is named by what the reader changes. */
export function duplicateLane(experiment: Experiment, index: number): Experiment {
  const lane = experiment.lanes[index];
  if (lane === undefined || experiment.lanes.length >= caps.lanes) return experiment;
  return { ...experiment, lanes: experiment.lanes.toSpliced(index + 1, 0, { ...lane, label: '' }) };
}

/** The last lane stays. */
export function removeLane(experiment: Experiment, index: number): Experiment {
  if (experiment.lanes[index] === undefined || experiment.lanes.length === 1) return experiment;
  return { ...experiment, lanes: experiment.lanes.toSpliced(index, 1) };
}

export function setLane(experiment: Experiment, index: number, patch: Partial<Lane>): Experiment {
  return { ...experiment, lanes: experiment.lanes.map((lane, position) => (position === index ? { ...lane, ...patch } : lane)) };
}

/** Equality of plain JSON values; the order of keys does not count. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const leftEntries = Object.entries(left);
  return leftEntries.length === Object.keys(right).length && leftEntries.every(([key, value]) => Object.hasOwn(right, key) && sameValue(value, (right as Record<string, unknown>)[key]));
}

/** What a running network cannot change under way: everything but numbers that are read anew at every step. */
function skeleton(experiment: Experiment): unknown {
  const frozenLayer = (layer: LayerSpec): unknown => (layer.kind === 'dropout' || layer.kind === 'alphaDropout' ? layer.kind : layer);
  return {
    ...experiment,
    steps: 0,
    lanes: experiment.lanes.map(({ layers, init, loss, optimizer, clip, overrides }) => ({ layers: layers.map(frozenLayer), init, loss, optimizer: optimizer.kind, clip: clip.kind, overrides: overrides ?? null })),
  };
}

/** Whether a run may take an edit as it goes (`live`), must begin again (`restart`), or need not notice (`none`). */
export function changesInFlight(before: Experiment, after: Experiment): 'none' | 'live' | 'restart' {
  if (sameValue(before, after)) return 'none';
  return sameValue(skeleton(before), skeleton(after)) ? 'live' : 'restart';
}
