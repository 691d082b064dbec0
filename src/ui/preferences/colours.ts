import { useMemo } from 'react';
import { useTheme } from './theme';

/** Resolves custom properties to what a canvas understands: it can read neither var() nor light-dark(). */
function resolveColours<const T extends readonly string[]>(names: T): { readonly [K in keyof T]: string } {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const colours = names.map((name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return colours as { readonly [K in keyof T]: string };
}

/** Colours of the theme on screen, for drawings on a canvas; new values when the theme changes. */
export function useColours(...names: readonly string[]): readonly string[] {
  const { scheme } = useTheme();
  const key = names.join(' ');
  // oxlint-disable-next-line react/exhaustive-deps -- the scheme is what the resolved values depend on
  return useMemo(() => resolveColours(key.split(' ')), [key, scheme]);
}
