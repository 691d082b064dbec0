import { useLayoutEffect, useState } from 'react';
import { useHotkeys } from '@/ui/keys/useHotkeys';
import { preferences } from '@/ui/preferences/storage';

const key = 'lecture';

/** Large type and charts for a projector; tokens.css does it from the attribute. P switches it anywhere. */
export function useLecture(): { readonly on: boolean; readonly toggle: () => void } {
  const [on, setOn] = useState(() => preferences.read(key) === 'on');

  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-lecture', on);
  }, [on]);

  const toggle = (): void => {
    setOn(!on);
    preferences.write(key, on ? 'off' : 'on');
  };
  useHotkeys({ p: toggle });
  return { on, toggle };
}
