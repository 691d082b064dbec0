import { formatFixed } from '@/lesson-kit';
import { plane } from './curves';
import styles from './Picture.module.css';

export interface PlotGridProps {
  readonly toPixel: (x: number, y: number) => readonly [number, number];
  readonly rem: number;
}

const whole = ([low, high]: readonly [number, number]): readonly number[] => Array.from({ length: Math.floor(high - low) + 1 }, (_, index) => Math.ceil(low) + index);

/** Axes through the origin, a line at every whole number, names where the axes end. */
export function PlotGrid({ toPixel, rem }: PlotGridProps) {
  const [x0, y0] = toPixel(0, 0);
  const [right, bottom] = toPixel(plane.x[1], plane.y[0]);
  return (
    <>
      {whole(plane.x).map((x) => {
        const [px] = toPixel(x, 0);
        return <line key={x} className={x === 0 ? styles.axis : styles.grid} x1={px} x2={px} y1={0} y2={bottom} />;
      })}
      {whole(plane.y).map((y) => {
        const [, py] = toPixel(0, y);
        return <line key={y} className={y === 0 ? styles.axis : styles.grid} x1={0} x2={right} y1={py} y2={py} />;
      })}
      {[-4, -2, 2, 4].map((x) => (
        <text key={x} className={styles.tick} x={toPixel(x, 0)[0]} y={y0 + rem * 1.15} textAnchor="middle">
          {formatFixed(x, 0)}
        </text>
      ))}
      {[-1, 1, 2].map((y) => (
        <text key={y} className={styles.tick} x={x0 - rem * 0.35} y={toPixel(0, y)[1]} textAnchor="end" dominantBaseline="central">
          {formatFixed(y, 0)}
        </text>
      ))}
      <text className={styles.axisName} x={right - rem * 0.4} y={y0 - rem * 0.5} textAnchor="end">
        x
      </text>
    </>
  );
}
