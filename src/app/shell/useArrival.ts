import { useEffect, useRef, type RefObject } from 'react';
import { useLocation } from 'wouter';
import { visitOf } from './visits';
import { whenPresent } from './whenPresent';

/**
 * After a navigation: the focus goes to the new page's heading, so that a keyboard continues there and a screen reader
 * reads it; the page starts at its top, or where it was left when the reader went back.
 */
export function useArrival(main: RefObject<HTMLElement | null>): void {
  const [location] = useLocation();
  const visit = useRef<number | null>(null);
  const left = useRef(new Map<number, number>());

  useEffect(() => {
    window.history.scrollRestoration = 'manual';
    const remember = (): void => {
      if (visit.current !== null) left.current.set(visit.current, window.scrollY);
    };
    window.addEventListener('scroll', remember, { passive: true });
    // Wouter's name for a new entry; a click may follow a scroll before its event has been delivered.
    window.addEventListener('pushState', remember, { capture: true });
    return () => {
      window.removeEventListener('scroll', remember);
      window.removeEventListener('pushState', remember, { capture: true });
    };
  }, []);

  useEffect(() => {
    const root = main.current;
    const first = visit.current === null;
    visit.current = visitOf(window.history);
    if (first || !root) return undefined;
    const goal = left.current.get(visit.current) ?? 0;
    root.focus({ preventScroll: true });
    window.scrollTo(0, goal);
    return whenPresent(
      root,
      () => root.querySelector('h1'),
      (heading) => {
        // Unless the reader has gone somewhere by now.
        if (document.activeElement !== root && document.activeElement !== document.body) return;
        heading.tabIndex = -1;
        heading.focus({ preventScroll: true });
        window.scrollTo(0, goal);
      },
    );
  }, [location, main]);
}
