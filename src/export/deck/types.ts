import type { Experiment } from '@/engine/experiment/types';
import type { Language } from '@/lib/messages';
import type { RunFileErrorCode } from '@/export/runFile/types';

export const deckVersion = 1;

/** In one language, whatever the reader's is, or in both. */
export type Words = string | Readonly<Record<Language, string>>;

/** A lecture: states of labs with titles and notes, in the order in which they are shown. */
export interface Deck {
  readonly title: Words;
  readonly items: readonly DeckItem[];
}

export interface DeckItem {
  readonly title: Words;
  /** what the room is asked before the run */
  readonly ask?: Words;
  /** for the lecturer alone */
  readonly notes?: Words;
  /** what is to be seen, said when it is asked for */
  readonly reveal?: Words;
  /** slug of the lesson whose lab, pictures and text are shown */
  readonly lesson: string;
  readonly experiment: Experiment;
  readonly view: DeckView;
}

export const spotlights = ['training', 'validation', 'inside', 'phases', 'picture', 'section'] as const;
export type SpotlightKind = (typeof spotlights)[number];

export const insidePanels = ['boundary', 'samples', 'confusion', 'layers', 'gradients'] as const;
export type InsidePanel = (typeof insidePanels)[number];

/** β of the corrected moving average; it looks back about 1/(1−β) steps. */
export const smoothings = [0, 0.8, 0.9, 0.98] as const;
export type Smoothing = (typeof smoothings)[number];

/** What of the state is in view. */
export interface DeckView {
  readonly spotlight: SpotlightKind;
  /** which picture or section of the lesson, from 0 */
  readonly place?: number;
  /** which panel of the inside; the first that the data allow if nothing is said */
  readonly inside?: InsidePanel;
  readonly metric: 'loss' | 'accuracy';
  readonly log: boolean;
  readonly smoothing: Smoothing;
  /** the language of the whole page for this item; the reader's own if nothing is said */
  readonly language?: Language;
}

export const deckCaps = {
  /** characters of the text, checked before parsing */
  characters: 4 * 1024 * 1024,
  items: 100,
  title: 200,
  /** ask and reveal */
  sentence: 1000,
  notes: 4000,
  slug: 60,
  place: 99,
} as const;

export type DeckErrorCode =
  | Extract<RunFileErrorCode, 'too-large' | 'syntax' | 'newer-version' | 'unknown-version' | 'missing' | 'unknown-key' | 'wrong-type' | 'out-of-range' | 'invalid-experiment' | 'not-finite' | 'unreadable'>
  | 'not-a-deck'
  /** the site has no such lesson; params: given */
  | 'unknown-lesson'
  /** a text that must say something; no params */
  | 'empty';

export interface DeckError {
  readonly code: DeckErrorCode;
  /** Where in the file, keys joined by dots: `items.2.view.metric`; '' is the file itself. */
  readonly path: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export type DeckReading = { readonly deck: Deck; readonly error?: never } | { readonly error: DeckError; readonly deck?: never };
