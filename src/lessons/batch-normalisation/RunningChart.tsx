import { useRef } from 'react';
import { ChartFrame, dragAcross, formatFixed, laneColour, useBox } from '@/lesson-kit';
import styles from './Boards.module.css';
import { lastStep, truth, type RunningPoint } from './running';

export interface RunningChartProps {
  readonly points: readonly RunningPoint[];
  readonly what: 'mean' | 'variance';
  readonly highest: number;
  readonly lowest: number;
  readonly step: number;
  readonly onStep: (step: number) => void;
  readonly title: string;
  readonly label: string;
}

/** Dots: what each batch says. Line: the running value. Dashed: what a very large batch would say. */
export function RunningChart({ points, what, lowest, highest, step, onStep, title, label }: RunningChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { width, rem } = useBox(frame);
  const height = rem * 8;
  const gutter = rem * 1.6;
  const toX = (at: number): number => gutter + rem * 0.4 + (at / lastStep) * (width - gutter - rem);
  const toY = (value: number): number => height - rem * 0.5 - ((Math.max(lowest, Math.min(highest, value)) - lowest) / (highest - lowest)) * (height - rem);
  const path = points.map(({ running }, index) => `${index === 0 ? 'M' : 'L'}${toX(index).toFixed(1)} ${toY(running[what]).toFixed(1)}`).join('');
  const drag = dragAcross({ left: toX(0), right: toX(lastStep) }, (at) => onStep(Math.max(0, Math.min(lastStep, Math.round(at * lastStep)))));
  return (
    <div>
      <p className={styles.chartTitle}>{title}</p>
      <ChartFrame frame={frame} width={width} height={height} label={label} drag={drag}>
        {[lowest, (lowest + highest) / 2, highest].map((tick) => (
          <g key={tick}>
            <line className={styles.grid} x1={gutter} x2={width} y1={toY(tick)} y2={toY(tick)} />
            <text className={styles.tick} x={gutter - rem * 0.3} y={toY(tick)} textAnchor="end" dominantBaseline="central">
              {formatFixed(tick, 0)}
            </text>
          </g>
        ))}
        <line className={styles.truth} x1={gutter} x2={width} y1={toY(truth[what])} y2={toY(truth[what])} />
        {points.map(({ batch }, index) => (index === 0 ? null : <circle key={index} className={styles.batchDot} data-past={index <= step} cx={toX(index)} cy={toY(batch[what])} r={rem * 0.14} />))}
        <path className={styles.line} stroke={laneColour(0)} d={path} />
        <line className={styles.cursor} x1={toX(step)} x2={toX(step)} y1={0} y2={height} />
        <circle cx={toX(step)} cy={toY(points[step]?.running[what] ?? 0)} r={rem * 0.34} fill={laneColour(0)} />
      </ChartFrame>
    </div>
  );
}
