import type { Experiment } from '@/engine/experiment/types';
import type { RunHistory } from './runHistory';
import type { Ghost } from './types';

const unpinnedLimit = 3;

/** Earlier runs that stay on the chart: pinned ones until they are removed, of the others the newest. */
export class Ghosts {
  #ghosts: readonly Ghost[] = [];
  #lastId = 0;

  get list(): readonly Ghost[] {
    return this.#ghosts;
  }

  /** The history passes over to the ghost. */
  keep(experiment: Experiment, history: RunHistory): void {
    this.#add(experiment, history, false);
    const surplus = this.#ghosts.filter((ghost) => !ghost.pinned).slice(0, -unpinnedLimit);
    this.#ghosts = this.#ghosts.filter((ghost) => !surplus.includes(ghost));
  }

  pin(experiment: Experiment, history: RunHistory, file?: string): void {
    this.#add(experiment, history, true, file);
  }

  remove(id: number): void {
    this.#ghosts = this.#ghosts.filter((ghost) => ghost.id !== id);
  }

  #add(experiment: Experiment, history: RunHistory, pinned: boolean, file?: string): void {
    this.#lastId += 1;
    this.#ghosts = [...this.#ghosts, { id: this.#lastId, experiment, history, pinned, ...(file === undefined ? {} : { file }) }];
  }
}
