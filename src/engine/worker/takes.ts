import { EngineError } from './measureJobs';
import type { RunBelongings } from './protocol';

interface Waiting {
  readonly resolve: (belongings: RunBelongings) => void;
  readonly reject: (error: EngineError) => void;
}

/** The 'take' commands of a run that have not been answered yet. */
export class Takes {
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  start(send: (takeId: number) => void): Promise<RunBelongings> {
    this.#lastId += 1;
    const takeId = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(takeId, { resolve, reject });
      send(takeId);
    });
  }

  receive(takeId: number, belongings: RunBelongings): void {
    this.#waiting.get(takeId)?.resolve(belongings);
    this.#waiting.delete(takeId);
  }

  failAll(detail: string): void {
    for (const { reject } of this.#waiting.values()) reject(new EngineError({ code: 'internal', detail }));
    this.#waiting.clear();
  }
}
