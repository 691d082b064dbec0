import { useRef } from 'react';
import { buildProjection, ChartFrame, laneColour, laneDashArray, raceAspect, StartHandle, useBox, type Point, type Projection, type Terrain } from '@/lesson-kit';
import { Arrow } from './Arrow';
import type { Lane } from './lanes';
import styles from './Picture.module.css';
import { tolerance, type Step } from './valley';

export interface VectorFieldProps {
  readonly terrain: Terrain;
  readonly kappa: number;
  /** radians, counter-clockwise */
  readonly angle: number;
  readonly lanes: readonly Lane[];
  readonly selected: Lane;
  readonly step: number;
  /** null: the start cannot be moved in this view */
  readonly onStart: ((start: Point) => void) | null;
  readonly start: Point;
  readonly label: string;
}

/** The valley as ellipses of equal f, the ways of all methods, and one step of the selected one as arrows. */
export function VectorField({ terrain, kappa, angle, lanes, selected, step, onStart, start, label }: VectorFieldProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { width, rem } = useBox(frame);
  const height = Math.round(width / raceAspect);
  const projection = buildProjection(terrain, width, height);
  const current = selected.descent.steps[Math.min(step, selected.descent.steps.length - 1)];
  return (
    <ChartFrame frame={frame} width={width} height={height} label={label} handle={onStart && width > 0 && <StartHandle terrain={terrain} start={start} width={width} height={height} onStart={onStart} />}>
      <Contours projection={projection} kappa={kappa} angle={angle} scale={width / (2 * terrain.reach)} />
      {lanes.map((lane) => lane !== selected && <Way key={lane.lane} lane={lane} step={step} projection={projection} rem={rem} />)}
      <Way lane={selected} step={step} projection={projection} rem={rem} strong />
      {current && <StepArrows step={current} look={selected.method.look} projection={projection} rem={rem} />}
    </ChartFrame>
  );
}

/** Half a decade from line to line; the innermost is the goal. */
const levels = Array.from({ length: 15 }, (_, index) => tolerance * 10 ** (index / 2));

function Contours({ projection, kappa, angle, scale }: { readonly projection: Projection; readonly kappa: number; readonly angle: number; readonly scale: number }) {
  const [cx, cy] = projection.toPixel([0, 0]);
  // Pixels grow downwards, so the picture turns the other way round.
  const turn = `rotate(${(-angle * 180) / Math.PI} ${cx} ${cy})`;
  return (
    <>
      {levels.toReversed().map((level) => (
        <ellipse key={level} className={level === tolerance ? styles.goal : styles.contour} cx={cx} cy={cy} rx={Math.sqrt(2 * level) * scale} ry={Math.sqrt((2 * level) / kappa) * scale} transform={turn} />
      ))}
    </>
  );
}

/** Coordinates beyond this are of a path that ran away. */
const drawable = ([x, y]: Point): boolean => Math.abs(x) < 1e5 && Math.abs(y) < 1e5;

function Way({ lane, step, projection, rem, strong = false }: { readonly lane: Lane; readonly step: number; readonly projection: Projection; readonly rem: number; readonly strong?: boolean }) {
  const { steps } = lane.descent;
  const made = steps.slice(0, step);
  const last = made.at(-1)?.next;
  const points = [...made.map(({ theta }) => theta), ...(last ? [last] : [])].map(projection.toPixel).filter(drawable);
  return (
    <g opacity={strong ? 1 : 0.5}>
      <polyline className={styles.way} data-strong={strong} stroke={laneColour(lane.lane)} strokeDasharray={laneDashArray(lane.lane, 2)} points={points.map((point) => point.join(',')).join(' ')} />
      {strong && points.map(([x, y], index) => <circle key={`${index} ${x}`} cx={x} cy={y} r={rem * 0.18} fill={laneColour(lane.lane)} />)}
    </g>
  );
}

/** θ, what is carried over, the push of the gradient from where it is taken, and their sum. */
function StepArrows({ step, look, projection: { toPixel }, rem }: { readonly step: Step; readonly look: number; readonly projection: Projection; readonly rem: number }) {
  const { theta, probe, carried, push, next } = step;
  const tip: Point = [theta[0] + carried[0], theta[1] + carried[1]];
  const pushed: Point = [probe[0] + push[0], probe[1] + push[1]];
  const [here, there, at, to, end] = [theta, tip, probe, pushed, next].map(toPixel) as [Point, Point, Point, Point, Point];
  // Which way the push bends the move, in pixels: names stand on the outside of the triangle.
  const bend = (there[0] - here[0]) * (to[1] - at[1]) - (there[1] - here[1]) * (to[0] - at[0]);
  return (
    <>
      <Arrow from={here} to={end} kind="whole" rem={rem} label="Δθ" side="tip" />
      <Arrow from={here} to={there} kind="carried" rem={rem} label="−ηβv" side={bend > 0 ? -1 : 1} />
      {look === 0 && <Arrow from={there} to={end} kind="push" rem={rem} copy />}
      <Arrow from={at} to={to} kind="push" rem={rem} label="−ηg" side={bend > 0 === (look === 0) ? 1 : -1} />
      <circle className={styles.probe} cx={at[0]} cy={at[1]} r={rem * 0.42} />
      <circle className={styles.theta} cx={here[0]} cy={here[1]} r={rem * 0.26} />
      <text className={styles.pointName} x={here[0] - rem * 0.55} y={here[1] - rem * 0.55} textAnchor="end">
        θ
      </text>
    </>
  );
}
