/** A list of numbers that grows in place; `values` is a view of what is there, without a copy. */
export class GrowableNumbers {
  #buffer: Float32Array<ArrayBuffer>;
  #length = 0;

  constructor(capacity = 256) {
    this.#buffer = new Float32Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  get values(): Float32Array {
    return this.#buffer.subarray(0, this.#length);
  }

  at(index: number): number {
    return index >= 0 && index < this.#length ? this.#buffer[index]! : NaN;
  }

  push(value: number): void {
    if (this.#length === this.#buffer.length) {
      const larger = new Float32Array(2 * this.#buffer.length);
      larger.set(this.#buffer);
      this.#buffer = larger;
    }
    this.#buffer[this.#length] = value;
    this.#length += 1;
  }

  truncate(length: number): void {
    this.#length = Math.min(this.#length, length);
  }

  clone(): GrowableNumbers {
    const copy = new GrowableNumbers(Math.max(1, this.#length));
    copy.#buffer.set(this.values);
    copy.#length = this.#length;
    return copy;
  }
}
