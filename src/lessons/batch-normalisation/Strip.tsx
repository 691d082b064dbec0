import styles from './Picture.module.css';

export interface StripProps {
  readonly values: readonly number[];
  readonly mean: number;
  readonly deviation: number;
  /** the axis reaches from −reach to reach */
  readonly reach: number;
  /** sample that stands out */
  readonly marked: number;
  readonly label: string;
  /** hollow triangle: the running mean */
  readonly running?: number;
  readonly after?: boolean;
}

const width = 200;
const height = 44;
const lanes = 5;

/** The values of one unit as dots, with the mean as a line and a bar of one standard deviation to both sides. */
export function Strip({ values, mean, deviation, reach, marked, label, running, after = false }: StripProps) {
  const toX = (value: number): number => width / 2 + (Math.max(-1.02, Math.min(1.02, value / reach)) * (width - 12)) / 2;
  const toY = (index: number): number => 8 + ((index * 3) % lanes) * 4.5;
  const dots = values.map((value, index) => `M${toX(value).toFixed(1)} ${toY(index)}h0`).join('');
  const [left, right] = [toX(mean - deviation), toX(mean + deviation)];
  return (
    <svg className={styles.strip} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <line className={styles.zero} x1={width / 2} x2={width / 2} y1="0" y2={height} />
      <path className={styles.dots} data-after={after} d={dots} />
      <path className={styles.sigma} d={`M${left} 37H${right}M${left} 33v8M${right} 33v8`} />
      <line className={styles.mean} x1={toX(mean)} x2={toX(mean)} y1="2" y2="42" />
      {running !== undefined && <path className={styles.running} d={`M${toX(running)} 30l-4.5 -8h9z`} />}
      <circle className={styles.marked} cx={toX(values[marked] ?? 0)} cy={toY(marked)} r="4.2" />
    </svg>
  );
}
