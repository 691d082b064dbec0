import { defineMessages } from '@/lib/messages';
import { useMessages } from '@/ui/preferences/language';
import { laneColour, laneDashArray } from '@/widgets/lanes/laneStyle';
import styles from './LossSparkline.module.css';

const messages = defineMessages({
  en: { loss: 'training loss', step: 'step' },
  zh: { loss: '训练损失', step: '步' },
});

export interface LossSparklineProps {
  /** one list of losses per lane; sample i belongs to step i · every */
  readonly lanes: readonly (readonly number[])[];
  readonly every: number;
  readonly steps: number;
  /** the same in words */
  readonly label: string;
}

const width = 600;
const height = 150;

/** Top of the axis: what a network without any knowledge of two classes loses, and a little air. */
const most = 0.8;
const ticks = [0, 0.25, 0.5, 0.75];

const y = (loss: number): number => height * (1 - Math.min(loss, most) / most);

function path(losses: readonly number[], every: number, steps: number): string {
  return losses.map((loss, index) => `${index === 0 ? 'M' : 'L'}${((index * every * width) / steps).toFixed(1)} ${y(loss).toFixed(1)}`).join('');
}

/** Two curves and their axes. The lessons have real charts; this one must be small. */
export function LossSparkline({ lanes, every, steps, label }: LossSparklineProps) {
  const text = useMessages(messages);
  return (
    <div className={styles.chart}>
      <span className={styles.axis}>{text.loss}</span>
      <div className={styles.plot}>
        <ol className={styles.ticks} aria-hidden="true">
          {ticks.map((tick) => (
            <li key={tick} style={{ top: `${(100 * y(tick)) / height}%` }}>
              {tick}
            </li>
          ))}
        </ol>
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" className={styles.curves} role="img" aria-label={label}>
          {ticks.map((tick) => (
            <path key={tick} className={styles.grid} d={`M0 ${y(tick)}H${width}`} />
          ))}
          {lanes.map((losses, lane) => (
            <path
              key={lane}
              className={styles.curve}
              d={path(losses, every, steps)}
              stroke={laneColour(lane)}
              strokeDasharray={laneDashArray(lane, 2)}
            />
          ))}
        </svg>
      </div>
      <div className={styles.steps} aria-hidden="true">
        <span>0</span>
        <span>{text.step}</span>
        <span>{steps}</span>
      </div>
    </div>
  );
}
