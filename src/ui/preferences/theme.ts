import { createContext, useContext } from 'react';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export interface ThemeChoice {
  /** what the reader chose */
  readonly theme: Theme;
  /** what is on screen */
  readonly scheme: 'light' | 'dark';
  readonly setTheme: (theme: Theme) => void;
}

export const ThemeContext = createContext<ThemeChoice>({ theme: 'system', scheme: 'light', setTheme: () => undefined });

export const useTheme = (): ThemeChoice => useContext(ThemeContext);
