import { createStore, type StoreApi } from 'zustand/vanilla';
import { readDeck } from '@/export/deck/readDeck';
import { deckCaps, type Deck, type DeckItem } from '@/export/deck/types';
import { writeDeck } from '@/export/deck/writeDeck';
import { DeviceTexts } from '@/session/progress/deviceTexts';

const names = {
  deck: 'descent.deck',
  /** a text found under `deck` that could not be read: moved here before anything took its place */
  damaged: 'descent.deck.damaged',
} as const;

export interface OwnDeckState {
  /** null: nothing has been added yet */
  readonly deck: Deck | null;
  /** `memory`: the device does not keep it; it lives until the page is closed */
  readonly keeping: 'device' | 'memory';
  readonly damaged: string | null;
}

export interface OwnDeckEnvironment {
  /** may throw where storage is denied */
  readonly storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** another tab may have written */
  readonly onChange: (callback: () => void) => () => void;
}

export interface OwnDeck {
  readonly store: StoreApi<OwnDeckState>;
  /** false: a deck does not take more */
  add(item: DeckItem): boolean;
  /** Applies a change to the newest deck, also to what another tab has made of it meanwhile. null: no deck any more. */
  change(edit: (deck: Deck) => Deck | null): boolean;
  /** All states of another deck behind those that are there. */
  append(other: Deck): boolean;
  /** Takes the place of whatever there was. */
  replace(deck: Deck | null): boolean;
  forgetDamaged(): void;
  dispose(): void;
}

/** The deck that is being made on this device: every change is on the device before the call returns. */
export function createOwnDeck({ storage, onChange }: OwnDeckEnvironment, title: Deck['title']): OwnDeck {
  const texts = new DeviceTexts(storage);
  const store = createStore<OwnDeckState>(() => ({ deck: null, keeping: 'device', damaged: null }));
  /** as read or written last */
  let known: string | null = null;

  /** What other tabs have written replaces what this one remembers; what cannot be read is moved aside. */
  function look(): void {
    const text = texts.read(names.deck);
    const damaged = texts.read(names.damaged);
    if (text === undefined || damaged === undefined) return store.setState({ keeping: 'memory' });
    // What the device refused to keep is here alone: it is not forgotten for what stands there.
    if (store.getState().keeping === 'memory' && store.getState().deck !== null) return;
    store.setState({ damaged });
    if (text === known) return;
    known = text;
    if (text === null) return store.setState({ deck: null });
    const { deck } = readDeck(text, null);
    if (deck) return store.setState({ deck });
    if (texts.write(names.damaged, damaged === null ? text : `${damaged}\n\n${text}`) === null) texts.remove(names.deck);
    store.setState({ deck: null, damaged: damaged === null ? text : `${damaged}\n\n${text}` });
  }

  function put(deck: Deck | null): boolean {
    if (deck !== null && deck.items.length > deckCaps.items) return false;
    let text: string | null;
    try {
      text = deck === null ? null : writeDeck(deck);
    } catch (problem) {
      if (problem instanceof RangeError) return false;
      throw problem;
    }
    const refusal = text === null ? texts.remove(names.deck) : texts.write(names.deck, text);
    if (refusal === null) known = text;
    store.setState({ deck, keeping: refusal === null ? 'device' : 'memory' });
    return true;
  }

  look();
  const stop = onChange(look);
  const change = (edit: (deck: Deck) => Deck | null): boolean => {
    look();
    const { deck } = store.getState();
    return deck !== null && put(edit(deck));
  };
  return {
    store,
    change,
    add(item) {
      look();
      const { deck } = store.getState();
      return put(deck ? { ...deck, items: [...deck.items, item] } : { title, items: [item] });
    },
    append(other) {
      look();
      const { deck } = store.getState();
      return put(deck ? { ...deck, items: [...deck.items, ...other.items] } : other);
    },
    replace: put,
    forgetDamaged() {
      texts.remove(names.damaged);
      store.setState({ damaged: null });
    },
    dispose: stop,
  };
}

let page: OwnDeck | null = null;

/** The page's one deck in the making. */
export function pageDeck(): OwnDeck {
  page ??= createOwnDeck(
    {
      storage: () => window.localStorage,
      onChange(callback) {
        // A page that slept in the cache of going back has missed the events of other tabs.
        for (const event of ['storage', 'pageshow']) addEventListener(event, callback);
        return () => {
          for (const event of ['storage', 'pageshow']) removeEventListener(event, callback);
        };
      },
    },
    { en: 'My lecture', zh: '我的讲稿' },
  );
  return page;
}
