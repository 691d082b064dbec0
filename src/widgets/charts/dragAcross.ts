import type { PointerEvent } from 'react';

export interface DragHandlers {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
}

/** A chart that is read by dragging across it: `read` gets 0 at `left` and 1 at `right` (pixels), and less or more beyond them. */
export function dragAcross({ left, right }: { readonly left: number; readonly right: number }, read: (share: number) => void): DragHandlers {
  const follow = (event: PointerEvent<HTMLElement>): void => read((event.clientX - event.currentTarget.getBoundingClientRect().left - left) / (right - left));
  return {
    onPointerDown: (event) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      follow(event);
    },
    onPointerMove: (event) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event);
    },
  };
}
