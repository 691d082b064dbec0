import { useCallback, useLayoutEffect, useMemo, useState, type ReactNode } from 'react';
import { defineMessages } from '@/lib/messages';
import { useHotkeys } from '@/ui/keys/useHotkeys';
import { useMessages } from './language';
import { LectureContext } from './lecture';
import { preferences, type PreferenceStore } from './storage';

const key = 'lecture';

const messages = defineMessages({ en: { lecture: 'lecture mode' }, zh: { lecture: '讲课模式' } });

/** Large type and charts for a projector; tokens.css does it from the attribute. P switches it anywhere. */
export function LectureProvider({ store = preferences, children }: { readonly store?: PreferenceStore; readonly children: ReactNode }) {
  const text = useMessages(messages);
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
  useHotkeys([{ keys: ['p'], shown: 'P', label: text.lecture, act: toggle }]);

  const value = useMemo(() => ({ on, toggle, enter }), [on, toggle, enter]);
  return <LectureContext value={value}>{children}</LectureContext>;
}
