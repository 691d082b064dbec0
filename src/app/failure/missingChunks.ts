/**
 * A page that was open while a new version was published asks for files that are gone. Reloading fetches the new
 * version, and the address bar holds the experiment, so nothing is lost. Once only: if it happens again soon, something
 * else is wrong and the reader is told instead of watching the page blink.
 */
const guardKey = 'descent.reloaded-for-missing-file';
const quietMs = 60_000;

export interface ReloadEnvironment {
  readonly storage: () => Pick<Storage, 'getItem' | 'setItem'>;
  readonly now: () => number;
  readonly online: () => boolean;
  readonly reload: () => void;
}

/** Reloads unless that was tried within the last minute, the device is offline, or the attempt cannot be remembered. */
export function reloadOnce({ storage, now, online, reload }: ReloadEnvironment): boolean {
  if (!online()) return false;
  try {
    const last = Number(storage().getItem(guardKey) ?? 0);
    if (now() - last < quietMs) return false;
    storage().setItem(guardKey, String(now()));
  } catch {
    return false;
  }
  reload();
  return true;
}

export function watchMissingChunks(): void {
  window.addEventListener('vite:preloadError', () => {
    reloadOnce({
      storage: () => window.sessionStorage,
      now: Date.now,
      online: () => navigator.onLine,
      reload: () => window.location.reload(),
    });
  });
}

/** The words of Chromium, Firefox and Safari for a module that did not arrive, and Vite's for a stylesheet. */
const missingFile = /dynamically imported module|importing a module script failed|unable to preload css/i;

export const isMissingChunk = (error: unknown): boolean => error instanceof Error && missingFile.test(error.message);
