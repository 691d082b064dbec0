import { defineMessages } from '@/lib/messages';
import { useMessages } from '@/ui/preferences/language';
import { laneColour, laneDashArray } from '@/widgets/lanes/laneStyle';
import styles from './LossSparkline.module.css';

const messages = defineMessages({
  en: { loss: 'training loss', step: 'step' },
  zh: { loss: '训练损失', step: '步' },
});

export interface LossSparklineProps {
  /** one curve per lane; null is a gap */
  readonly curves: readonly (readonly { readonly step: number; readonly value: number | null }[])[];
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

function path(curve: LossSparklineProps['curves'][number], steps: number): string {
  const points = curve.filter((point): point is { readonly step: number; readonly value: number } => point.value !== null);
  return points.map(({ step, value }, index) => `${index === 0 ? 'M' : 'L'}${((step * width) / steps).toFixed(1)} ${y(value).toFixed(1)}`).join('');
}

/** Two curves and their axes. The lessons have real charts; this one must be small. */
export function LossSparkline({ curves, steps, label }: LossSparklineProps) {
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
          {curves.map((curve, lane) => (
            <path
              key={lane}
              className={styles.curve}
              d={path(curve, steps)}
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
