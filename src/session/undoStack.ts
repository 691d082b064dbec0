import type { Experiment } from '@/engine/experiment/types';

/** An experiment, and the one it was made from: what was loaded last. */
export interface Setup {
  readonly experiment: Experiment;
  readonly origin: Experiment;
}

const limit = 50;

/** Setups as they were before each change, and those that were taken back. A new change forgets the latter. */
export class UndoStack {
  #past: readonly Setup[] = [];
  #undone: readonly Setup[] = [];

  get state(): { readonly canUndo: boolean; readonly canRedo: boolean } {
    return { canUndo: this.#past.length > 0, canRedo: this.#undone.length > 0 };
  }

  push(before: Setup): void {
    this.#past = [...this.#past, before].slice(-limit);
    this.#undone = [];
  }

  /** The setup before the last change; `current` becomes what redo returns. */
  undo(current: Setup): Setup | undefined {
    const before = this.#past.at(-1);
    if (!before) return undefined;
    this.#past = this.#past.slice(0, -1);
    this.#undone = [...this.#undone, current];
    return before;
  }

  redo(current: Setup): Setup | undefined {
    const after = this.#undone.at(-1);
    if (!after) return undefined;
    this.#undone = this.#undone.slice(0, -1);
    this.#past = [...this.#past, current].slice(-limit);
    return after;
  }
}
