import type { Words } from '@/export/deck/types';

const titles = import.meta.glob<Words>('./decks/*.json', { eager: true, import: 'title' });
const texts = import.meta.glob<string>('./decks/*.json', { query: '?raw', import: 'default' });

export interface ShippedDeck {
  readonly slug: string;
  readonly title: Words;
  /** the file itself: it goes through the same reader as one that somebody sends */
  readonly text: () => Promise<string>;
}

const slugOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1, -'.json'.length);

/** In the order of the course. */
const order = ['activations', 'initialisation', 'batch-normalisation', 'optimizers', 'dropout'];
const place = ({ slug }: ShippedDeck): number => (order.includes(slug) ? order.indexOf(slug) : order.length);

export const shippedDecks: readonly ShippedDeck[] = Object.entries(titles)
  .flatMap(([path, title]): readonly ShippedDeck[] => {
    const text = texts[path];
    return text ? [{ slug: slugOf(path), title, text }] : [];
  })
  .toSorted((a, b) => place(a) - place(b));
