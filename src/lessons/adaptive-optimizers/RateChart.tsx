import { useRef, type PointerEvent } from 'react';
import { ChartFrame, formatDecade, formatFixed, laneColour, laneDashArray, LaneDot, useBox } from '@/lesson-kit';
import styles from './Picture.module.css';
import { marksOf, rateExponents, rateShare, valueAxis, type Mark, type Quantity } from './rateAxes';
import { rules, type SweepPoints } from './rateSweep';

export interface Selected {
  readonly rule: number;
  /** index into rates */
  readonly rate: number;
}

export interface RateChartProps {
  readonly points: SweepPoints;
  readonly quantity: Quantity;
  readonly hidden: ReadonlySet<number>;
  readonly selected: Selected | null;
  readonly onSelect: (selected: Selected) => void;
  /** loss or accuracy of a network that has learned nothing */
  readonly guessing: number;
  readonly guessingLabel: string;
  readonly title: string;
  readonly rateLabel: string;
  /** the picture in words */
  readonly label: string;
}

/** Where every rule ends, over the learning rate. A click takes the nearest point; the table behind serves the keyboard. */
export function RateChart({ points, quantity, hidden, selected, onSelect, guessing, guessingLabel, title, rateLabel, label }: RateChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { width, rem } = useBox(frame);
  const height = Math.round(Math.max(rem * 19, Math.min(width * 0.55, rem * 24)));
  const plot = { left: rem * 3, right: width - rem * 1.1, top: rem * 2.2, bottom: height - rem * 2.7 };
  const toX = (share: number): number => plot.left + share * (plot.right - plot.left);
  const toY = (share: number): number => plot.bottom - share * (plot.bottom - plot.top);
  const axis = valueAxis(quantity, points);
  const marks = marksOf(points, quantity, (rule) => !hidden.has(rule));
  const chosen = marks.find(({ rule, rate }) => rule === selected?.rule && rate === selected.rate);
  const pick = (event: PointerEvent<HTMLDivElement>): void => {
    const area = event.currentTarget.getBoundingClientRect();
    const away = ({ x, y }: Mark): number => Math.hypot(toX(x) - event.clientX + area.left, toY(y) - event.clientY + area.top);
    const nearest = marks.toSorted((one, other) => away(one) - away(other))[0];
    if (nearest && away(nearest) < rem * 2) onSelect(nearest);
  };
  return (
    <ChartFrame frame={frame} width={width} height={height} label={label} onPointerDown={pick}>
      {axis.ticks.map(({ value, exponent }) => (
        <g key={value}>
          <line className={styles.grid} x1={plot.left} x2={plot.right} y1={toY(axis.toShare(value))} y2={toY(axis.toShare(value))} />
          <text className={styles.tick} x={plot.left - rem * 0.4} y={toY(axis.toShare(value))} textAnchor="end" dominantBaseline="central">
            {exponent === null ? formatFixed(value, 2) : formatDecade(exponent)}
          </text>
        </g>
      ))}
      {rateExponents.map((exponent) => (
        <g key={exponent}>
          <line className={styles.grid} x1={toX(rateShare(10 ** exponent))} x2={toX(rateShare(10 ** exponent))} y1={plot.top} y2={plot.bottom} />
          <text className={styles.tick} x={toX(rateShare(10 ** exponent))} y={plot.bottom + rem * 1.05} textAnchor="middle">
            {formatDecade(exponent)}
          </text>
        </g>
      ))}
      <text className={styles.title} x={rem * 0.6} y={rem * 1.1}>
        {title}
      </text>
      <text className={styles.tick} x={plot.right} y={height - rem * 0.4} textAnchor="end">
        {rateLabel}
      </text>
      <line className={styles.guessing} x1={plot.left} x2={plot.right} y1={toY(axis.toShare(guessing))} y2={toY(axis.toShare(guessing))} />
      <text className={styles.tick} x={plot.left + rem * 0.3} y={toY(axis.toShare(guessing)) + rem * (quantity === 'trainLoss' ? -0.5 : 1.1)}>
        {guessingLabel}
      </text>
      {rules.map((kind, rule) => {
        const own = marks.filter((mark) => mark.rule === rule);
        return (
          <g key={kind} opacity={selected === null || selected.rule === rule ? 1 : 0.45}>
            {own.length > 1 && <path className={styles.line} stroke={laneColour(rule)} strokeDasharray={laneDashArray(rule, 2)} d={`M${own.map(({ x, y }) => `${toX(x).toFixed(1)} ${toY(y).toFixed(1)}`).join('L')}`} />}
            {own.map(({ rate, x, y, off }) => (off ? <Cross key={rate} x={toX(x)} y={toY(y)} size={rem * 0.28} rule={rule} /> : <circle key={rate} cx={toX(x)} cy={toY(y)} r={rem * 0.24} fill={laneColour(rule)} />))}
          </g>
        );
      })}
      {chosen && <LaneDot lane={chosen.rule} x={toX(chosen.x)} y={toY(chosen.y)} radius={rem * 0.55} />}
    </ChartFrame>
  );
}

function Cross({ x, y, size, rule }: { readonly x: number; readonly y: number; readonly size: number; readonly rule: number }) {
  return <path className={styles.line} stroke={laneColour(rule)} d={`M${x - size} ${y - size}L${x + size} ${y + size}M${x - size} ${y + size}L${x + size} ${y - size}`} />;
}
