/** Browsers go back over fifty entries; those that a new page has cut off take places as well. */
const most = 100;

/** Where on its page the reader was, by the number of the visit; of the latest visits only, or a long day would pile them up. */
export class Places {
  readonly #kept = new Map<number, number>();

  keep(visit: number, y: number): void {
    // A map keeps the order in which its keys came: taken out first, this one comes last.
    this.#kept.delete(visit);
    this.#kept.set(visit, y);
    for (const oldest of this.#kept.keys()) if (this.#kept.size > most) this.#kept.delete(oldest);
  }

  of(visit: number): number | undefined {
    return this.#kept.get(visit);
  }
}
