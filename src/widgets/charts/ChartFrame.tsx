import type { PointerEvent, ReactNode, RefObject } from 'react';
import styles from './ChartFrame.module.css';
import type { DragHandlers } from './dragAcross';

export interface ChartFrameProps {
  /** the element whose width useBox measures */
  readonly frame: RefObject<HTMLDivElement | null>;
  /** pixels; nothing is drawn before the first measurement */
  readonly width: number;
  readonly height: number;
  /** the picture in words */
  readonly label: string;
  readonly drag?: DragHandlers;
  readonly onPointerDown?: (event: PointerEvent<HTMLDivElement>) => void;
  /** an element that stands over the drawing */
  readonly handle?: ReactNode;
  readonly children: ReactNode;
}

/** The ground on which a chart is drawn as SVG, as wide as the text. */
export function ChartFrame({ frame, width, height, label, drag, onPointerDown, handle, children }: ChartFrameProps) {
  return (
    <div ref={frame} className={styles.frame} style={{ height }} data-drag={drag !== undefined} onPointerDown={onPointerDown} {...drag}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={label}>
          {children}
        </svg>
      )}
      {handle}
    </div>
  );
}
