import { laneColour } from '@/lesson-kit';
import styles from './Picture.module.css';

export interface AnswerBarsProps {
  readonly means: readonly number[];
  readonly deviations: readonly number[];
  readonly lane: number;
  readonly label: string;
}

const height = 60;
const gap = 20;

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
const y = (probability: number): number => 4 + height * (1 - clamp(probability));

/** Ten probabilities with one standard deviation to either side. */
export function AnswerBars({ means, deviations, lane, label }: AnswerBarsProps) {
  return (
    <svg className={styles.bars} viewBox={`0 0 ${10 * gap} ${height + 18}`} role="img" aria-label={label}>
      <line className={styles.grid} x1="0" x2={10 * gap} y1={y(1)} y2={y(1)} />
      <line className={styles.grid} x1="0" x2={10 * gap} y1={y(0.5)} y2={y(0.5)} />
      {means.map((mean, digit) => {
        const [x, deviation] = [digit * gap + gap / 2, deviations[digit] ?? 0];
        return (
          <g key={digit}>
            <rect x={x - 6} y={y(mean)} width="12" height={y(0) - y(mean)} fill={laneColour(lane)} opacity="0.7" />
            <path className={styles.whisker} d={`M${x} ${y(mean - deviation)}V${y(mean + deviation)}M${x - 3} ${y(mean + deviation)}h6M${x - 3} ${y(mean - deviation)}h6`} />
            <text className={styles.digitName} x={x} y={height + 15} textAnchor="middle">{digit}</text>
          </g>
        );
      })}
      <line className={styles.axis} x1="0" x2={10 * gap} y1={y(0)} y2={y(0)} />
    </svg>
  );
}
