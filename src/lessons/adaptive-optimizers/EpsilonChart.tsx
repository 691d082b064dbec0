import { useRef } from 'react';
import { ChartFrame, dragAcross, formatDecade, formatFixed, laneColour, laneDashArray, useBox } from '@/lesson-kit';
import { epsilonRules, stepShare } from './epsilon';
import styles from './Picture.module.css';

/** Decades of |g|. */
export const gradientRange: readonly [number, number] = [-10, 0];

export interface EpsilonChartProps {
  readonly gradient: number;
  readonly t: number;
  readonly onGradient: (gradient: number) => void;
  readonly title: string;
  readonly gradientLabel: string;
  /** the picture in words */
  readonly label: string;
}

const samples = 121;
const decades = gradientRange[1] - gradientRange[0];
const shares = [0, 0.5, 1];

/** How much of η is left of a step, over the size of the gradient. Dragging reads it off. */
export function EpsilonChart({ gradient, t, onGradient, title, gradientLabel, label }: EpsilonChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { width, rem } = useBox(frame);
  const height = Math.round(Math.max(rem * 13, Math.min(width * 0.42, rem * 17)));
  const plot = { left: rem * 2.6, right: width - rem * 1.1, top: rem * 2.4, bottom: height - rem * 2.7 };
  const toX = (exponent: number): number => plot.left + ((exponent - gradientRange[0]) / decades) * (plot.right - plot.left);
  const toY = (share: number): number => plot.bottom - share * (plot.bottom - plot.top);
  const drag = dragAcross(plot, (at) => onGradient(10 ** (gradientRange[0] + decades * Math.min(1, Math.max(0, at)))));
  const exponents = Array.from({ length: samples }, (_, index) => gradientRange[0] + (decades * index) / (samples - 1));
  return (
    <ChartFrame frame={frame} width={width} height={height} label={label} drag={drag}>
      {shares.map((share) => (
        <g key={share}>
          <line className={styles.grid} x1={plot.left} x2={plot.right} y1={toY(share)} y2={toY(share)} />
          <text className={styles.tick} x={plot.left - rem * 0.4} y={toY(share)} textAnchor="end" dominantBaseline="central">
            {formatFixed(share, 1)}
          </text>
        </g>
      ))}
      {Array.from({ length: decades / 2 + 1 }, (_, index) => gradientRange[0] + 2 * index).map((exponent) => (
        <text key={exponent} className={styles.tick} x={toX(exponent)} y={plot.bottom + rem * 1.05} textAnchor="middle">
          {formatDecade(exponent)}
        </text>
      ))}
      <text className={styles.title} x={rem * 0.6} y={rem * 1.1}>
        {title}
      </text>
      <text className={styles.tick} x={plot.right} y={height - rem * 0.4} textAnchor="end">
        {gradientLabel}
      </text>
      <line className={styles.guessing} x1={toX(Math.log10(gradient))} x2={toX(Math.log10(gradient))} y1={plot.top} y2={plot.bottom} />
      {epsilonRules.map((rule, index) => (
        <path key={rule.id} className={styles.line} stroke={laneColour(index)} strokeDasharray={laneDashArray(index, 2)} d={`M${exponents.map((exponent) => `${toX(exponent).toFixed(1)} ${toY(stepShare(rule, 10 ** exponent, t)).toFixed(1)}`).join('L')}`} />
      ))}
      {epsilonRules.map((rule, index) => (
        <circle key={rule.id} className={styles.mark} cx={toX(Math.log10(gradient))} cy={toY(stepShare(rule, gradient, t))} r={rem * 0.3} fill={laneColour(index)} />
      ))}
    </ChartFrame>
  );
}
