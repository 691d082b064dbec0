/** A burst keeps the device busy this long: shorter wastes fences, longer makes the page wait for the GPU. */
const burstMs = 12;
const largestBurst = 4096;

/** How many updates fit into a burst, learned from the last one. */
export class BurstSize {
  #steps = 1;

  get steps(): number {
    return this.#steps;
  }

  /** `steps` updates took this long, fence included. At most doubles: the first burst compiles programs and says little. */
  learn(steps: number, elapsedMs: number): void {
    const fitting = steps * (burstMs / Math.max(elapsedMs, 0.05));
    this.#steps = Math.max(1, Math.min(Math.floor(fitting), 2 * this.#steps, largestBurst));
  }
}
