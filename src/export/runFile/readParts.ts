import { limits } from '@/engine/experiment/limits';
import type { PerformanceState } from '@/engine/math/schedules';
import type { Checkpoint, InitialWeights, LaneSamples } from '@/engine/worker/protocol';
import { array, field, integer, list, number, object, type Place, Refusal } from './fields';
import type { LaneLayout } from './layout';
import { readProgress } from './readCurves';

const perLane = <Part>(place: Place, layouts: readonly LaneLayout[], read: (item: Place, layout: LaneLayout) => Part): Part[] =>
  list(place, { length: layouts.length }).map((item, lane) => read(item, layouts[lane]!));

/** Named float32 arrays of one lane, each with its shape. */
function arrays<Name extends string>(item: Place, shapes: Readonly<Record<Name, readonly number[]>>): Record<Name, Float32Array> {
  const names = Object.keys(shapes) as Name[];
  const source = object(item, names);
  return Object.fromEntries(names.map((name) => [name, array(field(source, item.path, name), 'float32', shapes[name])])) as Record<Name, Float32Array>;
}

export function readInitial(place: Place, layouts: readonly LaneLayout[]): InitialWeights[] {
  return perLane(place, layouts, (item, { parameters, running }) => arrays(item, { parameters: [parameters], running: [running] }));
}

export function readSamples(place: Place, layouts: readonly LaneLayout[]): LaneSamples[] {
  return perLane(place, layouts, (item, { trainSize, validationSize, features, targets }) =>
    arrays(item, {
      trainInputs: [trainSize, features],
      trainTargets: [trainSize, targets],
      validationInputs: [validationSize, features],
      validationTargets: [validationSize, targets],
    }));
}

export function readBatches(place: Place, layouts: readonly LaneLayout[], steps: number): Int32Array[] {
  return perLane(place, layouts, (item, { batchSize, trainSize }) => {
    const rows = array(item, 'int32', [steps, batchSize]);
    const outside = rows.findIndex((row) => row < 0 || row >= trainSize);
    if (outside >= 0) throw new Refusal('out-of-range', item.path, { index: outside, given: rows[outside]!, expected: `0 … ${trainSize - 1}` });
    return rows;
  });
}

/** It cannot stand beyond the curves, or training would go on from numbers that nobody saw. */
export function readCheckpoint(place: Place, layouts: readonly LaneLayout[], steps: number): Checkpoint {
  const source = object(place, ['step', 'evaluatedStep', 'progress', 'schedules', 'lanes']);
  const at = (key: string): Place => field(source, place.path, key);
  const step = integer(at('step'), 0, steps);
  return {
    step,
    evaluatedStep: integer(at('evaluatedStep'), -1, step),
    progress: readProgress(at('progress'), layouts.length),
    schedules: perLane(at('schedules'), layouts, readSchedule),
    lanes: perLane(at('lanes'), layouts, (item, { parameters, running }) =>
      arrays(item, { parameters: [parameters], first: [parameters], second: [parameters], running: [running] })),
  };
}

/** What a performance schedule remembers. */
function readSchedule(item: Place): PerformanceState | null {
  if (item.value === null) return null;
  const source = object(item, ['best', 'wait', 'multiplier']);
  const best = field(source, item.path, 'best');
  return {
    best: best.value === null ? null : number(best),
    wait: integer(field(source, item.path, 'wait'), 0, limits.experiment.steps.max),
    multiplier: number(field(source, item.path, 'multiplier'), 0, 1),
  };
}
