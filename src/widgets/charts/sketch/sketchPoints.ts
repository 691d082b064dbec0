import type { Range } from '@/widgets/charts/curves/curve';
import type { Geometry } from '@/widgets/charts/curves/geometry';

export interface SketchPoint {
  readonly step: number;
  readonly value: number;
}

export type SketchScale = 'linear' | 'log';

/** Corners of a sketch: enough for every curve that a question can mean, few enough to visit by keyboard. */
const corners = 13;

/** 0 at the lower end of the axis, 1 at the upper. */
function toShare(value: number, [low, high]: Range, scale: SketchScale): number {
  return scale === 'log' ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
}

function fromShare(share: number, [low, high]: Range, scale: SketchScale): number {
  const inside = Math.min(1, Math.max(0, share));
  return scale === 'log' ? low * (high / low) ** inside : low + inside * (high - low);
}

/** A level line through the middle, over the whole run. */
export function blankSketch(steps: number, range: Range, scale: SketchScale): readonly SketchPoint[] {
  const value = fromShare(0.5, range, scale);
  return Array.from({ length: corners }, (_, index) => ({ step: Math.round((steps * index) / (corners - 1)), value }));
}

export const yOf = (value: number, range: Range, scale: SketchScale, { top, plotHeight }: Geometry): number => top + (1 - toShare(value, range, scale)) * plotHeight;

export const valueAtY = (y: number, range: Range, scale: SketchScale, { top, plotHeight }: Geometry): number => fromShare(1 - (y - top) / plotHeight, range, scale);

/** One corner moved by a share of the axis. */
export function nudge(points: readonly SketchPoint[], index: number, by: number, range: Range, scale: SketchScale): readonly SketchPoint[] {
  return points.map((point, at) => (at === index ? { ...point, value: fromShare(toShare(point.value, range, scale) + by, range, scale) } : point));
}

interface Stroke {
  readonly step: number;
  readonly value: number;
}

/** Every corner that a stroke of the pen passes over takes its height there; at least the one nearest to its end does. */
export function drawStroke(points: readonly SketchPoint[], from: Stroke, to: Stroke): readonly SketchPoint[] {
  const nearest = points.reduce((best, { step }, index) => (Math.abs(step - to.step) < Math.abs(points[best]!.step - to.step) ? index : best), 0);
  const [low, high] = [Math.min(from.step, to.step), Math.max(from.step, to.step)];
  return points.map((point, index) => {
    if (index === nearest) return { ...point, value: to.value };
    if (point.step <= low || point.step >= high) return point;
    return { ...point, value: from.value + ((to.value - from.value) * (point.step - from.step)) / (to.step - from.step) };
  });
}
