import type { BackendChoice } from '@/engine/worker/backendProtocol';
import { preferences, type PreferenceStore } from '@/ui/preferences/storage';

export const backendChoices: readonly BackendChoice[] = ['auto', 'webgl', 'cpu'];

const key = 'backend';

/** What the reader chose on an earlier visit. */
export function rememberedBackend(store: PreferenceStore = preferences): BackendChoice {
  const remembered = store.read(key);
  return backendChoices.find((choice) => choice === remembered) ?? 'auto';
}

export function rememberBackend(choice: BackendChoice, store: PreferenceStore = preferences): void {
  store.write(key, choice);
}
