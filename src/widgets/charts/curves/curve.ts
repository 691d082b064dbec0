/** One point of a line; null lifts the pen: nothing finite was measured there. */
export interface CurvePoint {
  readonly step: number;
  readonly value: number | null;
}

/** Ascending by step, decimated by whoever owns the run: at most 300 points a line. */
export type Series = readonly CurvePoint[];

export interface Curve {
  readonly id: string;
  /** number of the lane: colour, dash and sign */
  readonly lane: number;
  readonly label: string;
  readonly series: Series;
  /** the unsmoothed values, drawn faintly below */
  readonly raw?: Series | undefined;
  /** a run that is over and was kept for comparison */
  readonly ghost?: boolean | undefined;
  /** drawn by the reader's hand before the run */
  readonly sketch?: boolean | undefined;
  /** step whose loss was the first non-finite one */
  readonly divergedAt?: number | null | undefined;
}

export type Range = readonly [number, number];

/** The last point at or before `step`, or undefined. */
export const pointAtStep = (series: Series, step: number): CurvePoint | undefined => series.findLast((point) => point.step <= step);

/** Last measured point of the series, for the lane's sign at the end of its line. */
export const lastPoint = (series: Series): { readonly step: number; readonly value: number } | undefined =>
  series.findLast((point): point is { step: number; value: number } => point.value !== null);
