import { mergeProgress } from '@/tutor/progress/mergeProgress';
import { emptyProgress, type Progress } from '@/tutor/progress/progress';
import { decodeProgress, encodeProgress } from '@/tutor/progress/progressFile';
import { DeviceTexts } from './deviceTexts';
import type { Keeping, ProgressEnvironment, ProgressStatus } from './types';

const names = {
  progress: 'descent.progress',
  /** texts found under `progress` that could not be read */
  damaged: 'descent.progress.damaged',
  /** the last time everything was forgotten: a tab that still holds it must not write it again */
  forgotten: 'descent.progress.forgotten',
} as const;

const between = '\n\n';

/** What `forget` took off the device besides the progress itself. */
export interface Removed {
  readonly damaged: string | null;
  /** the text of a newer version, which only a newer version can read */
  readonly newer: string | null;
}

/**
 * The progress on the device. Other tabs write there as well: every use begins with reading what they wrote (`join`), and
 * joining loses no entry. What cannot be read is moved aside before anything takes its place.
 */
export class ProgressKeeper {
  readonly #texts: DeviceTexts;
  /** as read or written last: while it is the same there is nothing to be read */
  #known: string | null = null;
  #keeping: Keeping = 'kept';
  #damaged: { readonly text: string; readonly onDevice: boolean } | null = null;
  /** undefined: never looked */
  #forgotten: string | null | undefined;

  constructor(storage: ProgressEnvironment['storage']) {
    this.#texts = new DeviceTexts(storage);
  }

  get status(): ProgressStatus {
    const decoded = this.#damaged && decodeProgress(this.#damaged.text);
    return { keeping: this.#keeping, damaged: this.#damaged && decoded && 'error' in decoded ? { text: this.#damaged.text, error: decoded.error } : null };
  }

  get isOnDevice(): boolean {
    return this.#known !== null;
  }

  /** What is held in memory, joined with what the device has. */
  join(held: Progress): Progress {
    const text = this.#texts.read(names.progress);
    const aside = this.#texts.read(names.damaged);
    const forgotten = this.#texts.read(names.forgotten);
    if (text === undefined || aside === undefined || forgotten === undefined) {
      this.#keeping = 'unavailable';
      return held;
    }
    if (this.#damaged === null || this.#damaged.onDevice) this.#damaged = aside === null ? null : { text: aside, onDevice: true };
    const obeys = this.#forgotten !== undefined && forgotten !== null && forgotten !== this.#forgotten;
    this.#forgotten = forgotten;
    if (obeys || this.#keeping === 'unavailable') this.#known = null;
    return this.#read(text, obeys ? emptyProgress : held);
  }

  #read(text: string | null, held: Progress): Progress {
    if (text !== null && text === this.#known) return held;
    this.#known = text;
    if (text === null) {
      // Cleared by the browser, not by a word of the reader's to us: what this tab knows is kept with the next entry.
      if (this.#keeping !== 'full') this.#keeping = 'kept';
      return held;
    }
    const decoded = decodeProgress(text);
    if (!('error' in decoded)) {
      this.#keeping = 'kept';
      return mergeProgress(held, decoded.progress);
    }
    if (decoded.error.code === 'newer-version') this.#keeping = 'newer';
    else this.#setAside(text);
    return held;
  }

  #setAside(text: string): void {
    const before = this.#damaged?.text;
    // There already: the page was killed between the two lines that follow, or the device was full.
    const all = before === undefined ? text : before.split(between).includes(text) ? before : before + between + text;
    const refusal = this.#texts.write(names.damaged, all) ?? this.#texts.remove(names.progress);
    this.#damaged = { text: all, onDevice: refusal === null };
    this.#keeping = refusal ?? 'kept';
    this.#known = null;
  }

  /** Writes, unless the device has it already or has what must not be written over. `join` comes first. */
  save(progress: Progress): void {
    if (this.#keeping === 'newer' || this.#damaged?.onDevice === false) return;
    const text = encodeProgress(progress);
    if (text === this.#known) return;
    const refusal = this.#texts.write(names.progress, text);
    if (refusal === null) this.#known = text;
    this.#keeping = refusal ?? 'kept';
  }

  /** Takes everything off the device; other tabs obey the mark, also those that sleep now. */
  forget(at: number): Removed {
    const removed = { damaged: this.#damaged?.text ?? null, newer: this.#keeping === 'newer' ? this.#known : null };
    const mark = String(this.#forgotten === String(at) ? at + 1 : at);
    const marked = this.#texts.write(names.forgotten, mark);
    const refusal = this.#texts.remove(names.progress) ?? this.#texts.remove(names.damaged);
    // A full device has room by now.
    if (marked !== null) this.#texts.write(names.forgotten, mark);
    this.#forgotten = mark;
    this.#known = null;
    this.#damaged = null;
    this.#keeping = refusal ?? 'kept';
    return removed;
  }

  restore({ damaged, newer }: Removed): void {
    if (damaged !== null) this.#setAside(damaged);
    if (newer !== null) this.#texts.write(names.progress, newer);
  }

  discardDamaged(): void {
    const refusal = this.#texts.remove(names.damaged);
    // Could not be moved aside: it is still where the progress belongs.
    if (this.#damaged?.onDevice === false) this.#texts.remove(names.progress);
    this.#damaged = null;
    this.#keeping = refusal ?? 'kept';
  }
}
