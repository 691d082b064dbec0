import { useEffect, useRef, useState, type RefObject } from 'react';
import { useLocation } from 'wouter';
import { Places } from './places';
import { visitOf } from './visits';
import { whenPresent } from './whenPresent';

/** The name of a part of the page, from the address; null where there is none, or an experiment instead. */
function partNamed(): string | null {
  const fragment = window.location.hash.slice(1);
  return fragment === '' || fragment.startsWith('e=') ? null : fragment;
}

function findPart(root: HTMLElement): HTMLElement | null {
  const name = partNamed();
  return name === null ? null : root.querySelector<HTMLElement>(`#${CSS.escape(name)}`);
}

/**
 * After a navigation: the focus goes to the new page's heading, or to the part of it that the address names, so that a
 * keyboard continues there and a screen reader reads it; the page starts there, or where it was left when the reader went
 * back. The browser's own jump comes before the page is there.
 */
export function useArrival(main: RefObject<HTMLElement | null>): void {
  const [location] = useLocation();
  const visit = useRef<number | null>(null);
  const [places] = useState(() => new Places());

  useEffect(() => {
    window.history.scrollRestoration = 'manual';
    const remember = (): void => {
      if (visit.current !== null) places.keep(visit.current, window.scrollY);
    };
    window.addEventListener('scroll', remember, { passive: true });
    // Wouter's name for a new entry; a click may follow a scroll before its event has been delivered.
    window.addEventListener('pushState', remember, { capture: true });
    return () => {
      window.removeEventListener('scroll', remember);
      window.removeEventListener('pushState', remember, { capture: true });
    };
  }, [places]);

  useEffect(() => {
    const root = main.current;
    const first = visit.current === null;
    visit.current = visitOf(window.history);
    if (!root || (first && partNamed() === null)) return undefined;
    const place = places.of(visit.current);
    const goal = place ?? 0;
    if (!first) {
      root.focus({ preventScroll: true });
      window.scrollTo(0, goal);
    }
    return whenPresent(
      root,
      () => root.querySelector('h1'),
      (heading) => {
        // Unless the reader has gone somewhere by now.
        if (document.activeElement !== root && document.activeElement !== document.body) return;
        const part = place === undefined ? findPart(root) : null;
        if (part) {
          part.focus({ preventScroll: true });
          part.scrollIntoView();
          return;
        }
        heading.tabIndex = -1;
        heading.focus({ preventScroll: true });
        window.scrollTo(0, goal);
      },
    );
  }, [location, main, places]);
}
