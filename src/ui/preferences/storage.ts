/** Whether what the reader chooses survives the visit. */
export type StorageStatus = 'kept' | 'unavailable' | 'full';

export interface PreferenceStore {
  read(key: string): string | null;
  write(key: string, value: string): void;
  status(): StorageStatus;
  subscribe(listener: () => void): () => void;
}

const prefix = 'descent.';

/**
 * Preferences that never fail: what the device refuses to keep is held in memory for this visit, and `status` says so.
 * `open` may throw (a browser with storage denied throws on the mere access).
 */
export function createPreferenceStore(open: () => Storage): PreferenceStore {
  const memory = new Map<string, string>();
  const listeners = new Set<() => void>();
  let status: StorageStatus = 'kept';

  const become = (next: StorageStatus): void => {
    if (next === status) return;
    status = next;
    for (const listener of listeners) listener();
  };

  return {
    read(key) {
      const held = memory.get(key);
      if (held !== undefined) return held;
      try {
        return open().getItem(prefix + key);
      } catch {
        return null;
      }
    },
    write(key, value) {
      memory.set(key, value);
      try {
        open().setItem(prefix + key, value);
        become('kept');
      } catch (error) {
        become(error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'unavailable');
      }
    },
    status: () => status,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The page's own preferences. */
export const preferences = createPreferenceStore(() => window.localStorage);
