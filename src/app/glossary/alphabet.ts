import type { Language } from '@/lib/messages';

/** Chinese by the sound of its characters. */
const collators: Readonly<Record<Language, Intl.Collator>> = {
  en: new Intl.Collator('en', { sensitivity: 'base' }),
  zh: new Intl.Collator('zh-CN-u-co-pinyin', { sensitivity: 'base' }),
};

/** The first character, in the order of pinyin, of every letter that begins a syllable: none begins with I, U or V. */
const firstOfLetter = '阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀'.split('');
const letters = 'ABCDEFGHJKLMNOPQRSTWXYZ'.split('');

/** For what begins with a sign. */
export const otherSigns = '#';

/** The letter a name stands under: its first one, or that of the pinyin of its first character. */
export function letterOf(name: string, language: Language): string {
  const first = name.charAt(0);
  if (/[a-z]/i.test(first)) return first.toUpperCase();
  if (!/\p{Script=Han}/u.test(first)) return otherSigns;
  const collator = collators[language];
  return letters.findLast((_, index) => collator.compare(firstOfLetter[index]!, first) <= 0) ?? otherSigns;
}

export interface LetterGroup<T> {
  readonly letter: string;
  readonly entries: readonly T[];
}

/** Entries under their letters, signs at the end. */
export function byLetter<T>(entries: readonly T[], nameOf: (entry: T) => string, language: Language): readonly LetterGroup<T>[] {
  const { compare } = collators[language];
  const groups = new Map<string, T[]>();
  for (const entry of entries.toSorted((a, b) => compare(nameOf(a), nameOf(b)))) {
    const letter = letterOf(nameOf(entry), language);
    groups.set(letter, [...(groups.get(letter) ?? []), entry]);
  }
  const place = (letter: string): number => (letter === otherSigns ? Infinity : letter.charCodeAt(0));
  return [...groups].map(([letter, own]) => ({ letter, entries: own })).toSorted((a, b) => place(a.letter) - place(b.letter));
}
