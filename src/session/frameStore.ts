import type { StoreApi } from 'zustand/vanilla';

/**
 * Two speeds of changing a store. What the reader does is visible at once: a controlled input must not lag behind its own
 * event. What the engine reports is gathered and shown once a frame.
 */
export class FrameStore<State extends object> {
  readonly #store: StoreApi<State>;
  readonly #nextFrame: (callback: () => void) => () => void;
  #pending: Partial<State> = {};
  #cancelFrame: (() => void) | null = null;

  constructor(store: StoreApi<State>, nextFrame: (callback: () => void) => () => void) {
    this.#store = store;
    this.#nextFrame = nextFrame;
  }

  /** with everything gathered, shown or not */
  get state(): State {
    return { ...this.#store.getState(), ...this.#pending };
  }

  /** At once, together with what has been gathered. */
  show(patch: Partial<State>): void {
    this.dispose();
    const all = { ...this.#pending, ...patch };
    this.#pending = {};
    this.#store.setState(all);
  }

  /** With the next frame. */
  gather(patch: Partial<State>): void {
    this.#pending = { ...this.#pending, ...patch };
    this.#cancelFrame ??= this.#nextFrame(() => this.show({}));
  }

  dispose(): void {
    this.#cancelFrame?.();
    this.#cancelFrame = null;
  }
}
