import { useRef } from 'react';
import { ChartFrame, dragAcross, formatFixed, laneColour, laneDashArray, useBox } from '@/lesson-kit';
import styles from './Picture.module.css';
import { length, weightOf, type Series } from './series';

export interface AverageChartProps {
  readonly series: Series;
  readonly beta: number;
  /** from 1 */
  readonly t: number;
  readonly onT: (t: number) => void;
  readonly label: string;
  readonly weightsLabel: string;
}

const highest = 16;
const ticks = [0, 5, 10, 15];

/** Points, both averages, and below them how much each value counts at t. */
export function AverageChart({ series, beta, t, onT, label, weightsLabel }: AverageChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { width, rem } = useBox(frame);
  const chart = Math.round(Math.max(width / 2.1, rem * 11));
  const strip = rem * 3.6;
  const gutter = rem * 1.7;
  const toX = (at: number): number => gutter + ((at - 0.5) / length) * (width - gutter);
  const toY = (value: number): number => chart * (1 - value / highest);
  const path = (values: readonly number[]): string => values.map((value, index) => `${index === 0 ? 'M' : 'L'}${toX(index + 1).toFixed(1)} ${toY(value).toFixed(1)}`).join('');
  const drag = dragAcross({ left: gutter, right: width }, (at) => onT(Math.min(length, Math.max(1, Math.round(at * length + 0.5)))));
  const column = (width - gutter) / length;
  return (
    <ChartFrame frame={frame} width={width} height={chart + strip} label={label} drag={drag}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={styles.grid} x1={gutter} x2={width} y1={toY(tick)} y2={toY(tick)} />
          <text className={styles.tick} x={gutter - rem * 0.4} y={toY(tick)} textAnchor="end" dominantBaseline={tick === 0 ? 'auto' : 'central'}>
            {formatFixed(tick, 0)}
          </text>
        </g>
      ))}
      <path className={styles.truth} d={path(series.truth)} />
      {series.values.map((value, index) => (
        <circle key={index} className={styles.sample} data-past={index < t} cx={toX(index + 1)} cy={toY(value)} r={rem * 0.13} />
      ))}
      <path className={styles.line} stroke={laneColour(1)} strokeDasharray={laneDashArray(1, 2)} d={path(series.raw)} />
      <path className={styles.line} stroke={laneColour(0)} d={path(series.corrected)} />
      <line className={styles.cursor} x1={toX(t)} x2={toX(t)} y1={0} y2={chart + strip} />
      <circle cx={toX(t)} cy={toY(series.raw[t - 1] ?? 0)} r={rem * 0.36} fill={laneColour(1)} />
      <circle cx={toX(t)} cy={toY(series.corrected[t - 1] ?? 0)} r={rem * 0.36} fill={laneColour(0)} />
      {Array.from({ length: t }, (_, index) => {
        const size = (strip - rem * 1.5) * (weightOf(beta, t - 1 - index) / weightOf(beta, 0));
        return <rect key={index} className={styles.weight} x={toX(index + 0.6)} width={Math.max(1, column * 0.8)} y={chart + strip - size} height={size} />;
      })}
      <text className={styles.tick} x={gutter} y={chart + rem * 1.05}>
        {weightsLabel}
      </text>
    </ChartFrame>
  );
}
