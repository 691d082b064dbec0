import { useCallback, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { preferences, type PreferenceStore } from './storage';
import { ThemeContext, themes, type Theme } from './theme';

const key = 'theme';

const isTheme = (value: string | null): value is Theme => themes.some((known) => known === value);

/** At once and not in an effect: children that draw with resolved colours run their effects first. */
function apply(theme: Theme): Theme {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  return theme;
}

function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

/** The stylesheet does the rest: tokens.css sets color-scheme from data-theme, light-dark() follows. */
export function ThemeProvider({ store = preferences, children }: { readonly store?: PreferenceStore; readonly children: ReactNode }) {
  const [theme, setState] = useState<Theme>(() => {
    const remembered = store.read(key);
    return apply(isTheme(remembered) ? remembered : 'system');
  });
  const systemIsDark = useMedia('(prefers-color-scheme: dark)');
  // Paper is light: what is drawn on a canvas must be drawn again.
  const printing = useMedia('print');

  const setTheme = useCallback(
    (next: Theme) => {
      setState(apply(next));
      store.write(key, next);
    },
    [store],
  );

  const chosen = theme === 'system' ? (systemIsDark ? 'dark' : 'light') : theme;
  const scheme = printing ? 'light' : chosen;
  const value = useMemo(() => ({ theme, scheme, setTheme }) as const, [theme, scheme, setTheme]);
  return <ThemeContext value={value}>{children}</ThemeContext>;
}
