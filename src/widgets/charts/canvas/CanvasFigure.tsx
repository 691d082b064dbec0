import { useLayoutEffect, useRef } from 'react';
import { useTheme } from '@/ui/preferences/theme';
import { useBox } from '@/widgets/charts/useBox';
import styles from './CanvasFigure.module.css';

export interface CanvasSize {
  /** CSS pixels: draw in these, the context is scaled */
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
  readonly rem: number;
}

export type Draw = (context: CanvasRenderingContext2D, size: CanvasSize) => void;

export interface CanvasFigureProps {
  /** what the picture shows, in words */
  readonly label: string;
  /** must keep its identity while nothing changes */
  readonly draw: Draw;
  /** width : height */
  readonly aspect: number;
}

/** A drawing that is sharp on every screen, follows its container's width, and is redrawn when the theme changes. */
export function CanvasFigure({ label, draw, aspect }: CanvasFigureProps) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, rem } = useBox(frame);
  const height = Math.round(width / aspect);
  const { scheme } = useTheme();

  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || width === 0) return;
    // Beyond 3 nobody sees the difference, and the memory grows with the square.
    const ratio = Math.min(3, window.devicePixelRatio || 1);
    element.width = Math.round(width * ratio);
    element.height = Math.round(height * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    draw(context, { width, height, ratio, rem });
  }, [draw, width, height, rem, scheme]);

  return (
    <div ref={frame} className={styles.frame}>
      <canvas ref={canvas} className={styles.canvas} role="img" aria-label={label} style={{ width, height }} />
    </div>
  );
}
