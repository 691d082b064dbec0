import { useRef } from 'react';
import { laneColour, useBox } from '@/lesson-kit';
import styles from './Picture.module.css';

interface Spread {
  readonly mean: Float32Array;
  readonly deviation: Float32Array;
}

export interface FanChartProps {
  readonly fit: { readonly inputs: Float32Array };
  /** without masks */
  readonly outputs: Float32Array;
  readonly spread: Spread | null;
  readonly curve: { readonly inputs: Float32Array; readonly targets: Float32Array };
  readonly lane: number;
  /** of the grid point that is read */
  readonly index: number;
  readonly label: string;
}

const [low, high] = [-2.6, 2.6];
const ticks = [-2, -1, 0, 1, 2];

type Place = (value: number) => number;

const path = (inputs: Float32Array, values: ArrayLike<number>, x: Place, y: Place): string => Array.from(inputs, (input, index) => `${index === 0 ? 'M' : 'L'}${x(input).toFixed(1)} ${y(values[index] ?? 0).toFixed(1)}`).join('');

/** Area between mean − k·deviation and mean + k·deviation. */
function band(inputs: Float32Array, { mean, deviation }: Spread, k: number, x: Place, y: Place): string {
  const above = Array.from(inputs, (input, index) => `${x(input).toFixed(1)} ${y(mean[index]! + k * deviation[index]!).toFixed(1)}`);
  const below = Array.from(inputs, (input, index) => `${x(input).toFixed(1)} ${y(mean[index]! - k * deviation[index]!).toFixed(1)}`).toReversed();
  return `M${[...above, ...below].join('L')}Z`;
}

/** Mean, bands and data along x; what leaves the plot is cut off at its edge. */
export function FanChart({ fit: { inputs }, outputs, spread, curve, lane, index, label }: FanChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { width, rem } = useBox(frame);
  const height = Math.max(14 * rem, width * 0.5);
  const bottom = height - 1.6 * rem;
  const [first, last] = [inputs[0] ?? -1, inputs.at(-1) ?? 1];
  const x: Place = (value) => ((value - first) / (last - first)) * width;
  const y: Place = (value) => bottom * (1 - (Math.min(Math.max(value, low), high) - low) / (high - low));
  const colour = laneColour(lane);
  const marks = [...new Set([Math.ceil(first), ...ticks, Math.floor(last)])].filter((mark) => mark > first && mark < last);
  return (
    <div ref={frame} className={styles.chart}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={label}>
          {ticks.map((tick) => (
            <g key={tick}>
              <line className={styles.grid} x1="0" x2={width} y1={y(tick)} y2={y(tick)} />
              <text className={styles.tick} x={0.3 * rem} y={y(tick) - 3}>{tick}</text>
            </g>
          ))}
          {marks.map((mark) => (
            <text key={mark} className={styles.tick} x={x(mark)} y={height - 0.4 * rem} textAnchor="middle">{mark}</text>
          ))}
          {spread && (
            <>
              <path d={band(inputs, spread, 2, x, y)} fill={colour} opacity="0.18" />
              <path d={band(inputs, spread, 1, x, y)} fill={colour} opacity="0.3" />
            </>
          )}
          <path className={styles.plain} d={path(inputs, outputs, x, y)} />
          {Array.from(curve.inputs, (input, point) => (
            <circle key={point} className={styles.point} cx={x(input)} cy={y(curve.targets[point] ?? 0)} r={0.16 * rem} />
          ))}
          {spread && <path className={styles.mean} d={path(inputs, spread.mean, x, y)} stroke={colour} />}
          <line className={styles.cursor} x1={x(inputs[index] ?? 0)} x2={x(inputs[index] ?? 0)} y1="0" y2={bottom} />
        </svg>
      )}
    </div>
  );
}
