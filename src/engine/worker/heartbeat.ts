/** Time between two looks at the worker. */
export const heartbeatMs = 1000;

/**
 * Decides whether silence means death. Time in which the page was hidden or frozen does not count: browsers hold back
 * timers and messages then, for the worker as well.
 */
export class Heartbeat {
  #heardAt: number | null = null;
  #checkedAt: number;

  constructor(now: number) {
    this.#checkedAt = now;
  }

  /** The worker has said something. Before it does for the first time, its script is still on the way. */
  heard(now: number): void {
    this.#heardAt = now;
  }

  /** To be asked every `heartbeatMs`. */
  isDead(now: number, visible: boolean, patienceMs: number): boolean {
    const interrupted = !visible || now - this.#checkedAt > 3 * heartbeatMs;
    this.#checkedAt = now;
    if (this.#heardAt === null) return false;
    if (interrupted) this.#heardAt = now;
    return now - this.#heardAt >= patienceMs;
  }
}

const failureWindowMs = 60_000;

/** Counts failures of the last minute. */
export class FailureLog {
  #times: number[] = [];

  add(now: number): number {
    this.#times = [...this.#times.filter((time) => now - time < failureWindowMs), now];
    return this.#times.length;
  }

  clear(): void {
    this.#times = [];
  }
}
