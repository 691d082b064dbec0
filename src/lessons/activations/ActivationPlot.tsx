import { useId, useRef, type KeyboardEvent } from 'react';
import { ChartFrame, defineMessages, dragAcross, formatFixed, laneColour, LaneDot, useBox, useMessages } from '@/lesson-kit';
import { plane, slopeOf, stretchesOf, trace, valueOf, type Curve } from './curves';
import styles from './Picture.module.css';
import { PlotGrid } from './PlotGrid';

const messages = defineMessages({
  en: { input: 'Input x', slope: 'φ′', value: 'φ' },
  zh: { input: '输入 x', slope: 'φ′', value: 'φ' },
});

export type View = 'both' | 'value' | 'slope';

export interface ActivationPlotProps {
  readonly curves: readonly Curve[];
  readonly focus: Curve | undefined;
  readonly view: View;
  readonly x: number;
  readonly onX: (x: number) => void;
  /** the picture in words */
  readonly label: string;
}

const aspect = 1.4;
const round = (x: number): number => Math.min(plane.x[1], Math.max(plane.x[0], Number(x.toFixed(2))));
const strides: Readonly<Record<string, number>> = { ArrowLeft: -0.1, ArrowDown: -0.1, ArrowRight: 0.1, ArrowUp: 0.1, PageDown: -1, PageUp: 1, Home: -100, End: 100 };

/** Curves and slopes over the same axes; the input is dragged anywhere in the plot or moved by keys. */
export function ActivationPlot({ curves, focus, view, x, onX, label }: ActivationPlotProps) {
  const text = useMessages(messages);
  const frame = useRef<HTMLDivElement>(null);
  const { width, rem } = useBox(frame);
  const height = Math.round(width / aspect);
  const [low, high] = plane.x;
  const toPixel = (px: number, py: number): readonly [number, number] => [((px - low) / (high - low)) * width, ((plane.y[1] - py) / (plane.y[1] - plane.y[0])) * height];
  const drag = dragAcross({ left: 0, right: width }, (at) => onX(round(low + at * (high - low))));
  const onKeyDown = (event: KeyboardEvent): void => {
    const stride = strides[event.key];
    if (stride === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onX(round(x + stride * (event.shiftKey ? 5 : 1)));
  };
  const [left] = toPixel(x, 0);
  const drawn = curves.toSorted((a, b) => Number(a === focus) - Number(b === focus));
  const thumb = (
    <div
      className={styles.thumb}
      style={{ left }}
      role="slider"
      tabIndex={0}
      aria-label={text.input}
      aria-valuemin={low}
      aria-valuemax={high}
      aria-valuenow={x}
      aria-valuetext={focus ? `x = ${formatFixed(x, 2)}, ${text.value} = ${formatFixed(valueOf(focus, x), 3)}, ${text.slope} = ${formatFixed(slopeOf(focus, x), 3)}` : formatFixed(x, 2)}
      onKeyDown={onKeyDown}
    />
  );
  return (
    <ChartFrame frame={frame} width={width} height={height} label={label} drag={drag} handle={thumb}>
      {focus && <Stretches curve={focus} toPixel={toPixel} height={height} />}
      <PlotGrid toPixel={toPixel} rem={rem} />
      <line className={styles.cursor} x1={left} x2={left} y1={0} y2={height} />
      {view !== 'value' && drawn.map((curve) => <path key={curve.fn} className={styles.slope} data-focus={curve === focus} stroke={laneColour(curve.lane)} d={trace(width, (at) => slopeOf(curve, at), toPixel)} />)}
      {view !== 'slope' && drawn.map((curve) => <path key={curve.fn} className={styles.value} data-focus={curve === focus} stroke={laneColour(curve.lane)} d={trace(width, (at) => valueOf(curve, at), toPixel)} />)}
      {focus && view !== 'slope' && <Tangent curve={focus} x={x} toPixel={toPixel} />}
      {drawn.map((curve) => (
        <g key={curve.fn}>
          {view !== 'value' && <Mark curve={curve} at={toPixel(x, slopeOf(curve, x))} radius={rem * 0.32} />}
          {view !== 'slope' && <Mark curve={curve} at={toPixel(x, valueOf(curve, x))} radius={rem * 0.58} numbered />}
        </g>
      ))}
    </ChartFrame>
  );
}

type ToPixel = (x: number, y: number) => readonly [number, number];

/** Where the slope is zero (hatched) or below 1 % (tinted). */
function Stretches({ curve, toPixel, height }: { readonly curve: Curve; readonly toPixel: ToPixel; readonly height: number }) {
  const pattern = useId();
  const colour = laneColour(curve.lane);
  return (
    <>
      <pattern id={pattern} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="0" x2="0" y1="0" y2="8" stroke={colour} strokeWidth="3" />
      </pattern>
      {stretchesOf(curve).map(({ from, to, kind }) => {
        const [x1] = toPixel(from, 0);
        const [x2] = toPixel(to, 0);
        return (
          <g key={from} opacity={kind === 'zero' ? 0.3 : 1}>
            <rect x={x1} width={x2 - x1} y={0} height={height} fill={kind === 'zero' ? `url(#${pattern})` : colour} opacity={kind === 'zero' ? 1 : 0.14} />
          </g>
        );
      })}
    </>
  );
}

/** φ′(x) as what it is: the steepness of φ at x. */
function Tangent({ curve, x, toPixel }: { readonly curve: Curve; readonly x: number; readonly toPixel: ToPixel }) {
  const value = valueOf(curve, x);
  const slope = slopeOf(curve, x);
  const reach = 1.3 / Math.hypot(1, slope);
  const [x1, y1] = toPixel(x - reach, value - reach * slope);
  const [x2, y2] = toPixel(x + reach, value + reach * slope);
  return <line className={styles.tangent} x1={x1} y1={y1} x2={x2} y2={y2} />;
}

function Mark({ curve, at: [cx, cy], radius, numbered = false }: { readonly curve: Curve; readonly at: readonly [number, number]; readonly radius: number; readonly numbered?: boolean }) {
  if (numbered) return <LaneDot lane={curve.lane} x={cx} y={cy} radius={radius} />;
  return <circle className={styles.hollow} cx={cx} cy={cy} r={radius} stroke={laneColour(curve.lane)} />;
}
