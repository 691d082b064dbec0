import { useRef } from 'react';
import { formatDecade } from '@/widgets/format';
import { laneColour, laneDashArray } from '@/widgets/lanes/laneStyle';
import { ChartFrame } from '@/widgets/charts/ChartFrame';
import { dragAcross } from '@/widgets/charts/dragAcross';
import { useBox } from '@/widgets/charts/useBox';
import { LaneDot } from '@/widgets/lanes/LaneDot';
import styles from './DepthChart.module.css';
import { decadesOf, decadeTicks, heightOf, layerTicks, type Decades, type DepthLine } from './depthScale';

export interface DepthChartProps {
  readonly lines: readonly DepthLine[];
  readonly depth: number;
  readonly layer: number;
  /** dragging across the chart; a slider beside it serves the keyboard */
  readonly onLayer: (layer: number) => void;
  /** what is drawn upwards and to the right */
  readonly title: string;
  readonly layersLabel: string;
  /** values that a reader should wish for */
  readonly band?: readonly [low: number, high: number];
  /** the picture in words */
  readonly label: string;
}

/** One quantity per layer on a log axis, several lanes over each other, with a marker on the layer being read. */
export function DepthChart({ lines, depth, layer, onLayer, title, layersLabel, band, label }: DepthChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { width, rem } = useBox(frame);
  const [gutter, top, bottom] = [rem * 2.9, rem * 2.2, rem * 2.3];
  const height = Math.round(Math.max(rem * 13, Math.min(width * 0.45, rem * 17)));
  const decades = decadesOf(lines);
  const plot = { left: gutter, right: width - rem * 0.9, top, bottom: height - bottom };
  const toX = (at: number): number => plot.left + (at / depth) * (plot.right - plot.left);
  const toY = (value: number): number => plot.bottom - heightOf(value, decades) * (plot.bottom - plot.top);
  const drag = dragAcross(plot, (at) => onLayer(Math.min(depth, Math.max(0, Math.round(at * depth)))));
  const path = (values: readonly number[]): string => {
    const points = values.flatMap((value, at) => (value > 0 ? [`${toX(at).toFixed(1)} ${toY(value).toFixed(1)}`] : []));
    return points.length === 0 ? '' : `M${points.join('L')}`;
  };
  return (
    <ChartFrame frame={frame} width={width} height={height} label={label} drag={drag}>
      {band && <rect className={styles.band} x={plot.left} width={plot.right - plot.left} y={toY(band[1])} height={toY(band[0]) - toY(band[1])} />}
      <Grid decades={decades} depth={depth} plot={plot} toX={toX} toY={toY} rem={rem} />
      <text className={styles.title} x={rem * 0.6} y={rem * 1.1}>
        {title}
      </text>
      <text className={styles.tick} x={plot.right} y={height - rem * 0.35} textAnchor="end">
        {layersLabel}
      </text>
      <line className={styles.cursor} x1={toX(layer)} x2={toX(layer)} y1={plot.top} y2={plot.bottom} />
      {lines.map(({ lane, values, expected = false }) => (
        <path key={`${lane} ${expected}`} className={expected ? styles.expected : styles.line} stroke={laneColour(lane)} strokeDasharray={expected ? undefined : laneDashArray(lane, 2)} d={path(values)} />
      ))}
      {lines.filter(({ expected, values }) => !expected && (values[layer] ?? 0) > 0).map(({ lane, values }) => (
        <LaneDot key={lane} lane={lane} x={toX(layer)} y={toY(values[layer] ?? 1)} radius={rem * 0.55} />
      ))}
    </ChartFrame>
  );
}

interface GridProps {
  readonly decades: Decades;
  readonly depth: number;
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly toX: (layer: number) => number;
  readonly toY: (value: number) => number;
  readonly rem: number;
}

/** The line at 1 stands out: there a signal is as large as it came in. */
function Grid({ decades, depth, plot, toX, toY, rem }: GridProps) {
  return (
    <>
      {decadeTicks(decades, Math.max(2, Math.floor((plot.bottom - plot.top) / (rem * 1.7)))).map((exponent) => {
        const y = toY(10 ** exponent);
        return (
          <g key={exponent}>
            <line className={exponent === 0 ? styles.one : styles.grid} x1={plot.left} x2={plot.right} y1={y} y2={y} />
            <text className={styles.tick} x={plot.left - rem * 0.4} y={y} textAnchor="end" dominantBaseline="central">
              {formatDecade(exponent)}
            </text>
          </g>
        );
      })}
      {layerTicks(depth, Math.max(3, Math.floor((plot.right - plot.left) / (rem * 2.4)))).map((at) => (
        <text key={at} className={styles.tick} x={toX(at)} y={plot.bottom + rem * 1.05} textAnchor="middle">
          {at}
        </text>
      ))}
    </>
  );
}
