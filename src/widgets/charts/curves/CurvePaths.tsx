import { useId, type SVGProps } from 'react';
import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import { laneColour, laneDashArray } from '@/widgets/lanes/laneStyle';
import type { Curve } from './curve';
import styles from './CurveChart.module.css';
import { pathData, placeSigns, type Scale } from './linePaths';

/** A sketch belongs to the reader, not to a lane: the colour of text, dotted. */
function lookOf({ lane, ghost, sketch }: Curve, line: number): SVGProps<SVGPathElement> {
  if (sketch) return { stroke: 'var(--text)', strokeWidth: line * 0.9, strokeDasharray: `${line * 0.1} ${line * 2}`, strokeLinecap: 'round' };
  return { stroke: laneColour(lane), strokeWidth: ghost ? line * 0.6 : line, strokeDasharray: laneDashArray(lane, line), opacity: ghost ? 0.4 : 1 };
}

export interface CurvePathsProps {
  readonly curves: readonly Curve[];
  readonly rem: number;
  /** smallest value a logarithmic axis can show; 0 on a linear one */
  readonly floor: number;
}

/**
 * All lines of one chart. Recharts owns axes, grid and scales; the lines are paths of our own on its scales, because
 * a `<Line>` keeps an object for every point: 12 lines of 300 points take 48 ms a redraw that way and 3 ms this way.
 */
export function CurvePaths({ curves, rem, floor }: CurvePathsProps) {
  const clip = useId();
  const area = usePlotArea();
  const x = useXAxisScale() as Scale | undefined;
  const axis = useYAxisScale() as Scale | undefined;
  if (!area || !x || !axis) return null;
  const y: Scale = (value) => axis(Math.max(value, floor));
  const line = rem / 8;
  const size = 1.05 * rem;
  const signs = placeSigns(curves, x, y, size, area.y, area.y + area.height - size / 2);
  return (
    <g className={styles.lines}>
      <clipPath id={clip}>
        <rect x={area.x} y={area.y - line} width={area.width} height={area.height + 2 * line} />
      </clipPath>
      <g clipPath={`url(#${clip})`} fill="none" strokeLinejoin="round">
        {curves.map((curve) => curve.raw && <path key={`raw ${curve.id}`} d={pathData(curve.raw, x, y)} stroke={laneColour(curve.lane)} strokeWidth={line / 2} opacity={0.28} />)}
        {curves.map((curve) => (
          <path
            key={curve.id}
            d={pathData(curve.series, x, y)}
            {...lookOf(curve, line)}
          />
        ))}
      </g>
      {signs.map(({ curve, x: left, y: height }) => (
        <g key={curve.id} transform={`translate(${left + size * 0.62} ${height})`}>
          <circle r={size / 2} fill={laneColour(curve.lane)} />
          <text className={styles.sign} dy="0.35em" fontSize={size * 0.72}>
            {curve.divergedAt === null || curve.divergedAt === undefined ? curve.lane + 1 : '✕'}
          </text>
        </g>
      ))}
    </g>
  );
}
