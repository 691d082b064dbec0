import type { ChoiceField, Field, Fields, NumberField } from './limits';
import { describe, type NoticeList } from './notices';

/** Any object of unknown origin: own keys only, so a prototype can neither be read nor written through it. */
export type Source = Readonly<Record<string, unknown>>;

export function isSource(value: unknown): value is Source {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The own value of a key, or undefined. */
export function own(source: Source, key: string): unknown {
  return Object.hasOwn(source, key) ? source[key] : undefined;
}

/** An object, or an empty one with a notice that says what is `used` instead; an absent one silently. */
export function sourceOr(value: unknown, used: string, path: string, notices: NoticeList): Source {
  if (isSource(value)) return value;
  if (value !== undefined) notices.add('wrong-type', path, { given: describe(value), used });
  return {};
}

export function noteUnknownKeys(source: Source, known: readonly string[], path: string, notices: NoticeList): void {
  for (const key of Object.keys(source)) if (!known.includes(key)) notices.add('unknown-key', join(path, key));
}

export const join = (path: string, key: string | number): string => (path === '' ? String(key) : `${path}.${key}`);

export function readNumber(value: unknown, field: NumberField, byDefault: number, path: string, notices: NoticeList): number {
  if (value === undefined) return byDefault;
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    notices.add('wrong-type', path, { given: describe(value), used: byDefault });
    return byDefault;
  }
  // + 0 turns −0 into 0: JSON has no −0, and a link must give back the same value.
  const used = Math.min(field.max, Math.max(field.min, field.integer ? Math.round(value) : value)) + 0;
  if (used !== value) notices.add('clamped', path, { given: value, used });
  return used;
}

export function readChoice<Value extends string>(value: unknown, options: readonly Value[], byDefault: Value, path: string, notices: NoticeList): Value {
  if (value === undefined) return byDefault;
  const found = options.find((option) => option === value);
  if (found === undefined) notices.add(typeof value === 'string' ? 'unknown-choice' : 'wrong-type', path, { given: describe(value), used: byDefault });
  return found ?? byDefault;
}

function readSwitch(value: unknown, byDefault: boolean, path: string, notices: NoticeList): boolean {
  if (value === undefined || typeof value === 'boolean') return value ?? byDefault;
  notices.add('wrong-type', path, { given: describe(value), used: String(byDefault) });
  return byDefault;
}

/** One field whose type is a number, a choice or a switch. */
function readField(value: unknown, field: Exclude<Field, { type: 'init' }>, byDefault: unknown, path: string, notices: NoticeList): number | string | boolean {
  switch (field.type) {
    case 'number': return readNumber(value, field, typeof byDefault === 'number' ? byDefault : field.default, path, notices);
    case 'choice': return readChoice(value, field.options, choiceDefault(field, byDefault), path, notices);
    case 'switch': return readSwitch(value, field.default, path, notices);
  }
}

const choiceDefault = (field: ChoiceField, byDefault: unknown): string => field.options.find((option) => option === byDefault) ?? field.default;

/** All plain fields of a table; `defaults` may name better ones than the table's (data sets have their own). */
export function readFields(source: Source, fields: Fields, path: string, notices: NoticeList, defaults: Source = {}): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    const value = own(source, key);
    if (field.type === 'init' || (field.type === 'number' && field.optional && value === undefined)) continue;
    result[key] = readField(value, field, own(defaults, key), join(path, key), notices);
  }
  return result;
}
