import { useRef } from 'react';
import { formatFixed, useBox } from '@/lesson-kit';
import { names } from './company';
import styles from './Boards.module.css';

export interface Mark {
  readonly sample: number;
  readonly at: number;
  readonly filled: boolean;
}

export interface CompanyAxisProps {
  readonly title: string;
  /** from −reach to reach */
  readonly reach: number;
  readonly marks: readonly Mark[];
  readonly dashed: number;
  readonly label: string;
}

/** Lettered samples on a line; letters that would lie on each other stand in two rows. */
export function CompanyAxis({ title, reach, marks, dashed, label }: CompanyAxisProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { width, rem } = useBox(frame);
  const radius = rem * 0.62;
  const height = rem * 4.6;
  const toX = (value: number): number => width / 2 + (value / reach) * (width / 2 - radius - 2);
  const ordered = marks.toSorted((a, b) => a.at - b.at);
  const row = (index: number): number => (index > 0 && toX(ordered[index]!.at) - toX(ordered[index - 1]!.at) < 2 * radius ? 1 - row(index - 1) : 0);
  return (
    <div>
      <p className={styles.chartTitle}>{title}</p>
      <div ref={frame} style={{ height }}>
        {width > 0 && (
          <svg width={width} height={height} role="img" aria-label={label}>
            <line className={styles.grid} x1="0" x2={width} y1={rem * 3.1} y2={rem * 3.1} />
            {[-reach + 1, 0, reach - 1].map((tick) => (
              <text key={tick} className={styles.tick} x={toX(tick)} y={rem * 4.2} textAnchor="middle">
                {formatFixed(tick, 0)}
              </text>
            ))}
            <line className={styles.truth} x1={toX(dashed)} x2={toX(dashed)} y1="0" y2={rem * 3.1} />
            {ordered.map(({ sample, at, filled }, index) => (
              <g key={sample} className={styles.letter} data-filled={filled} data-self={sample === 0} style={{ transform: `translate(${toX(at)}px, ${rem * 2.3 - row(index) * radius * 2.1}px)` }}>
                <circle r={radius} />
                <text textAnchor="middle" dominantBaseline="central">
                  {names[sample]}
                </text>
              </g>
            ))}
          </svg>
        )}
      </div>
    </div>
  );
}
