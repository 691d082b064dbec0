import type { Experiment } from '@/engine/experiment/types';

const limit = 50;

/** Experiments as they were before each edit. */
export class UndoStack {
  #experiments: Experiment[] = [];

  get isEmpty(): boolean {
    return this.#experiments.length === 0;
  }

  push(experiment: Experiment): void {
    this.#experiments = [...this.#experiments, experiment].slice(-limit);
  }

  pop(): Experiment | undefined {
    return this.#experiments.pop();
  }
}
