import type { PhaseFocus } from '@/engine/worker/phaseProtocol';
import type { Watch } from '@/engine/worker/insideProtocol';
import type { WatchedPanel } from './types';

/** What is looked at inside the networks: what some panel shows, and the unit that slow motion follows. */
export class WatchedParts {
  readonly #changed: (watch: Watch) => void;
  /** how many panels show each part: the last one that goes switches it off */
  readonly #viewers = new Map<WatchedPanel, number>();
  #watch: Watch = { layers: false, boundary: false, samples: false, confusion: false };

  constructor(changed: (watch: Watch) => void) {
    this.#changed = changed;
  }

  get watch(): Watch {
    return this.#watch;
  }

  view(panel: WatchedPanel, visible: boolean): void {
    const viewers = Math.max(0, (this.#viewers.get(panel) ?? 0) + (visible ? 1 : -1));
    this.#viewers.set(panel, viewers);
    if ((this.#watch[panel] ?? false) !== viewers > 0) this.#change({ [panel]: viewers > 0 });
  }

  follow(phases: PhaseFocus | null): void {
    this.#change({ phases: phases ?? undefined });
  }

  #change(part: Partial<Watch>): void {
    this.#watch = { ...this.#watch, ...part };
    this.#changed(this.#watch);
  }
}
