import { createProgressStore, type ProgressStore } from './progressStore';

let page: ProgressStore | null = null;

/** The page's one progress, kept in the browser's storage. */
export function pageProgress(): ProgressStore {
  page ??= createProgressStore({
    storage: () => window.localStorage,
    clock: Date.now,
    onChange(callback) {
      // A page that slept in the cache of going back has missed the events of other tabs.
      for (const event of ['storage', 'pageshow']) addEventListener(event, callback);
      return () => {
        for (const event of ['storage', 'pageshow']) removeEventListener(event, callback);
      };
    },
  });
  return page;
}
