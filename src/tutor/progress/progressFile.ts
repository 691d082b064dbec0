import { ProgressError, readArray, readBoolean, readChoice, readCount, readMap, readMeasured, readObject, readTime } from './read';
import type { ChallengeRecord, ClaimRecord, LessonProgress, PredictionRecord, Progress } from './progress';

/** The first thing a file says of itself, so that other JSON is told from ours. */
const format = 'descent-progress';
const version = 1;

/** What a file may hold at most; no reader gets near. */
export const progressCaps = { bytes: 2_000_000, lessons: 500, entries: 500, idLength: 80 } as const;

/** The same progress is the same text, in whatever order it came about: two tabs that know the same then agree. */
export function encodeProgress({ lessons }: Progress): string {
  const claim = (record: ClaimRecord) => ({ ...record, value: writeMeasured(record.value) });
  const plain = inOrder(lessons).map(([id, { firstVisit, lastVisit, claims, predictions, challenges }]) => [
    id,
    { firstVisit, lastVisit, claims: inOrder(claims).map(([name, record]) => [name, claim(record)]), predictions: inOrder(predictions), challenges: inOrder(challenges) },
  ]);
  return JSON.stringify({ format, version, lessons: plain });
}

function inOrder<T>(entries: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...entries].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** JSON has no NaN, no infinity and no −0: they are written as words. */
function writeMeasured(value: number): number | string {
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) ? value : String(value);
}

export type DecodedProgress = { readonly progress: Progress } | { readonly error: ProgressError };

/** Reads what `encodeProgress` wrote. Any other text gives an error that says what is wrong and where; nothing throws. */
export function decodeProgress(text: string): DecodedProgress {
  try {
    return { progress: read(text) };
  } catch (error) {
    if (error instanceof ProgressError) return { error };
    throw error;
  }
}

function read(text: string): Progress {
  if (text.length > progressCaps.bytes) throw new ProgressError('too-large', '', { limit: progressCaps.bytes });
  const file = readObject(parse(text), '');
  if (file['format'] !== format) throw new ProgressError('not-progress', 'format', {});
  const given = file['version'];
  if (typeof given === 'number' && Number.isInteger(given) && given > version) throw new ProgressError('newer-version', 'version', { given, known: version });
  if (given !== version) throw new ProgressError('unknown-version', 'version', {});
  return { lessons: readMap(readArray(file['lessons'], 'lessons'), 'lessons', progressCaps.lessons, progressCaps.idLength, readLesson) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ProgressError('not-json', '', {});
  }
}

function readLesson(value: unknown, path: string): LessonProgress {
  const lesson = readObject(value, path);
  const entries = <T>(key: string, readEntry: (entry: unknown, path: string) => T) => readMap(readArray(lesson[key], `${path}.${key}`), `${path}.${key}`, progressCaps.entries, progressCaps.idLength, readEntry);
  const firstVisit = readTime(lesson['firstVisit'], `${path}.firstVisit`);
  const lastVisit = readTime(lesson['lastVisit'], `${path}.lastVisit`);
  if (lastVisit < firstVisit) throw new ProgressError('out-of-order', `${path}.lastVisit`, {});
  return { firstVisit, lastVisit, claims: entries('claims', readClaim), predictions: entries('predictions', readPrediction), challenges: entries('challenges', readChallenge) };
}

function readClaim(value: unknown, path: string): ClaimRecord {
  const claim = readObject(value, path);
  return { at: readTime(claim['at'], `${path}.at`), passed: readBoolean(claim['passed'], `${path}.passed`), value: readMeasured(claim['value'], `${path}.value`), runs: readCount(claim['runs'], `${path}.runs`) };
}

function readPrediction(value: unknown, path: string): PredictionRecord {
  const prediction = readObject(value, path);
  return { at: readTime(prediction['at'], `${path}.at`), kind: readChoice(prediction['kind'], `${path}.kind`, ['choice', 'ranking', 'sketch']), right: readBoolean(prediction['right'], `${path}.right`) };
}

function readChallenge(value: unknown, path: string): ChallengeRecord {
  const challenge = readObject(value, path);
  const solvedAt = challenge['solvedAt'];
  return {
    at: readTime(challenge['at'], `${path}.at`),
    attempts: readCount(challenge['attempts'], `${path}.attempts`),
    hints: readCount(challenge['hints'], `${path}.hints`),
    solvedAt: solvedAt === null ? null : readTime(solvedAt, `${path}.solvedAt`),
    surrendered: readBoolean(challenge['surrendered'], `${path}.surrendered`),
  };
}
