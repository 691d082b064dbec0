import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDeck } from '@/export/deck/readDeck';
import { deckCaps, insidePanels, smoothings, spotlights, type Deck, type DeckItem, type DeckView, type Words } from '@/export/deck/types';
import { writeDeck } from '@/export/deck/writeDeck';
import { spirals } from '../../engine/training/experiments';
import { experiments } from '../arbitrary';
import { mutate } from '../runFile/mutations';

const lessons: ReadonlySet<string> = new Set(['activations', 'dropout']);
const view: DeckView = { spotlight: 'validation', metric: 'loss', log: false, smoothing: 0.9 };
const item: DeckItem = {
  title: { en: 'Four activations', zh: '四种激活函数' },
  ask: 'Which one closes the ring?',
  notes: { en: 'Let them vote.', zh: '先让大家举手。' },
  reveal: 'ReLU and tanh do.',
  lesson: 'activations',
  experiment: spirals(),
  view: { ...view, spotlight: 'section', place: 2, inside: 'boundary', language: 'zh' },
};
const deck: Deck = { title: { en: 'Activations', zh: '激活函数' }, items: [item, { title: 'Only a title', lesson: 'dropout', experiment: spirals({ seed: 2 }), view }] };
const text = writeDeck(deck);

interface Content {
  [key: string]: unknown;
  items: { [key: string]: unknown; experiment: { [key: string]: unknown; lanes: unknown[] }; view: Record<string, unknown> }[];
}

function edited(change: (content: Content) => void): string {
  const content = JSON.parse(text) as Content;
  change(content);
  return JSON.stringify(content);
}
const codeOf = (fileText: string): string => {
  const { error } = readDeck(fileText, lessons);
  return error ? `${error.code} ${error.path}` : 'accepted';
};

const sentence = (most: number): Arbitrary<string> => fc.string({ unit: 'binary', minLength: 1, maxLength: Math.min(most, 40) }).filter((said) => said.trim() !== '');
const words = (most: number): Arbitrary<Words> => fc.oneof(sentence(most), fc.record({ en: sentence(most), zh: sentence(most) }, { noNullPrototype: true }));
const views: Arbitrary<DeckView> = fc.record(
  {
    spotlight: fc.constantFrom(...spotlights), place: fc.integer({ min: 0, max: deckCaps.place }), inside: fc.constantFrom(...insidePanels), metric: fc.constantFrom('loss', 'accuracy'),
    log: fc.boolean(), smoothing: fc.constantFrom(...smoothings), language: fc.constantFrom('en', 'zh'),
  },
  { requiredKeys: ['spotlight', 'metric', 'log', 'smoothing'], noNullPrototype: true },
);
const items: Arbitrary<DeckItem> = fc.record(
  { title: words(deckCaps.title), ask: words(deckCaps.sentence), notes: words(deckCaps.notes), reveal: words(deckCaps.sentence), lesson: fc.constantFrom(...lessons), experiment: experiments, view: views },
  { requiredKeys: ['title', 'lesson', 'experiment', 'view'], noNullPrototype: true },
);
const decks: Arbitrary<Deck> = fc.record({ title: words(deckCaps.title), items: fc.array(items, { minLength: 1, maxLength: 3 }) }, { noNullPrototype: true });

