import type { Box } from '@/widgets/charts/useBox';
import type { Range } from './curve';

/** Where the plot lies inside the chart, in pixels. */
export interface Geometry {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly plotWidth: number;
  readonly plotHeight: number;
}

/** Room for tick labels on the left and below, for the lanes' signs on the right. */
export function plotGeometry({ width, height, rem }: Box): Geometry {
  const left = 3.1 * rem;
  const right = 1.7 * rem;
  const top = 0.7 * rem;
  const bottom = 1.7 * rem;
  return { width, height, left, top, right, bottom, plotWidth: Math.max(1, width - left - right), plotHeight: Math.max(1, height - top - bottom) };
}

export const stepToX = (step: number, [from, to]: Range, geometry: Geometry): number => geometry.left + ((step - from) / (to - from || 1)) * geometry.plotWidth;

export function xToStep(x: number, [from, to]: Range, geometry: Geometry): number {
  const share = Math.min(1, Math.max(0, (x - geometry.left) / geometry.plotWidth));
  return Math.round(from + share * (to - from));
}
