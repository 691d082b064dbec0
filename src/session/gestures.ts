/** Edits that follow each other this closely are one gesture: the run in between was never looked at. */
const gestureMs = 400;

/** Tells a slider on its way from one change after another: a gesture is undone at once, and leaves one ghost. */
export class Gestures {
  readonly #clock: () => number;
  #editedAt = -Infinity;
  #restartedAt = -Infinity;

  /** `clock` in milliseconds */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** An edit is made: true if a gesture begins with it. */
  edit(): boolean {
    const now = this.#clock();
    const begins = now - this.#editedAt >= gestureMs;
    this.#editedAt = now;
    return begins;
  }

  /** That edit restarts the run: true if the run before lived only between two moves. */
  restart(): boolean {
    const passing = this.#editedAt - this.#restartedAt < gestureMs;
    this.#restartedAt = this.#editedAt;
    return passing;
  }

  /** The next edit begins a gesture of its own, however soon it comes. */
  end(): void {
    this.#editedAt = -Infinity;
  }

  /** The run on screen was looked at, however soon the next one comes. */
  keepRun(): void {
    this.#restartedAt = -Infinity;
  }
}
