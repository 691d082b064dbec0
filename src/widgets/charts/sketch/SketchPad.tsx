import { useId, useMemo, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { defineMessages } from '@/lib/messages';
import { useMessages } from '@/ui/preferences/language';
import { linearAxis, logAxis } from '@/widgets/charts/curves/axes';
import type { Curve, Range } from '@/widgets/charts/curves/curve';
import { CurveFrame, CurvesContext } from '@/widgets/charts/curves/CurveFrame';
import { plotGeometry, stepToX, xToStep, type Geometry } from '@/widgets/charts/curves/geometry';
import { useBox } from '@/widgets/charts/useBox';
import { formatCount, formatNumber } from '@/widgets/format';
import styles from './SketchPad.module.css';
import { drawStroke, nudge, valueAtY, yOf, type SketchPoint, type SketchScale } from './sketchPoints';

const messages = defineMessages({
  en: { at: (step: string) => `step ${step}`, how: 'Draw with mouse, pen or finger, or visit the points with Tab: ↑ ↓ move a point, ← → go to its neighbour.', sketch: 'your sketch', step: 'step' },
  zh: { at: (step: string) => `第 ${step} 步`, how: '用鼠标、笔或手指画；或用 Tab 选中各点：↑ ↓ 移动该点，← → 换到相邻的点。', sketch: '你画的曲线', step: '步' },
});

export interface SketchPadProps {
  readonly title: string;
  readonly steps: number;
  readonly range: Range;
  readonly scale: SketchScale;
  readonly points: readonly SketchPoint[];
  readonly onChange: (points: readonly SketchPoint[]) => void;
  /** committed: it can be looked at, not changed */
  readonly locked?: boolean;
  /** what the run has made of it */
  readonly curves?: readonly Curve[];
}

/** Empty axes to draw a curve on, before the run draws its own over it. */
export function SketchPad({ title, steps, range, scale, points, onChange, locked = false, curves = none }: SketchPadProps) {
  const text = useMessages(messages);
  const titleId = useId();
  const howId = useId();
  const plot = useRef<HTMLDivElement>(null);
  const box = useBox(plot);
  const geometry = useMemo(() => plotGeometry(box), [box]);
  const window = useMemo((): Range => [0, steps], [steps]);
  const axis = useMemo(() => (scale === 'log' ? logAxis(range) : linearAxis(range)), [scale, range]);
  const lines = useMemo((): readonly Curve[] => [...curves, { id: 'sketch', lane: 0, label: text.sketch, series: points, ghost: true, sketch: true }], [curves, points, text]);
  const pen = usePen({ window, range, scale, geometry, points, onChange });
  return (
    <figure className={styles.pad} aria-labelledby={titleId}>
      <figcaption id={titleId} className={styles.title}>
        {title}
      </figcaption>
      <div ref={plot} className={styles.plot} data-locked={locked} {...(locked ? {} : pen)}>
        <CurvesContext value={lines}>{box.width > 0 && <CurveFrame axis={axis} scale={scale} window={window} geometry={geometry} rem={box.rem} />}</CurvesContext>
        {!locked &&
          points.map(({ step, value }, index) => (
            <div
              key={step}
              className={styles.corner}
              style={{ left: stepToX(step, window, geometry), top: yOf(value, range, scale, geometry) }}
              role="slider"
              tabIndex={0}
              aria-orientation="vertical"
              aria-label={text.at(formatCount(step))}
              aria-describedby={howId}
              aria-valuemin={range[0]}
              aria-valuemax={range[1]}
              aria-valuenow={value}
              aria-valuetext={formatNumber(value, 2)}
              onKeyDown={(event) => onCornerKey(event, index, (by) => onChange(nudge(points, index, by, range, scale)))}
            />
          ))}
      </div>
      <div className={styles.axisName}>{text.step}</div>
      {!locked && (
        <p id={howId} className={styles.how}>
          {text.how}
        </p>
      )}
    </figure>
  );
}

const none: readonly Curve[] = [];

/** Shares of the axis. */
const small = 1 / 40;
const large = 1 / 8;

const moves: Readonly<Record<string, number>> = { ArrowUp: small, ArrowDown: -small, PageUp: large, PageDown: -large, Home: -1, End: 1 };

function onCornerKey(event: KeyboardEvent<HTMLElement>, index: number, move: (by: number) => void): void {
  const by = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined;
  const neighbour = event.key === 'ArrowLeft' ? index - 1 : event.key === 'ArrowRight' ? index + 1 : null;
  if (by === undefined && neighbour === null) return;
  // The lab's own keys (→ is "one step") must not act as well.
  event.preventDefault();
  event.stopPropagation();
  if (by !== undefined) return move(by);
  const corners = event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('[role="slider"]');
  corners?.[neighbour ?? -1]?.focus();
}

interface Pen {
  readonly window: Range;
  readonly range: Range;
  readonly scale: SketchScale;
  readonly geometry: Geometry;
  readonly points: readonly SketchPoint[];
  readonly onChange: (points: readonly SketchPoint[]) => void;
}

/** Pointer input: what the pen passes over takes its height. */
function usePen({ window, range, scale, geometry, points, onChange }: Pen) {
  const last = useRef<SketchPoint | null>(null);
  const at = (event: PointerEvent<HTMLElement>): SketchPoint => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { step: xToStep(event.clientX - left, window, geometry), value: valueAtY(event.clientY - top, range, scale, geometry) };
  };
  const draw = (event: PointerEvent<HTMLElement>): void => {
    const here = at(event);
    onChange(drawStroke(points, last.current ?? here, here));
    last.current = here;
  };
  const lift = (): void => {
    last.current = null;
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      draw(event);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (last.current) draw(event);
    },
    onPointerUp: lift,
    onPointerCancel: lift,
  };
}
