import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { defineMessages } from '@/lib/messages';
import { useMessages } from '@/ui/preferences/language';
import { formatFixed } from '@/widgets/format';
import styles from './OptimizerRace.module.css';
import { buildProjection, clampToWindow, type Point, type Terrain } from './race';

const messages = defineMessages({
  en: { handle: (x: string, y: string) => `Start at (${x}, ${y}). Drag it, or move it with the arrow keys.` },
  zh: { handle: (x: string, y: string) => `起点 (${x}, ${y})。可拖动，也可用方向键移动。` },
});

export interface StartHandleProps {
  readonly terrain: Terrain;
  readonly start: Point;
  readonly width: number;
  readonly height: number;
  readonly onStart: (start: Point) => void;
}

const directions: Readonly<Record<string, Point>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** The place all paths begin: dragged with a pointer, moved by arrow keys (with Shift in large steps). */
export function StartHandle({ terrain, start, width, height, onStart }: StartHandleProps) {
  const text = useMessages(messages);
  const dragging = useRef(false);
  const { toPixel, toPoint } = buildProjection(terrain, width, height);
  const [left, top] = toPixel(start);

  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = directions[event.key];
    if (!direction) return;
    event.preventDefault();
    event.stopPropagation();
    const stride = (terrain.reach / 50) * (event.shiftKey ? 5 : 1);
    onStart(clampToWindow(terrain, [start[0] + direction[0] * stride, start[1] + direction[1] * stride]));
  };
  const onPointerMove = (event: PointerEvent<HTMLButtonElement>): void => {
    const area = event.currentTarget.offsetParent?.getBoundingClientRect();
    if (dragging.current && area) onStart(clampToWindow(terrain, toPoint(event.clientX - area.left, event.clientY - area.top)));
  };
  const drop = (): void => {
    dragging.current = false;
  };

  return (
    <button
      type="button"
      className={styles.handle}
      style={{ left, top }}
      aria-label={text.handle(formatFixed(start[0], 2), formatFixed(start[1], 2))}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        dragging.current = true;
      }}
      onPointerMove={onPointerMove}
      onPointerUp={drop}
      onPointerCancel={drop}
    />
  );
}
