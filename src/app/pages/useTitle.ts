import { useEffect } from 'react';

/** The tab's title: the page first, so that it can be told from others. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}
