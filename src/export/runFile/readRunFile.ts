import { isSource, own, type Source } from '@/engine/experiment/read';
import { validateExperiment } from '@/engine/experiment/validate';
import type { Experiment } from '@/engine/experiment/types';
import { contentDigest } from './digest';
import { choice, field, object, Refusal, text } from './fields';
import { syntaxPlace } from './jsonSyntax';
import { laneLayouts } from './layout';
import { readCurves, readProgress } from './readCurves';
import { readMarks } from './readMarks';
import { readBatches, readCheckpoint, readInitial, readSamples } from './readParts';
import { fileCaps, runFileVersion, type RunFile, type RunFileReading } from './types';

const keys = ['format', 'version', 'product', 'backend', 'experiment', 'progress', 'curves', 'marks', 'initial?', 'checkpoint?', 'batches?', 'samples?', 'digest'];
const keysSince2 = ['lesson'];

/**
 * A run file of any origin. Never throws: what is wrong comes back as a code with its place. A file is taken whole or not at
 * all; nothing in it is repaired, or its digest would mean nothing.
 */
export function readRunFile(fileText: string): RunFileReading {
  try {
    return { file: read(fileText) };
  } catch (problem) {
    if (problem instanceof Refusal) return { error: problem.error };
    return { error: { code: 'unreadable', path: '', params: { reason: String(problem).slice(0, 200) } } };
  }
}

function parse(fileText: string): { readonly source: Source; readonly version: number } {
  if (fileText.length > fileCaps.characters) throw new Refusal('too-large', '', { given: fileText.length, expected: fileCaps.characters });
  let value: unknown;
  try {
    value = JSON.parse(fileText);
  } catch {
    throw new Refusal('syntax', '', { ...syntaxPlace(fileText) });
  }
  if (!isSource(value) || own(value, 'format') !== 'descent-run') throw new Refusal('not-a-run-file', 'format');
  const version = own(value, 'version');
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) throw new Refusal('unknown-version', 'version');
  if (version > runFileVersion) throw new Refusal('newer-version', 'version', { given: version, known: runFileVersion });
  return { source: value, version };
}

/** The same check as at every door; a file whose experiment would have to be repaired is not what the program wrote. */
function readExperiment(value: unknown): Experiment {
  const result = validateExperiment(value);
  if (result.error) throw new Refusal('invalid-experiment', joined(result.error.path), { ...result.error.params, reason: result.error.code });
  const [notice] = result.notices;
  if (notice) throw new Refusal('invalid-experiment', joined(notice.path), { ...notice.params, reason: notice.code });
  return result.experiment;
}
const joined = (path: string): string => (path === '' ? 'experiment' : `experiment.${path}`);

function read(fileText: string): RunFile {
  const { source: parsed, version } = parse(fileText);
  const source = object({ value: parsed, path: '' }, version === 1 ? keys : [...keys, ...keysSince2]);
  const experiment = readExperiment(own(source, 'experiment'));
  const layouts = laneLayouts(experiment);
  const backend = object(field(source, '', 'backend'), ['name', 'renderer']);
  const lanes = readProgress(field(source, '', 'progress'), layouts.length);
  const run = { ...readCurves(field(source, '', 'curves'), lanes, layouts), lanes, backend: choice(field(backend, 'backend', 'name'), ['webgl', 'cpu']) };
  const part = <Part>(key: 'initial' | 'checkpoint' | 'batches' | 'samples', readPart: (place: { value: unknown; path: string }) => Part): object =>
    Object.hasOwn(source, key) ? { [key]: readPart(field(source, '', key)) } : {};
  const file: RunFile = {
    experiment,
    product: text(field(source, '', 'product'), fileCaps.textLength),
    renderer: text(field(backend, 'backend', 'renderer'), fileCaps.textLength),
    run,
    lesson: version === 1 ? '' : text(field(source, '', 'lesson'), fileCaps.textLength),
    marks: readMarks(source, version),
    ...part('initial', (place) => readInitial(place, layouts)),
    ...part('checkpoint', (place) => readCheckpoint(place, layouts, run.steps)),
    ...part('batches', (place) => readBatches(place, layouts, run.steps)),
    ...part('samples', (place) => readSamples(place, layouts)),
  };
  // Last, so that damage is named by its place where it has one.
  const digest = text(field(source, '', 'digest'), fileCaps.textLength);
  if (digest !== contentDigest(source)) throw new Refusal('digest-mismatch', 'digest');
  return file;
}
