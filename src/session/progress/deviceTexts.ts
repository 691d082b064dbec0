import type { ProgressEnvironment } from './types';

type Refusal = 'unavailable' | 'full';

/** Texts on the device, by name. Nothing throws: what cannot be done is said. */
export class DeviceTexts {
  readonly #storage: ProgressEnvironment['storage'];

  constructor(storage: ProgressEnvironment['storage']) {
    this.#storage = storage;
  }

  /** null: there is none; undefined: the device does not say */
  read(name: string): string | null | undefined {
    try {
      return this.#storage().getItem(name);
    } catch {
      return undefined;
    }
  }

  /** One call, which the platform carries out whole or not at all: a page killed meanwhile leaves the old text or the new one. */
  write(name: string, text: string): Refusal | null {
    try {
      this.#storage().setItem(name, text);
      return null;
    } catch (error) {
      return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'unavailable';
    }
  }

  remove(name: string): Refusal | null {
    try {
      this.#storage().removeItem(name);
      return null;
    } catch {
      return 'unavailable';
    }
  }
}
