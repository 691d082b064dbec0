import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Range } from './curve';
import { xToStep, type Geometry } from './geometry';
import type { ChartView } from './useChartView';

/** Pixels a pointer must travel before a click becomes a zoom. */
const dragThreshold = 6;

interface Drag {
  readonly from: number;
  readonly to: number;
}

export interface ChartInput {
  /** pixels, while the reader drags a window */
  readonly drag: Drag | null;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
    readonly onPointerLeave: () => void;
    readonly onDoubleClick: () => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    readonly onBlur: () => void;
  };
}

/** Where the crosshair goes for a key, or undefined when the key is not ours. */
function moved(key: string, crosshair: number | null, [from, to]: Range, big: boolean): number | undefined {
  const stride = big ? Math.max(1, Math.round((to - from) / 20)) : 1;
  const here = crosshair ?? to;
  if (key === 'ArrowLeft') return Math.max(from, here - stride);
  if (key === 'ArrowRight') return Math.min(to, here + stride);
  if (key === 'Home') return from;
  if (key === 'End') return to;
  return undefined;
}

/** The window scaled by `factor` around the crosshair. */
function scaled([from, to]: Range, crosshair: number | null, factor: number): Range {
  const centre = crosshair ?? (from + to) / 2;
  return [centre - (centre - from) * factor, centre + (to - centre) * factor];
}

/** Hover moves the crosshair, dragging with a mouse selects a window; arrows, + − and Escape do the same by keyboard. */
export function useChartInput(view: ChartView, geometry: Geometry): ChartInput {
  const [drag, setDrag] = useState<Drag | null>(null);
  const at = (event: PointerEvent<HTMLElement>): number => event.clientX - event.currentTarget.getBoundingClientRect().left;
  const stop = (): void => setDrag(null);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const target = moved(event.key, view.crosshair, view.window, event.shiftKey);
    if (target !== undefined) view.setCrosshair(target);
    else if (event.key === '+' || event.key === '=') view.zoom(scaled(view.window, view.crosshair, 0.5));
    else if (event.key === '-') view.zoom(scaled(view.window, view.crosshair, 2));
    else if (event.key === 'Escape' && (view.crosshair !== null || view.zoomed)) {
      view.setCrosshair(null);
      view.zoom(null);
    } else return;
    // The lab's own keys (→ is "one step") must not act as well.
    event.preventDefault();
    event.stopPropagation();
  };

  return {
    drag: drag && Math.abs(drag.to - drag.from) >= dragThreshold ? drag : null,
    handlers: {
      onPointerDown: (event) => {
        if (event.pointerType !== 'mouse' || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ from: at(event), to: at(event) });
      },
      onPointerMove: (event) => {
        const x = at(event);
        view.setCrosshair(xToStep(x, view.window, geometry));
        if (drag) setDrag({ from: drag.from, to: x });
      },
      onPointerUp: () => {
        if (drag && Math.abs(drag.to - drag.from) >= dragThreshold) {
          const [a, b] = [xToStep(drag.from, view.window, geometry), xToStep(drag.to, view.window, geometry)];
          view.zoom([Math.min(a, b), Math.max(a, b)]);
        }
        stop();
      },
      onPointerCancel: stop,
      onPointerLeave: () => view.setCrosshair(null),
      onDoubleClick: () => view.zoom(null),
      onKeyDown,
      onBlur: () => view.setCrosshair(null),
    },
  };
}
