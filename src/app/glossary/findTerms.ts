import type { Language } from '@/lib/messages';
import { glossary, type TermId } from '@/lesson-kit/glossary';
import type { GlossaryEntry } from '@/lesson-kit/glossary/entry';

export interface GlossaryTerm extends GlossaryEntry {
  readonly id: TermId;
}

const all: readonly GlossaryTerm[] = Object.entries(glossary).map(([id, entry]) => ({ id: id as TermId, ...entry }));

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/[-‐‑\s]+/g, ' ').trim();

/** Terms whose name, in either language, or whose meaning in the reader's holds every word that was typed. */
export function findTerms(query: string, language: Language): readonly GlossaryTerm[] {
  const words = plain(query).split(' ');
  return all.filter(({ name, meaning }) => {
    const text = plain(`${name.en} ${name.zh} ${meaning[language]}`);
    return words.every((word) => text.includes(word));
  });
}
