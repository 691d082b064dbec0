import { useEffect, useState, type RefObject } from 'react';

/** Whether someone can see the element now: in the window, on a tab in front. */
export function useWatched(element: RefObject<HTMLElement | null>): boolean {
  const [inWindow, setInWindow] = useState(false);
  const [inFront, setInFront] = useState(() => document.visibilityState === 'visible');

  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new IntersectionObserver((entries) => setInWindow(entries.at(-1)?.isIntersecting ?? false), { threshold: 0.2 });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);

  useEffect(() => {
    const onChange = (): void => setInFront(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', onChange);
    return () => document.removeEventListener('visibilitychange', onChange);
  }, []);

  return inWindow && inFront;
}
