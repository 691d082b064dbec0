/** What was repaired, in codes: the page has the words. */
export type NoticeCode =
  /** params: given, used (for a whole specification its kind, '' for nothing) */
  | 'clamped' | 'wrong-type' | 'unknown-choice'
  | 'unknown-key'
  /** params: given, used (counts) */
  | 'too-many-lanes' | 'too-many-layers' | 'label-shortened'
  | 'lane-dropped' | 'layer-dropped'
  /** a convolution or pooling where there is no image, or none as large as its window */
  | 'layer-needs-image'
  /** params: given, used (units of the last layer) */
  | 'outputs-adjusted' | 'output-layer-added'
  /** params: given, used (names of losses) */
  | 'loss-adjusted'
  /** the batch was lowered so that an update fits into memory and time; params: given, used */
  | 'batch-reduced'
  /** more notices than are worth reading */
  | 'more';

export interface Notice {
  readonly code: NoticeCode;
  /** Where in the experiment, keys joined by dots: `lanes.0.optimizer.learningRate`. */
  readonly path: string;
  /** Plain text and numbers, at most 40 characters each. */
  readonly params: Readonly<Record<string, string | number>>;
}

/** Why there is no experiment at all. */
export interface ExperimentError {
  readonly code: 'not-an-object' | 'unknown-version' | 'newer-version' | 'no-lanes' | 'too-many-parameters' | 'too-large';
  readonly path: string;
  readonly params: Readonly<Record<string, string | number>>;
}

const maxNotices = 30;

/** Collects notices on the way through the input. */
export class NoticeList {
  readonly notices: Notice[] = [];

  add(code: NoticeCode, path: string, params: Notice['params'] = {}): void {
    if (this.notices.length < maxNotices) this.notices.push({ code, path: printable(path, 80), params });
    else if (this.notices.length === maxNotices) this.notices.push({ code: 'more', path: '', params: {} });
  }
}

/** What may not be shown: controls, lone surrogates, and marks that turn the direction of writing. */
const unprintable = /[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Text of unknown origin made fit to be shown, cut between characters. */
export function printable(text: string, maxLength: number): string {
  // The first cut bounds the work; no character takes more than two units.
  const characters = Array.from(text.slice(0, 4 * maxLength).replace(unprintable, ''));
  return characters.slice(0, maxLength).join('');
}

/** A value of unknown type in a few characters. */
export function describe(value: unknown): string | number {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'string') return printable(value, 40);
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
