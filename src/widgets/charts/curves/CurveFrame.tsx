import { createContext, memo, use, useMemo } from 'react';
import { CartesianGrid, LineChart, XAxis, YAxis } from 'recharts';
import { formatCount } from '@/widgets/format';
import { linearAxis, type Axis } from './axes';
import type { Curve, Range } from './curve';
import { CurvePaths } from './CurvePaths';
import type { Geometry } from './geometry';

/** The lines pass by the frame: it costs five times as much to draw and changes far more rarely. */
export const CurvesContext = createContext<readonly Curve[]>([]);

function Lines({ rem, floor }: { readonly rem: number; readonly floor: number }) {
  return <CurvePaths curves={use(CurvesContext)} rem={rem} floor={floor} />;
}

interface CurveFrameProps {
  readonly axis: Axis;
  readonly scale: 'linear' | 'log';
  readonly window: Range;
  readonly geometry: Geometry;
  readonly rem: number;
}

/** Axes, grid and scales. */
export const CurveFrame = memo(function CurveFrame({ axis, scale, window, geometry, rem }: CurveFrameProps) {
  const { width, height, left, right, top, bottom } = geometry;
  const tick = { fontSize: 0.78 * rem, fill: 'var(--text-muted)' };
  const across = useMemo(() => linearAxis(window, width < 22 * rem ? 4 : 6), [window, width, rem]);
  return (
    <LineChart width={width} height={height} margin={{ top, right, bottom: 0, left: 0 }} accessibilityLayer={false}>
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis type="number" dataKey="step" domain={[...window]} allowDataOverflow ticks={across.ticks} tickFormatter={formatCount} tick={tick} tickSize={4} height={bottom} stroke="var(--line-strong)" interval={0} />
      <YAxis type="number" domain={[...axis.domain]} allowDataOverflow scale={scale} ticks={axis.ticks} tickFormatter={axis.format} tick={tick} tickLine={false} width={left} axisLine={false} interval={0} />
      <Lines rem={rem} floor={scale === 'log' ? axis.domain[0] : -Infinity} />
    </LineChart>
  );
});
