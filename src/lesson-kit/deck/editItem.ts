import type { Deck, DeckItem, Words } from '@/export/deck/types';
import type { Language } from '@/lib/messages';

/** What can be written about an item. */
export type ItemText = 'title' | 'ask' | 'reveal' | 'notes';

/** The text in one language changed; null when nothing is left of it. */
function withWords(words: Words | undefined, language: Language, said: string): Words | null {
  const text = said.trim();
  if (words === undefined || typeof words === 'string') return text === '' ? null : text;
  // One language alone is no pair any more.
  if (text === '') return words[language === 'en' ? 'zh' : 'en'];
  return { ...words, [language]: text };
}

function withText(item: DeckItem, key: ItemText, language: Language, said: string): DeckItem {
  const words = withWords(item[key], language, said);
  if (words !== null) return { ...item, [key]: words };
  // A title there must be: the old one stays.
  if (key === 'title') return item;
  const { [key]: _, ...rest } = item;
  return rest;
}

export const editItem = (deck: Deck, index: number, key: ItemText, language: Language, said: string): Deck => ({
  ...deck,
  items: deck.items.map((item, at) => (at === index ? withText(item, key, language, said) : item)),
});

export const editTitle = (deck: Deck, language: Language, said: string): Deck => ({ ...deck, title: withWords(deck.title, language, said) ?? deck.title });

/** The item one place up or down; at an end nothing moves. */
export function moveItem(deck: Deck, index: number, by: 1 | -1): Deck {
  const items = [...deck.items];
  const [item] = items.splice(index, 1);
  const to = index + by;
  if (!item || to < 0 || to > items.length) return deck;
  items.splice(to, 0, item);
  return { ...deck, items };
}

/** null when it was the last one. */
export function removeItem(deck: Deck, index: number): Deck | null {
  const items = deck.items.filter((_, at) => at !== index);
  return items.length === 0 ? null : { ...deck, items };
}
