import type { Source } from '@/engine/experiment/read';
import { field, integer, list, number, object, text, type Place } from './fields';
import { fileCaps, type Mark } from './types';

const keys = ['kind', 'lesson', 'id', 'result'];

/** The largest time that Date can hold. */
const lastTime = 8.64e15;
const mostAttempts = Number.MAX_SAFE_INTEGER;

const orNull = (place: Place, read: (place: Place) => number): number | null => (place.value === null ? null : read(place));

/** Files of version 1 do not say when and after how many attempts. */
export function readMarks(source: Source, version: number): Mark[] {
  return list(field(source, '', 'marks'), { most: fileCaps.marks }).map((item) => {
    const mark = object(item, version === 1 ? keys : [...keys, 'at', 'attempts', 'hints']);
    const word = (key: string): string => text(field(mark, item.path, key), fileCaps.textLength);
    const said = { kind: word('kind'), lesson: word('lesson'), id: word('id'), result: word('result') };
    if (version === 1) return { ...said, at: null, attempts: null, hints: null };
    const count = (key: string): number | null => orNull(field(mark, item.path, key), (place) => integer(place, 0, mostAttempts));
    return { ...said, at: orNull(field(mark, item.path, 'at'), (place) => number(place, 0, lastTime)), attempts: count('attempts'), hints: count('hints') };
  });
}
