import { useLayoutEffect } from 'react';

/** Marks the document for the stylesheets of the shell and of the tokens, which know nothing of lessons. */
export function useRootMark(name: 'data-projected' | 'data-drawing', on: boolean): void {
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.toggleAttribute(name, on);
    return () => root.removeAttribute(name);
  }, [name, on]);
}
