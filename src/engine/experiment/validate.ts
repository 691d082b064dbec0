import { fitLane, fitSizes } from './fitLane';
import { caps, limits } from './limits';
import { migrate } from './migrate';
import { describe, NoticeList, type ExperimentError, type Notice } from './notices';
import { isSource, join, noteUnknownKeys, own, readFields, sourceOr, type Source } from './read';
import { readData, readLane } from './readLane';
import { experimentVersion, type DataSpec, type Experiment, type Lane } from './types';

export type { ExperimentError, Notice } from './notices';

export type Validation =
  | { readonly experiment: Experiment; readonly notices: readonly Notice[]; readonly error?: never }
  | { readonly error: ExperimentError; readonly experiment?: never; readonly notices?: never };

const experimentKeys = ['version', 'seed', 'data', 'lanes', 'batchSize', 'steps', 'evalEvery'];

/**
 * Every door's check: link, file, worker message, edit. What can be repaired is repaired with a notice, what is missing
 * takes its default silently, and the result lies inside the limits. A valid experiment comes back equal, without notices.
 */
export function validateExperiment(input: unknown): Validation {
  if (!isSource(input)) return { error: { code: 'not-an-object', path: '', params: { given: describe(input) } } };
  const migrated = migrate(input);
  if ('error' in migrated) return migrated;
  const { source } = migrated;
  const notices = new NoticeList();
  noteUnknownKeys(source, experimentKeys, '', notices);

  const numbers = readFields(source, limits.experiment, '', notices) as unknown as Pick<Experiment, 'seed' | 'batchSize' | 'steps' | 'evalEvery'>;
  const data = readData(sourceOr(own(source, 'data'), limits.data.set.default, 'data', notices), null, 'data', notices);
  const lanes = readLanes(own(source, 'lanes'), data, notices);
  if (lanes.length === 0) return { error: { code: 'no-lanes', path: 'lanes', params: {} } };

  const fitted = fitSizes(data, lanes, numbers.batchSize, notices);
  if ('error' in fitted) return fitted;
  const { batchSize, lanes: fittedLanes } = fitted;
  const { seed, steps, evalEvery } = numbers;
  return { experiment: { version: experimentVersion, seed, data, lanes: fittedLanes, batchSize, steps, evalEvery }, notices: notices.notices };
}

function readLanes(value: unknown, data: DataSpec, notices: NoticeList): Lane[] {
  if (!Array.isArray(value)) return [];
  if (value.length > caps.lanes) notices.add('too-many-lanes', 'lanes', { given: value.length, used: caps.lanes });
  const lanes: Lane[] = [];
  for (let index = 0; index < Math.min(value.length, caps.lanes); index += 1) {
    const lane: unknown = value[index];
    const path = join('lanes', index);
    if (isSource(lane)) lanes.push(fitLane(readLane(lane satisfies Source, data, path, notices), data, path, notices));
    else notices.add('lane-dropped', path, { given: describe(lane) });
  }
  return lanes;
}
