import { useEffect, useRef, useState, type RefObject } from 'react';
import { useLabCommands } from '@/session/LabContext';
import type { WatchedPanel } from '@/session/types';

/** Whether any of the element is inside the window; true where that cannot be observed. */
function useOnScreen(element: RefObject<HTMLElement | null>): boolean {
  const [visible, setVisible] = useState(true);
  useEffect(() => {
    if (!element.current || typeof IntersectionObserver === 'undefined') return undefined;
    const observer = new IntersectionObserver((entries) => setVisible(entries.at(-1)?.isIntersecting ?? true));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return visible;
}

/** Asks the worker for what the panel shows, while it is mounted and on screen and no longer. */
export function useWatch(panel: WatchedPanel): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  const visible = useOnScreen(element);
  const { watch } = useLabCommands();
  useEffect(() => {
    if (!visible) return undefined;
    watch(panel, true);
    return () => watch(panel, false);
  }, [watch, panel, visible]);
  return element;
}
