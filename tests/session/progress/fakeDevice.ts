import type { ProgressEnvironment } from '@/session/progress/types';
import { createProgressStore, type ProgressStore } from '@/session/progress/progressStore';

/** The storage that all tabs of a browser share, with the ways in which it fails. */
export class Device {
  readonly items = new Map<string, string>();
  denied = false;
  now = 1_000;
  /** every change, in order */
  readonly log: string[] = [];
  /** carried out before the change with this number, and instead of it and all that follow */
  killAt = Infinity;
  #room = Infinity;
  readonly #tabs = new Map<object, () => void>();

  /** A page of the product; `deaf`: its events do not arrive (it sleeps, or they are late). */
  open({ deaf = false } = {}): ProgressStore {
    const tab = {};
    const environment: ProgressEnvironment = {
      storage: () => {
        if (this.denied) throw new DOMException('denied', 'SecurityError');
        return {
          getItem: (key) => this.items.get(key) ?? null,
          setItem: (key, value) => this.#change(tab, `set ${key}`, () => {
            if (this.#taken - (this.items.get(key)?.length ?? 0) + value.length > this.#room) throw new DOMException('full', 'QuotaExceededError');
            this.items.set(key, value);
          }),
          removeItem: (key) => this.#change(tab, `remove ${key}`, () => this.items.delete(key)),
        };
      },
      clock: () => (this.now += 1),
      onChange: (callback) => {
        if (!deaf) this.#tabs.set(tab, callback);
        return () => this.#tabs.delete(tab);
      },
    };
    return createProgressStore(environment);
  }

  get #taken(): number {
    return [...this.items.values()].reduce((sum, { length }) => sum + length, 0);
  }

  /** no character more than now */
  set full(full: boolean) {
    this.#room = full ? this.#taken : Infinity;
  }

  /** By the browser: every tab hears of it. */
  clear(): void {
    this.items.clear();
    this.#pending.push(this);
  }

  /** Events reach the other tabs after the change, as in a browser. */
  #change(from: object, what: string, carryOut: () => unknown): void {
    if (this.log.length >= this.killAt) return;
    carryOut();
    this.log.push(what);
    this.#pending.push(from);
  }

  readonly #pending: object[] = [];

  /** Delivers the events that are on their way, and those that they cause. */
  deliver(): number {
    let rounds = 0;
    for (; this.#pending.length > 0; rounds += 1) {
      if (rounds > 20) throw new Error('the tabs never agree');
      const from = this.#pending.splice(0);
      for (const [tab, callback] of this.#tabs) if (from.some((source) => source !== tab)) callback();
    }
    return rounds;
  }

  get text(): string | undefined {
    return this.items.get('descent.progress');
  }
}
