import { useSyncExternalStore } from 'react';
import type { OfflineCopy, OfflineState } from './offlineCopy';

const nothing: OfflineState = { copy: 'unknown', share: 0, update: 'none' };
const never = (): (() => void) => () => undefined;

export function useOffline(copy: OfflineCopy | null): OfflineState {
  return useSyncExternalStore(copy?.subscribe ?? never, copy?.state ?? (() => nothing));
}