describe('a deck', () => {
  it('comes back exactly as it was written, value and text', () => {
    fc.assert(fc.property(decks, (any) => {
      const written = writeDeck(any);
      const reading = readDeck(written, lessons);
      expect(reading.error).toBeUndefined();
      expect(reading.deck).toEqual(any);
      expect(writeDeck(reading.deck!)).toBe(written);
    }), { numRuns: 60 });
  });

  it.each([
    ['is cut off', text.slice(0, 80), 'syntax '],
    ['is another kind of file', '{"format":"descent-run","version":1}', 'not-a-deck format'],
    ['is a list', '[]', 'not-a-deck format'],
    ['comes from a later version', edited((content) => { content['version'] = 2; }), 'newer-version version'],
    ['has no version of ours', edited((content) => { content['version'] = 0; }), 'unknown-version version'],
    ['has no items', edited((content) => { content['items'] = []; }), 'empty items'],
    ['has too many items', edited((content) => { content['items'] = new Array(deckCaps.items + 1).fill(content.items[0]); }), 'out-of-range items'],
    ['has a key that we do not know', edited((content) => { content.items[1]!['colour'] = 'red'; }), 'unknown-key items.1.colour'],
    ['has no title', edited((content) => { delete content['title']; }), 'missing title'],
    ['has an empty title', edited((content) => { content.items[0]!['title'] = ' '; }), 'empty items.0.title'],
    ['has a title in one of two languages', edited((content) => { content.items[0]!['title'] = { en: 'One' }; }), 'missing items.0.title.zh'],
    ['has a title in a third language', edited((content) => { content.items[0]!['title'] = { en: 'a', zh: 'b', de: 'c' }; }), 'unknown-key items.0.title.de'],
    ['has notes that are too long', edited((content) => { content.items[0]!['notes'] = 'x'.repeat(deckCaps.notes + 1); }), 'out-of-range items.0.notes'],
    ['names a lesson that is not here', edited((content) => { content.items[1]!['lesson'] = 'transformers'; }), 'unknown-lesson items.1.lesson'],
    ['names a lesson by a trick', edited((content) => { content.items[1]!['lesson'] = '__proto__'; }), 'unknown-lesson items.1.lesson'],
    ['has an experiment to repair', edited((content) => { content.items[0]!.experiment['batchSize'] = -5; }), 'invalid-experiment items.0.experiment.batchSize'],
    ['has no experiment at all', edited((content) => { content.items[0]!.experiment.lanes = []; }), 'invalid-experiment items.0.experiment.lanes'],
    ['shines elsewhere', edited((content) => { content.items[0]!.view['spotlight'] = 'ceiling'; }), 'wrong-type items.0.view.spotlight'],
    ['has half a section', edited((content) => { content.items[0]!.view['place'] = 1.5; }), 'wrong-type items.0.view.place'],
    ['has a section far away', edited((content) => { content.items[0]!.view['place'] = 1000; }), 'out-of-range items.0.view.place'],
    ['smooths otherwise', edited((content) => { content.items[0]!.view['smoothing'] = 0.5; }), 'wrong-type items.0.view.smoothing'],
    ['has an axis that is neither', edited((content) => { content.items[0]!.view['log'] = 'yes'; }), 'wrong-type items.0.view.log'],
    ['is too long', `${text}${' '.repeat(deckCaps.characters)}`, 'too-large '],
  ])('that %s is refused with its place', (_, fileText, expected) => {
    expect(codeOf(fileText)).toBe(expected);
  });

  it('of any content and damage never makes the reader throw, and never touches a prototype', () => {
    const readings = Array.from({ length: 500 }, (_, seed) => readDeck(mutate(text, seed), lessons));
    const accepted = readings.flatMap((reading) => reading.deck ?? []);
    // What is still accepted is a deck: it can be written and read again.
    expect(accepted.map((any) => readDeck(writeDeck(any), lessons).deck)).toEqual(accepted);
    expect(accepted.length).toBeLessThan(150);
    expect(readings.filter(({ error }) => error?.code === 'unreadable')).toEqual([]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string(), fc.string({ unit: 'binary' })), (input) => {
      const { error } = readDeck(input, lessons);
      expect(error).toBeDefined();
      expect(error!.code).not.toBe('unreadable');
    }));
  });

  it('that no reader would accept is not written', () => {
    const notes = '\u0001'.repeat(deckCaps.notes);
    const long = { ...deck, items: new Array<DeckItem>(300).fill({ ...item, notes: { en: notes, zh: notes } }) };
    expect(() => writeDeck(long)).toThrow(RangeError);
  });
});
