import { useLayoutEffect, useState, type RefObject } from 'react';

export interface Box {
  readonly width: number;
  readonly height: number;
  /** pixels of one rem: lecture mode and large windows make everything grow together */
  readonly rem: number;
}

/** Before the first measurement, and where there is no layout (tests). */
const unmeasured: Box = { width: 0, height: 0, rem: 16 };

const rootFontSize = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

/** Size of an element in CSS pixels, followed as it changes. */
export function useBox(element: RefObject<HTMLElement | null>): Box {
  const [box, setBox] = useState(unmeasured);
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return undefined;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = target;
      const rem = rootFontSize();
      setBox((old) => (old.width === width && old.height === height && old.rem === rem ? old : { width, height, rem }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return box;
}
