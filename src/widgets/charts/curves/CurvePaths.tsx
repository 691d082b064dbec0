import { useId, type SVGProps } from 'react';
import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import { laneColour, laneDashArray } from '@/widgets/lanes/laneStyle';
import { lastPoint, type Curve, type Series } from './curve';
import styles from './CurveChart.module.css';

type Scale = (value: number) => number | undefined;

/** Path data in pixels. A gap lifts the pen. */
function pathData(series: Series, x: Scale, y: Scale): string {
  let data = '';
  let pen = 'M';
  for (const { step, value } of series) {
    const place = x(step);
    const height = value === null ? undefined : y(value);
    if (place === undefined || height === undefined) pen = 'M';
    else {
      data += `${pen}${place.toFixed(1)} ${height.toFixed(1)}`;
      pen = 'L';
    }
  }
  return data;
}

/** A sketch belongs to the reader, not to a lane: the colour of text, dotted. */
function lookOf({ lane, ghost, sketch }: Curve, line: number): SVGProps<SVGPathElement> {
  if (sketch) return { stroke: 'var(--text)', strokeWidth: line * 0.9, strokeDasharray: `${line * 0.1} ${line * 2}`, strokeLinecap: 'round' };
  return { stroke: laneColour(lane), strokeWidth: ghost ? line * 0.6 : line, strokeDasharray: laneDashArray(lane, line), opacity: ghost ? 0.4 : 1 };
}

interface Sign {
  readonly curve: Curve;
  readonly x: number;
  y: number;
}

/** Signs at the ends of the lines, moved apart where lines end close together. */
function placeSigns(curves: readonly Curve[], x: Scale, y: Scale, size: number, top: number, bottom: number): readonly Sign[] {
  const signs = curves.flatMap((curve): Sign[] => {
    const end = curve.ghost || curve.series.length < 2 ? undefined : lastPoint(curve.series);
    const place = end && x(end.step);
    const height = end && y(end.value);
    return place === undefined || height === undefined ? [] : [{ curve, x: place, y: Math.min(bottom, Math.max(top, height)) }];
  });
  signs.sort((a, b) => a.y - b.y);
  for (let index = 1; index < signs.length; index += 1) signs[index]!.y = Math.max(signs[index]!.y, signs[index - 1]!.y + size);
  const overflow = (signs.at(-1)?.y ?? 0) - bottom;
  if (overflow > 0) {
    signs.at(-1)!.y -= overflow;
    for (let index = signs.length - 2; index >= 0; index -= 1) signs[index]!.y = Math.min(signs[index]!.y, signs[index + 1]!.y - size);
  }
  return signs;
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
