import { limits } from '@/engine/experiment/limits';
import { join } from '@/engine/experiment/read';
import type { EvaluationPoint, LaneProgress, MeasuredRun } from '@/engine/worker/protocol';
import { choice, field, integer, list, number, object, type Place, Refusal } from './fields';
import type { LaneLayout } from './layout';

const maxSteps = limits.experiment.steps.max;

const stepOrNull = (place: Place): number | null => (place.value === null ? null : integer(place, 0, maxSteps));

export function readProgress(place: Place, lanes: number): LaneProgress[] {
  return list(place, { length: lanes }).map((item) => {
    const source = object(item, ['status', 'divergedAt', 'keptStep']);
    const status = choice(field(source, item.path, 'status'), ['active', 'diverged']);
    const divergedAt = stepOrNull(field(source, item.path, 'divergedAt'));
    const keptStep = stepOrNull(field(source, item.path, 'keptStep'));
    if ((status === 'diverged') !== (divergedAt !== null)) throw new Refusal('out-of-range', `${item.path}.divergedAt`, { given: String(divergedAt), expected: status });
    return { status, divergedAt, keptStep };
  });
}

/** One lane's losses; a place is written only when it is needed, because there may be 100,000 of them. */
function readColumn({ value, path }: Place, progress: LaneProgress, write: (step: number, loss: number) => void): void {
  (value as readonly unknown[]).forEach((loss, step) => {
    write(step, typeof loss === 'number' && Number.isFinite(loss) ? loss : numberOr({ value: loss, path: join(path, step) }, from(progress, step)));
  });
}

/** A number, or null (read as NaN) where something says why there is none. */
function numberOr(place: Place, mayBeNull: boolean): number {
  if (place.value !== null) return number(place);
  if (!mayBeNull) throw new Refusal('not-finite', place.path, { given: 'null' });
  return NaN;
}

const from = ({ divergedAt }: LaneProgress, step: number): boolean => divergedAt !== null && step >= divergedAt;

export function readCurves(place: Place, progress: readonly LaneProgress[], layouts: readonly LaneLayout[]): Pick<MeasuredRun, 'steps' | 'batchLoss' | 'evaluations'> {
  const source = object(place, ['steps', 'batchLoss', 'evaluations']);
  const steps = integer(field(source, place.path, 'steps'), 0, maxSteps);
  const rows = list(field(source, place.path, 'batchLoss'), { length: layouts.length });
  // A file with fewer numbers than it says is refused before the memory for them is asked for.
  for (const row of rows) if (!Array.isArray(row.value) || row.value.length !== steps) list(row, { length: steps });
  const batchLoss = new Float32Array(steps * layouts.length);
  rows.forEach((row, lane) => readColumn(row, progress[lane]!, (step, loss) => {
    batchLoss[step * layouts.length + lane] = loss;
  }));
  return { steps, batchLoss, evaluations: readEvaluations(field(source, place.path, 'evaluations'), steps, progress, layouts) };
}

function readEvaluations(place: Place, steps: number, progress: readonly LaneProgress[], layouts: readonly LaneLayout[]): EvaluationPoint[] {
  let previous = -1;
  return list(place, { most: steps + 1 }).map((item) => {
    const source = object(item, ['step', 'lanes']);
    const step = integer(field(source, item.path, 'step'), previous + 1, steps);
    previous = step;
    const lanes = list(field(source, item.path, 'lanes'), { length: layouts.length }).map((lane, index) => {
      const numbers = object(lane, ['trainLoss', 'trainAccuracy', 'validationLoss', 'validationAccuracy']);
      const diverged = from(progress[index]!, step);
      const loss = (key: string): number => numberOr(field(numbers, lane.path, key), diverged);
      const accuracy = (key: string): number => numberOr(field(numbers, lane.path, key), diverged || layouts[index]!.regression);
      return { trainLoss: loss('trainLoss'), trainAccuracy: accuracy('trainAccuracy'), validationLoss: loss('validationLoss'), validationAccuracy: accuracy('validationAccuracy') };
    });
    return { step, lanes };
  });
}
