/** Delay that is made up for: a slice that came late, not a pause. */
const catchUpMs = 100;

/** Lets updates through at a given rate. */
export class StepRate {
  #perSecond: number | null = null;
  #dueAt = 0;

  set(perSecond: number | null, now: number): void {
    this.#perSecond = perSecond;
    this.#dueAt = now;
  }

  /** Updates that may be made now. */
  allowed(now: number): number {
    if (this.#perSecond === null) return Infinity;
    if (now < this.#dueAt) return 0;
    return 1 + Math.floor((Math.min(now - this.#dueAt, catchUpMs) * this.#perSecond) / 1000);
  }

  spend(steps: number, now: number): void {
    if (this.#perSecond === null) return;
    const interval = 1000 / this.#perSecond;
    this.#dueAt = Math.max(this.#dueAt + steps * interval, now - interval);
  }

  waitMs(now: number): number {
    return this.#perSecond === null ? 0 : Math.max(0, this.#dueAt - now);
  }
}

const windowMs = 1000;

/** Updates per second over the last second of training. */
export class SpeedMeter {
  #marks: { readonly at: number; readonly step: number }[] = [];

  /** Time from here on does not count until training goes on. */
  reset(): void {
    this.#marks = [];
  }

  measure(at: number, step: number): number {
    this.#marks.push({ at, step });
    while (this.#marks.length > 2 && at - this.#marks[1]!.at >= windowMs) this.#marks.shift();
    const [first] = this.#marks;
    return at > first!.at ? ((step - first!.step) * 1000) / (at - first!.at) : 0;
  }
}
