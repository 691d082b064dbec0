import { useCallback, useLayoutEffect, useMemo, useState, type ReactNode } from 'react';
import { useHotkeys } from '@/ui/keys/useHotkeys';
import { LectureContext } from './lecture';
import { preferences, type PreferenceStore } from './storage';

const key = 'lecture';

/** Large type and charts for a projector; tokens.css does it from the attribute. P switches it anywhere. */
export function LectureProvider({ store = preferences, children }: { readonly store?: PreferenceStore; readonly children: ReactNode }) {
  const [on, setOn] = useState(() => store.read(key) === 'on');

  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-lecture', on);
  }, [on]);

  const toggle = useCallback((): void => {
    setOn(!on);
    store.write(key, on ? 'off' : 'on');
  }, [on, store]);
  const enter = useCallback(() => {
    const chosen = store.read(key) === 'on';
    setOn(true);
    return () => setOn(chosen);
  }, [store]);
  useHotkeys({ p: toggle });

  const value = useMemo(() => ({ on, toggle, enter }), [on, toggle, enter]);
  return <LectureContext value={value}>{children}</LectureContext>;
}
