import type { Range } from './curve';
import styles from './CurveChart.module.css';
import { stepToX, type Geometry } from './geometry';

/** Steps of a run, both included. */
export interface StepRange {
  readonly from: number;
  readonly to: number;
}

/** Shades steps of the plot; nothing when they lie outside the window. */
export function StepMark({ range, window, geometry }: { readonly range: StepRange; readonly window: Range; readonly geometry: Geometry }) {
  const from = Math.max(range.from, window[0]);
  const to = Math.min(range.to, window[1]);
  if (from > to) return null;
  const left = stepToX(from, window, geometry);
  return <div className={styles.mark} data-from={range.from} data-to={range.to} style={{ left, width: Math.max(2, stepToX(to, window, geometry) - left), top: geometry.top, height: geometry.plotHeight }} />;
}
