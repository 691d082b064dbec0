import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lessons } from '@/app/catalog';
import { shippedDecks } from '@/app/lecture/shippedDecks';
import { readDeck } from '@/export/deck/readDeck';
import type { Words } from '@/export/deck/types';
import { writeDeck } from '@/export/deck/writeDeck';

const slugs = new Set(lessons.map(({ slug }) => slug));

/** What a lesson's text offers to the spotlight, as deploy/proseSections counts it. */
function placesOf(lesson: string): { readonly pictures: number; readonly sections: number } {
  const text = readFileSync(resolve(import.meta.dirname, `../../src/lessons/${lesson}/en.mdx`), 'utf8');
  return { pictures: text.match(/^<Picture/gm)?.length ?? 0, sections: 1 + (text.match(/^## |^<Recap>/gm)?.length ?? 0) };
}

describe('the decks that come with the site', () => {
  it('are one for each subject', () => {
    expect(shippedDecks.map(({ slug }) => slug)).toEqual(['activations', 'initialisation', 'batch-normalisation', 'optimizers', 'dropout']);
  });

  it.each(shippedDecks.map((deck) => [deck.slug, deck] as const))('%s is read as it stands, and everything in it is there to be shown', async (_, { text, title }) => {
    const raw = await text();
    const { deck, error } = readDeck(raw, slugs);
    expect(error).toBeUndefined();
    expect(writeDeck(deck!)).toBe(raw);
    expect(deck!.title).toEqual(title);
    const { items } = deck!;
    expect(items.length).toBeGreaterThanOrEqual(5);
    expect(items.length).toBeLessThanOrEqual(8);
    // Both languages everywhere, notes for the lecturer, and most states with something to predict and an answer.
    const said = items.flatMap(({ title: name, ask, notes, reveal }) => [name, notes, ask, reveal]).filter((words): words is Words => words !== undefined);
    for (const words of said) expect(words).toMatchObject({ en: expect.stringMatching(/[a-z]/), zh: expect.stringMatching(/\p{Script=Han}/u) });
    expect(items.filter(({ notes }) => notes === undefined)).toEqual([]);
    expect(items.filter(({ ask, reveal }) => ask !== undefined && reveal !== undefined).length).toBeGreaterThanOrEqual(5);
    for (const { lesson, view } of items) {
      const { pictures, sections } = placesOf(lesson);
      const limit = { picture: pictures, section: sections }[view.spotlight as string] ?? 1;
      expect(view.place ?? 0, `${lesson} ${view.spotlight}`).toBeLessThan(limit);
    }
  });
});
