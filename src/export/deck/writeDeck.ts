import { deckCaps, deckVersion, type Deck, type DeckItem } from './types';

/** Keys in the order of docs/deck.md, so that equal decks give equal texts. */
function itemContent({ title, ask, notes, reveal, lesson, experiment, view }: DeckItem) {
  const { spotlight, place, inside, metric, log, smoothing, language } = view;
  return { title, ask, notes, reveal, lesson, experiment, view: { spotlight, place, inside, metric, log, smoothing, language } };
}

/**
 * The text of a `*.descent-deck.json`, described in docs/deck.md. `readDeck` gives back an equal value. Throws a RangeError
 * when the text would be longer than a reader accepts.
 */
export function writeDeck({ title, items }: Deck): string {
  // Keys without a value are left out by JSON.
  const text = `${JSON.stringify({ format: 'descent-deck', version: deckVersion, title, items: items.map(itemContent) }, null, 1)}\n`;
  if (text.length > deckCaps.characters) throw new RangeError(`a deck of ${text.length} characters; readers accept ${deckCaps.characters}`);
  return text;
}
