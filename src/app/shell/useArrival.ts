import { useEffect, useRef, type RefObject } from 'react';
import { useLocation } from 'wouter';

/** Longer than any page takes to arrive; then the reader has found something else to do. */
const patienceMs = 5000;

/** Calls back as soon as `find` finds something inside `root`, now or within the patience. */
function whenPresent<T>(root: HTMLElement, find: () => T | null, found: (value: T) => void): () => void {
  const attempt = (): boolean => {
    const value = find();
    if (value !== null) found(value);
    return value !== null;
  };
  if (attempt()) return () => undefined;
  const observer = new MutationObserver(() => {
    if (attempt()) observer.disconnect();
  });
  observer.observe(root, { childList: true, subtree: true });
  const timer = window.setTimeout(() => observer.disconnect(), patienceMs);
  return () => {
    window.clearTimeout(timer);
    observer.disconnect();
  };
}

/**
 * After a navigation: the focus goes to the new page's heading, so that a keyboard continues there and a screen reader
 * reads it; the page starts at its top, or where it was left when the reader went back.
 */
export function useArrival(main: RefObject<HTMLElement | null>): void {
  const [location] = useLocation();
  const previous = useRef(location);
  const left = useRef(new Map<string, number>());
  const wentBack = useRef(false);

  useEffect(() => {
    window.history.scrollRestoration = 'manual';
    const onPop = (): void => {
      wentBack.current = true;
    };
    const onScroll = (): void => {
      left.current.set(previous.current, window.scrollY);
    };
    window.addEventListener('popstate', onPop);
    window.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      window.removeEventListener('popstate', onPop);
      window.removeEventListener('scroll', onScroll);
    };
  }, []);

  useEffect(() => {
    const root = main.current;
    if (previous.current === location || !root) return undefined;
    const goal = wentBack.current ? (left.current.get(location) ?? 0) : 0;
    previous.current = location;
    wentBack.current = false;
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
