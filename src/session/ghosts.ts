import type { Experiment } from '@/engine/experiment/types';
import type { FrameStore } from './frameStore';
import type { RunHistory } from './runHistory';
import type { Ghost, LabState } from './types';

const unpinnedLimit = 3;

/** Earlier runs that stay on the chart: pinned ones until they are removed, of the others the newest. */
export class Ghosts {
  readonly #store: FrameStore<LabState>;
  #lastId = 0;

  constructor(store: FrameStore<LabState>) {
    this.#store = store;
  }

  /** The run on screen as it is now; it trains on. */
  pin(): void {
    const { experiment, history } = this.#store.state;
    if (!history.isEmpty) this.#show([...this.#list, this.#ghost(experiment, history.clone(), true)]);
  }

  pinFile(file: string, experiment: Experiment, history: RunHistory): void {
    this.#show([...this.#list, { ...this.#ghost(experiment, history, true), file }]);
  }

  remove(id: number): void {
    this.#show(this.#list.filter((ghost) => ghost.id !== id));
  }

  /** The list once the run on screen has become a ghost, to be shown with what takes its place. The history passes over. */
  withRunOnScreen(): readonly Ghost[] {
    const { experiment, history } = this.#store.state;
    if (history.isEmpty) return this.#list;
    const all = [...this.#list, this.#ghost(experiment, history, false)];
    const surplus = all.filter(({ pinned }) => !pinned).slice(0, -unpinnedLimit);
    return all.filter((ghost) => !surplus.includes(ghost));
  }

  get #list(): readonly Ghost[] {
    return this.#store.state.ghosts;
  }

  #ghost(experiment: Experiment, history: RunHistory, pinned: boolean): Ghost {
    this.#lastId += 1;
    return { id: this.#lastId, experiment, history, pinned };
  }

  #show(ghosts: readonly Ghost[]): void {
    this.#store.show({ ghosts });
  }
}
