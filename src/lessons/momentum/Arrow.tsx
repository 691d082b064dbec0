import type { Point } from '@/lesson-kit';
import styles from './Picture.module.css';

export interface ArrowProps {
  readonly from: Point;
  readonly to: Point;
  readonly kind: 'carried' | 'push' | 'whole';
  readonly rem: number;
  /** the same vector moved elsewhere */
  readonly copy?: boolean;
  readonly label?: string;
  /** where its name stands: right (1) or left (−1) of the shaft as seen along it, or beyond its tip */
  readonly side?: 1 | -1 | 'tip';
}

/** A vector in pixels, with its name beside it. Nothing is drawn where it is too short to see. */
export function Arrow({ from, to, kind, rem, copy = false, label, side = 1 }: ArrowProps) {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  if (!(length > 1.5)) return null;
  const [ux, uy] = [dx / length, dy / length];
  const head = Math.min(rem * 0.75, length * 0.6);
  const neck: Point = [to[0] - head * ux, to[1] - head * uy];
  const corners = [to, [neck[0] - head * 0.42 * uy, neck[1] + head * 0.42 * ux], [neck[0] + head * 0.42 * uy, neck[1] - head * 0.42 * ux]];
  const offset = rem * 1.05;
  const spot: Point = side === 'tip' ? [to[0] + offset * ux, to[1] + offset * uy] : [(from[0] + to[0]) / 2 - side * offset * uy, (from[1] + to[1]) / 2 + side * offset * ux];
  const across = side === 'tip' ? ux : -side * uy;
  return (
    <g className={styles.arrow} data-kind={kind} data-copy={copy}>
      <line x1={from[0]} y1={from[1]} x2={neck[0]} y2={neck[1]} />
      <polygon points={corners.map((corner) => corner.join(',')).join(' ')} />
      {label !== undefined && length > rem * 1.2 && (
        <text x={spot[0]} y={spot[1]} textAnchor={across > 0.35 ? 'start' : across < -0.35 ? 'end' : 'middle'}>
          {label}
        </text>
      )}
    </g>
  );
}
