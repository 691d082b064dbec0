import { readDeck } from '@/export/deck/readDeck';
import { deckCaps, type Deck, type DeckError } from '@/export/deck/types';
import { preferences } from '@/ui/preferences/storage';
import { lessons } from '@/app/catalog';

export const lessonSlugs: ReadonlySet<string> = new Set(lessons.map(({ slug }) => slug));

export interface OpenedDeck {
  readonly name: string;
  readonly deck: Deck;
}

export type Opening = OpenedDeck | { readonly name: string; readonly error: DeckError };

const key = 'deck.opened';
const longestName = 60;
const shortened = (name: string): string => (name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name);

/** Reads a file of the lecturer's. Never rejects. A good one is remembered, so that a page that is loaded again still shows it. */
export async function openDeck(file: File): Promise<Opening> {
  const name = shortened(file.name);
  // A character takes at least one byte, at most four: what is longer than four times the limit cannot be within it.
  if (file.size > 4 * deckCaps.characters) return { name, error: { code: 'too-large', path: '', params: { given: file.size, expected: deckCaps.characters } } };
  try {
    const text = await file.text();
    const reading = readDeck(text, lessonSlugs);
    if (reading.error) return { name, error: reading.error };
    preferences.write(key, JSON.stringify({ name, text }));
    return { name, deck: reading.deck };
  } catch (problem) {
    return { name, error: { code: 'unreadable', path: '', params: { reason: String(problem).slice(0, 200) } } };
  }
}

/** The file that was opened last in this browser; null when there is none. */
export function lastOpenedDeck(): OpenedDeck | null {
  const kept = preferences.read(key);
  if (kept === null) return null;
  try {
    const { name, text } = JSON.parse(kept) as { readonly name?: unknown; readonly text?: unknown };
    if (typeof name !== 'string' || typeof text !== 'string') return null;
    const { deck } = readDeck(text, lessonSlugs);
    return deck ? { name, deck } : null;
  } catch {
    // Written by something else: there is nothing to be shown, and nothing of the reader's to be lost.
    return null;
  }
}
