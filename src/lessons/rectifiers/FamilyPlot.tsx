import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { ChartFrame, formatFixed, laneColour, useBox } from '@/lesson-kit';
import { momentsOf, slopeOf, valueOf, type Curve } from './family';
import styles from './Picture.module.css';

const plane = { x: [-4, 2.5], y: [-2.5, 2.5] } as const;
/** Where the handle of α sits. */
const at = -3;
const columns = 260;

export interface Handle {
  readonly label: string;
  readonly max: number;
  readonly onAlpha: (alpha: number) => void;
}

export interface FamilyPlotProps {
  readonly curves: readonly Curve[];
  readonly focus: Curve;
  readonly handle: Handle | null;
  /** the picture in words */
  readonly label: string;
}

type ToPixel = (x: number, y: number) => readonly [number, number];

function trace(read: (x: number) => number, toPixel: ToPixel): string {
  const [low, high] = plane.x;
  let previous = NaN;
  return Array.from({ length: columns + 1 }, (_, index) => {
    const x = low + ((high - low) * index) / columns;
    const y = read(x);
    // A slope that jumps at 0 is not joined by a line.
    const start = index === 0 || Math.abs(y - previous) > 0.2;
    previous = y;
    return `${start ? 'M' : 'L'}${toPixel(x, y).map((pixel) => pixel.toFixed(1)).join(' ')}`;
  }).join('');
}

const strides: Readonly<Record<string, number>> = { ArrowLeft: -0.01, ArrowDown: -0.01, ArrowRight: 0.01, ArrowUp: 0.01, PageDown: -0.1, PageUp: 0.1, Home: -9, End: 9 };

/** All members over one pair of axes; the marked one bold, with its slope, its mean, and its α to take hold of. */
export function FamilyPlot({ curves, focus, handle, label }: FamilyPlotProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { width, rem } = useBox(frame);
  const height = Math.round(width / 1.4);
  const toPixel: ToPixel = (x, y) => [((x - plane.x[0]) / (plane.x[1] - plane.x[0])) * width, ((plane.y[1] - y) / (plane.y[1] - plane.y[0])) * height];
  const [x0, y0] = toPixel(0, 0);
  const colour = laneColour(curves.indexOf(focus));
  const [, meanY] = toPixel(0, momentsOf(focus).mean);
  const [left, top] = toPixel(at, valueOf(focus, at));
  // The output at −3 is proportional to α.
  const perAlpha = valueOf({ ...focus, alpha: 1 }, at);
  const follow = (event: PointerEvent<HTMLDivElement>): void => {
    const area = frame.current?.getBoundingClientRect();
    if (!area) return;
    const y = plane.y[1] - ((event.clientY - area.top) / area.height) * (plane.y[1] - plane.y[0]);
    handle?.onAlpha(y / perAlpha);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const stride = strides[event.key];
    if (stride === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    handle?.onAlpha(focus.alpha + stride);
  };
  const thumb = handle && width > 0 && (
    <div
      className={styles.handle}
      style={{ left, top }}
      role="slider"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={handle.label}
      aria-valuemin={0}
      aria-valuemax={handle.max}
      aria-valuenow={focus.alpha}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && follow(event)}
    />
  );
  return (
    <ChartFrame frame={frame} width={width} height={height} label={label} handle={thumb}>
      <rect className={styles.negative} x={0} y={0} width={x0} height={height} />
      {[-3, -2, -1, 1, 2].map((x) => (
        <g key={x}>
          <line className={styles.grid} x1={toPixel(x, 0)[0]} x2={toPixel(x, 0)[0]} y1={0} y2={height} />
          <text className={styles.tick} x={toPixel(x, 0)[0]} y={height - rem * 0.4} textAnchor="middle">{formatFixed(x, 0)}</text>
        </g>
      ))}
      {[-2, -1, 1, 2].map((y) => (
        <g key={y}>
          <line className={styles.grid} x1={0} x2={width} y1={toPixel(0, y)[1]} y2={toPixel(0, y)[1]} />
          <text className={styles.tick} x={x0 + rem * 0.4} y={toPixel(0, y)[1]} dominantBaseline="central">{formatFixed(y, 0)}</text>
        </g>
      ))}
      <line className={styles.axis} x1={0} x2={width} y1={y0} y2={y0} />
      <line className={styles.axis} x1={x0} x2={x0} y1={0} y2={height} />
      {curves.map((curve, lane) => curve !== focus && <path key={curve.fn} className={styles.curve} stroke={laneColour(lane)} d={trace((x) => valueOf(curve, x), toPixel)} />)}
      <line className={styles.mean} stroke={colour} x1={0} x2={width} y1={meanY} y2={meanY} />
      <path className={styles.slope} stroke={colour} d={trace((x) => slopeOf(focus, x), toPixel)} />
      <path className={styles.curve} data-focus stroke={colour} d={trace((x) => valueOf(focus, x), toPixel)} />
    </ChartFrame>
  );
}
