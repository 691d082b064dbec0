import { mergeProgress } from './mergeProgress';
import type { LessonProgress, Progress } from './progress';
import { decodeProgress, encodeProgress } from './progressFile';
import type { ProgressError } from './read';

/** What one lesson would gain: entries that are not here at all, and entries of which the file knows more. */
export interface LessonGain {
  readonly lesson: string;
  readonly visited: boolean;
  readonly claims: number;
  readonly predictions: number;
  readonly challenges: number;
  readonly updated: number;
}

export type JoinedFile =
  | { readonly merged: Progress; /** lessons that gain something */ readonly gains: readonly LessonGain[]; readonly error?: never }
  | { readonly error: ProgressError; readonly merged?: never };

/** A file joined with what is here. An error where it is no progress, or where the two are more than a file may hold. */
export function joinProgressFile(here: Progress, text: string): JoinedFile {
  const decoded = decodeProgress(text);
  if ('error' in decoded) return decoded;
  const merged = mergeProgress(here, decoded.progress);
  const check = decodeProgress(encodeProgress(merged));
  if ('error' in check) return check;
  return { merged, gains: [...merged.lessons].map(([lesson, after]) => gainOf(lesson, here.lessons.get(lesson), after)).filter(gainsAnything) };
}

const parts = ['claims', 'predictions', 'challenges'] as const;

function gainOf(lesson: string, before: LessonProgress | undefined, after: LessonProgress): LessonGain {
  const added = (part: (typeof parts)[number]): number => [...after[part].keys()].filter((id) => !before?.[part].has(id)).length;
  const visited = before?.firstVisit !== after.firstVisit || before.lastVisit !== after.lastVisit;
  return { lesson, visited, claims: added('claims'), predictions: added('predictions'), challenges: added('challenges'), updated: before ? updates(before, after) : 0 };
}

function updates(before: LessonProgress, after: LessonProgress): number {
  const changed = (part: (typeof parts)[number]): number => {
    const entries: ReadonlyMap<string, object> = after[part];
    return [...before[part]].filter(([id, known]) => !sameRecord(known, entries.get(id)!)).length;
  };
  return parts.reduce((sum, part) => sum + changed(part), 0);
}

function sameRecord(a: object, b: object): boolean {
  const other: Readonly<Record<string, unknown>> = { ...b };
  return Object.entries(a).every(([key, value]) => Object.is(value, other[key]));
}

const gainsAnything = ({ visited, claims, predictions, challenges, updated }: LessonGain): boolean => visited || claims + predictions + challenges + updated > 0;
