import { describe, expect, it } from 'vitest';
import { deckCaps, type Deck, type DeckItem } from '@/export/deck/types';
import { writeDeck } from '@/export/deck/writeDeck';
import { editItem, editTitle, moveItem, removeItem } from '@/lesson-kit/deck/editItem';
import { createOwnDeck, type OwnDeck } from '@/lesson-kit/deck/ownDeck';
import { spirals } from '../engine/training/experiments';

const item = (title: string): DeckItem => ({ title, lesson: 'activations', experiment: spirals(), view: { spotlight: 'training', metric: 'loss', log: false, smoothing: 0.9 } });

/** A device that all tabs share, with the ways in which it fails. */
class Device {
  readonly items = new Map<string, string>();
  denied = false;
  full = false;
  #tabs: (() => void)[] = [];

  open({ deaf = false } = {}): OwnDeck {
    const tab = createOwnDeck(
      {
        storage: () => {
          if (this.denied) throw new DOMException('denied', 'SecurityError');
          return {
            getItem: (key) => this.items.get(key) ?? null,
            setItem: (key, value) => {
              if (this.full) throw new DOMException('full', 'QuotaExceededError');
              this.items.set(key, value);
            },
            removeItem: (key) => void this.items.delete(key),
          };
        },
        onChange: (callback) => {
          if (!deaf) this.#tabs.push(callback);
          return () => void (this.#tabs = this.#tabs.filter((other) => other !== callback));
        },
      },
      'My lecture',
    );
    return tab;
  }

  tell(): void {
    for (const tab of this.#tabs) tab();
  }
}

const titles = ({ store }: OwnDeck) => store.getState().deck?.items.map(({ title }) => title) ?? [];

describe('the deck on this device', () => {
  it('is there again after the page was left', () => {
    const device = new Device();
    const page = device.open();
    expect(page.add(item('one'))).toBe(true);
    page.add(item('two'));
    page.change((deck) => editItem(deck, 1, 'notes', 'en', 'Slowly.'));
    const again = device.open();
    expect(again.store.getState()).toEqual({ deck: page.store.getState().deck, keeping: 'device', damaged: null });
    expect(again.store.getState().deck!.items[1]!.notes).toBe('Slowly.');
    again.change((deck) => removeItem(deck, 0));
    again.change((deck) => removeItem(deck, 0));
    expect(device.open().store.getState().deck).toBeNull();
  });

  it('loses nothing that another tab adds, heard of or not', () => {
    const device = new Device();
    const [one, two] = [device.open(), device.open({ deaf: true })];
    one.add(item('one'));
    two.add(item('two'));
    device.tell();
    expect(titles(one)).toEqual(['one', 'two']);
    one.add(item('three'));
    two.change((deck) => moveItem(deck, 0, 1));
    device.tell();
    expect(titles(one)).toEqual(['two', 'one', 'three']);
  });

  it('lives in memory where the device keeps nothing, and says so', () => {
    for (const trouble of ['denied', 'full'] as const) {
      const device = new Device();
      device[trouble] = true;
      const page = device.open();
      expect(page.add(item('one'))).toBe(true);
      page.add(item('two'));
      expect(titles(page)).toEqual(['one', 'two']);
      expect(page.store.getState().keeping).toBe('memory');
      // The device has room again: the next change is kept.
      device[trouble] = false;
      device.tell();
      expect(titles(page)).toEqual(['one', 'two']);
      page.change((deck) => editTitle(deck, 'en', 'Named'));
      expect(page.store.getState().keeping).toBe('device');
      expect(titles(device.open())).toEqual(['one', 'two']);
    }
  });

  it('puts aside what it cannot read, and keeps it until it is thrown away', () => {
    const device = new Device();
    device.items.set('descent.deck', '{"format":"descent-deck"');
    const page = device.open();
    expect(page.store.getState()).toMatchObject({ deck: null, damaged: '{"format":"descent-deck"' });
    page.add(item('one'));
    expect(titles(page)).toEqual(['one']);
    expect(device.open().store.getState().damaged).toBe('{"format":"descent-deck"');
    page.forgetDamaged();
    expect(device.open().store.getState()).toMatchObject({ damaged: null });
    expect(titles(device.open())).toEqual(['one']);
  });

  it('takes in another deck without losing its own states', () => {
    const page = new Device().open();
    const other: Deck = { title: 'Other', items: [item('x'), item('y')] };
    expect(page.append(other)).toBe(true);
    expect(page.store.getState().deck!.title).toBe('Other');
    page.append({ ...other, title: 'Third' });
    expect(titles(page)).toEqual(['x', 'y', 'x', 'y']);
    expect(page.store.getState().deck!.title).toBe('Other');
  });

  it('takes no more than a reader accepts', () => {
    const page = new Device().open();
    page.replace({ title: 'Full', items: new Array<DeckItem>(deckCaps.items).fill(item('x')) });
    expect(page.add(item('too much'))).toBe(false);
    expect(titles(page)).toHaveLength(deckCaps.items);
  });
});

describe('editing a deck', () => {
  const deck: Deck = { title: { en: 'Title', zh: '标题' }, items: [item('a'), { ...item('b'), ask: { en: 'Why?', zh: '为什么？' }, notes: 'n' }, item('c')] };

  it('changes one language and leaves the other', () => {
    expect(editTitle(deck, 'zh', ' 新 ').title).toEqual({ en: 'Title', zh: '新' });
    expect(editItem(deck, 1, 'ask', 'en', 'How?').items[1]!.ask).toEqual({ en: 'How?', zh: '为什么？' });
    expect(editItem(deck, 1, 'ask', 'en', '  ').items[1]!.ask).toBe('为什么？');
    expect(editItem(deck, 1, 'notes', 'zh', '备注').items[1]!.notes).toBe('备注');
    expect(editItem(deck, 1, 'notes', 'en', '').items[1]).not.toHaveProperty('notes');
  });

  it('never leaves a state without a title', () => {
    expect(editItem(deck, 0, 'title', 'en', ' ').items[0]!.title).toBe('a');
    expect(editTitle({ ...deck, title: 'only' }, 'en', '').title).toBe('only');
  });

  it('moves and removes; what results can be written', () => {
    const order = ({ items }: Deck) => items.map(({ title }) => title);
    expect(order(moveItem(deck, 0, 1))).toEqual(['b', 'a', 'c']);
    expect(order(moveItem(deck, 0, -1))).toEqual(['a', 'b', 'c']);
    expect(order(moveItem(deck, 2, 1))).toEqual(['a', 'b', 'c']);
    expect(order(removeItem(deck, 1)!)).toEqual(['a', 'c']);
    expect(removeItem({ ...deck, items: [item('a')] }, 0)).toBeNull();
    expect(() => writeDeck(moveItem(deck, 2, -1))).not.toThrow();
  });
});
