import { describe } from '@/engine/experiment/notices';
import { isSource, join, own, type Source } from '@/engine/experiment/read';
import { base64Length, decodeNumbers } from './arrays';
import type { RunFileError, RunFileErrorCode } from './types';

/** Why a file is refused; caught by readRunFile and nowhere else. */
export class Refusal extends Error {
  readonly error: RunFileError;

  constructor(code: RunFileErrorCode, path: string, params: RunFileError['params'] = {}) {
    super(`${code} at "${path}"`);
    this.name = 'Refusal';
    this.error = { code, path, params };
  }
}

export interface Place {
  readonly value: unknown;
  readonly path: string;
}

const wrongType = ({ value, path }: Place, expected: string): Refusal => new Refusal('wrong-type', path, { given: describe(value), expected });

/** The own value of a key that must be there. */
export function field(source: Source, path: string, key: string): Place {
  const place = join(path, key);
  if (!Object.hasOwn(source, key)) throw new Refusal('missing', place);
  return { value: own(source, key), path: place };
}

/** An object with these keys and no others (a name may end in ? where the key may be absent). */
export function object(place: Place, keys: readonly string[]): Source {
  if (!isSource(place.value)) throw wrongType(place, 'object');
  const allowed = keys.map((key) => key.replace('?', ''));
  for (const key of Object.keys(place.value)) if (!allowed.includes(key)) throw new Refusal('unknown-key', join(place.path, key.slice(0, 40)));
  for (const key of keys) if (!key.endsWith('?')) field(place.value, place.path, key);
  return place.value;
}

/** A list of `length` items, or of at most `most`. */
export function list(place: Place, { length, most = length ?? Infinity }: { readonly length?: number; readonly most?: number }): Place[] {
  const { value, path } = place;
  if (!Array.isArray(value)) throw wrongType(place, 'array');
  if (length !== undefined && value.length !== length) throw new Refusal('wrong-length', path, { given: value.length, expected: length });
  if (value.length > most) throw new Refusal('out-of-range', path, { given: value.length, expected: `at most ${most} items` });
  return value.map((item: unknown, index) => ({ value: item, path: join(path, index) }));
}

export function number(place: Place, min = -Infinity, max = Infinity): number {
  const { value, path } = place;
  if (typeof value !== 'number') throw wrongType(place, 'number');
  if (!Number.isFinite(value)) throw new Refusal('not-finite', path, { given: String(value) });
  if (value < min || value > max) throw new Refusal('out-of-range', path, { given: value, expected: `${min} … ${max}` });
  return value;
}

export function integer(place: Place, min: number, max: number): number {
  const value = number(place, min, max);
  if (!Number.isInteger(value)) throw new Refusal('wrong-type', place.path, { given: value, expected: 'integer' });
  return value;
}

export function text(place: Place, maxLength: number): string {
  if (typeof place.value !== 'string') throw wrongType(place, 'string');
  if (place.value.length > maxLength) throw new Refusal('out-of-range', place.path, { given: place.value.length, expected: `at most ${maxLength} characters` });
  return place.value;
}

export function choice<const Value extends string>(place: Place, options: readonly Value[]): Value {
  const found = options.find((option) => option === place.value);
  if (found === undefined) throw new Refusal('wrong-type', place.path, { given: describe(place.value), expected: options.join(' | ') });
  return found;
}

/** A typed array of exactly this shape; the length of its text is checked before anything is decoded. */
export function array<Type extends 'float32' | 'int32'>(place: Place, type: Type, shape: readonly number[]): Type extends 'float32' ? Float32Array : Int32Array {
  const source = object(place, ['type', 'shape', 'data']);
  choice(field(source, place.path, 'type'), [type]);
  const shapePlace = field(source, place.path, 'shape');
  for (const [index, item] of list(shapePlace, { length: shape.length }).entries()) {
    if (item.value !== shape[index]) throw new Refusal('wrong-length', item.path, { given: describe(item.value), expected: shape[index]! });
  }
  const count = shape.reduce((product, length) => product * length, 1);
  const data = field(source, place.path, 'data');
  if (typeof data.value !== 'string') throw wrongType(data, 'string');
  if (data.value.length !== base64Length(count)) throw new Refusal('wrong-length', data.path, { given: data.value.length, expected: base64Length(count) });
  const values = decodeNumbers(type, data.value, count);
  if (values === null) throw new Refusal('bad-base64', data.path);
  const broken = values.findIndex((value: number) => !Number.isFinite(value));
  if (broken >= 0) throw new Refusal('not-finite', place.path, { index: broken });
  return values;
}
