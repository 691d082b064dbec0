/** Why a text is no progress. The page has the words; `path` says where, `params` with what. */
export type ProgressErrorCode =
  | 'too-large' | 'not-json' | 'not-progress' | 'newer-version' | 'unknown-version' | 'out-of-order'
  | 'not-an-object' | 'not-a-list' | 'not-an-entry' | 'bad-id' | 'id-twice' | 'too-many'
  | 'not-a-time' | 'not-a-count' | 'not-yes-or-no' | 'not-a-number' | 'unknown-word';

export class ProgressError extends Error {
  readonly code: ProgressErrorCode;
  readonly path: string;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: ProgressErrorCode, path: string, params: Readonly<Record<string, string | number>>) {
    super(`progress: ${code} at "${path}"`);
    this.name = 'ProgressError';
    this.code = code;
    this.path = path;
    this.params = params;
  }
}

type Plain = Readonly<Record<string, unknown>>;

export function readObject(value: unknown, path: string): Plain {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ProgressError('not-an-object', path, {});
  // Only what the file itself says: a missing key must not be found on the prototype, nor `__proto__` be one.
  return Object.assign(Object.create(null) as Record<string, unknown>, value);
}

export function readArray(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new ProgressError('not-a-list', path, {});
  return value;
}

/** A list of [id, entry]: a Map, because an id may be any text and no key of an object may. */
export function readMap<T>(list: readonly unknown[], path: string, most: number, idLength: number, readEntry: (entry: unknown, path: string) => T): ReadonlyMap<string, T> {
  if (list.length > most) throw new ProgressError('too-many', path, { given: list.length, limit: most });
  const map = new Map<string, T>();
  list.forEach((pair, index) => {
    const at = `${path}.${index}`;
    if (!Array.isArray(pair) || pair.length !== 2) throw new ProgressError('not-an-entry', at, {});
    const [id, entry] = pair as readonly unknown[];
    if (typeof id !== 'string' || id === '' || id.length > idLength) throw new ProgressError('bad-id', at, { limit: idLength });
    if (map.has(id)) throw new ProgressError('id-twice', at, { id });
    map.set(id, readEntry(entry, at));
  });
  return map;
}

/** The largest time that Date can hold. */
const lastTime = 8.64e15;

export function readTime(value: unknown, path: string): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= lastTime)) throw new ProgressError('not-a-time', path, {});
  return value;
}

export function readCount(value: unknown, path: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw new ProgressError('not-a-count', path, {});
  return value;
}

export function readBoolean(value: unknown, path: string): boolean {
  if (typeof value !== 'boolean') throw new ProgressError('not-yes-or-no', path, {});
  return value;
}

/** A number, or the words for those that JSON cannot write. */
export function readMeasured(value: unknown, path: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (value === 'NaN' || value === 'Infinity' || value === '-Infinity' || value === '-0') return Number(value);
  throw new ProgressError('not-a-number', path, {});
}

export function readChoice<const Word extends string>(value: unknown, path: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === value);
  if (found === undefined) throw new ProgressError('unknown-word', path, {});
  return found;
}
