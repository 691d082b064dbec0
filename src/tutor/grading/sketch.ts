/** A corner of the line the reader drew, in the chart's own units. */
export interface SketchPoint {
  readonly step: number;
  readonly value: number;
}

/** How far a sketch may be off. Losses are compared by their natural logarithm: 0.7 is a factor of two. */
export interface SketchTolerance {
  /** mean distance of the two curves */
  readonly level: number;
  /** changes over a third of the run smaller than this count as flat */
  readonly flat: number;
}

export type Direction = 'down' | 'flat' | 'up';
export type Region = 'start' | 'middle' | 'end';
const regions: readonly Region[] = ['start', 'middle', 'end'];

export interface SketchMark {
  readonly right: boolean;
  /** mean distance of the curves, and whether it is within the tolerance */
  readonly distance: number;
  readonly levelRight: boolean;
  /** per third of the run: which way the sketch goes there, and which way the curve does */
  readonly directions: readonly { readonly region: Region; readonly sketched: Direction; readonly real: Direction }[];
  readonly directionRight: boolean;
  /** correlation of the two curves; NaN when one of them is flat, which is then judged by its direction alone */
  readonly shape: number;
  readonly shapeRight: boolean;
  /** where the sketch is furthest off, on average, and to which side it is; null without a common step */
  readonly mostWrong: { readonly region: Region; readonly distance: number; readonly side: 'above' | 'below' } | null;
}

const samples = 60;
/** A sketch whose correlation with the curve reaches this has its shape. */
const leastCorrelation = 0.7;

const nothing: SketchMark = { right: false, distance: NaN, levelRight: false, directions: [], directionRight: false, shape: NaN, shapeRight: false, mostWrong: null };

/** Compares a sketch with the curve over the steps that both cover, at 60 equidistant steps. */
export function markSketch(sketch: readonly SketchPoint[], curve: readonly SketchPoint[], scale: 'log' | 'linear', tolerance: SketchTolerance): SketchMark {
  const drawn = prepared(sketch, scale);
  const real = prepared(curve, scale);
  const from = Math.max(drawn[0]?.step ?? Infinity, real[0]?.step ?? Infinity);
  const to = Math.min(drawn.at(-1)?.step ?? -Infinity, real.at(-1)?.step ?? -Infinity);
  if (!(to > from)) return nothing;
  const steps = Array.from({ length: samples }, (_, index) => from + ((to - from) * index) / (samples - 1));
  const left = steps.map((step) => valueAt(drawn, step));
  const right = steps.map((step) => valueAt(real, step));
  const differences = left.map((value, index) => value - right[index]!);
  const distance = mean(differences.map(Math.abs));
  const changes = regions.map((region, index) => ({ region, sketched: change(third(left, index)), real: change(third(right, index)) }));
  const directions = changes.map(({ region, ...both }) => ({ region, sketched: direction(both.sketched, tolerance.flat), real: direction(both.real, tolerance.flat) }));
  const shape = correlation(left, right);
  const levelRight = distance <= tolerance.level;
  // Just above and just below the bound of "flat" are no different opinions.
  const directionRight = directions.every(({ sketched, real: actual }, index) => sketched === actual || Math.abs(changes[index]!.sketched - changes[index]!.real) <= tolerance.flat);
  const shapeRight = Number.isNaN(shape) || Math.max(span(left), span(right)) <= tolerance.flat ? directionRight : shape >= leastCorrelation;
  return { right: levelRight && directionRight && shapeRight, distance, levelRight, directions, directionRight, shape, shapeRight, mostWrong: furthest(differences) };
}

/** Finite points in the order of their steps, one for each step (the last drawn), losses as logarithms. */
function prepared(points: readonly SketchPoint[], scale: 'log' | 'linear'): readonly SketchPoint[] {
  const byStep = new Map<number, number>();
  for (const { step, value } of points) {
    const transformed = scale === 'log' ? Math.log(value) : value;
    if (Number.isFinite(step) && Number.isFinite(transformed)) byStep.set(step, transformed);
  }
  return [...byStep].map(([step, value]) => ({ step, value })).toSorted((a, b) => a.step - b.step);
}

/** Straight between two points. */
function valueAt(points: readonly SketchPoint[], step: number): number {
  const after = points.findIndex((point) => point.step >= step);
  // Rounding may put the last sample a hair beyond the last point.
  if (after < 0) return points.at(-1)!.value;
  const right = points[after]!;
  const left = points[after - 1];
  if (!left) return right.value;
  return left.value + ((right.value - left.value) * (step - left.step)) / (right.step - left.step);
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const span = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
const third = (values: readonly number[], index: number): readonly number[] => values.slice((index * samples) / 3, ((index + 1) * samples) / 3);

/** From the first quarter of the values to the last: single points of a measured curve are noise. */
function change(values: readonly number[]): number {
  const quarter = Math.max(1, values.length >> 2);
  return mean(values.slice(-quarter)) - mean(values.slice(0, quarter));
}

const direction = (by: number, flat: number): Direction => (Math.abs(by) <= flat ? 'flat' : by > 0 ? 'up' : 'down');

/** Pearson's; NaN when one side does not vary. */
function correlation(left: readonly number[], right: readonly number[]): number {
  const [a, b] = [mean(left), mean(right)];
  const covariance = mean(left.map((value, index) => (value - a) * (right[index]! - b)));
  return covariance / Math.sqrt(mean(left.map((value) => (value - a) ** 2)) * mean(right.map((value) => (value - b) ** 2)));
}

function furthest(differences: readonly number[]): SketchMark['mostWrong'] {
  const candidates = regions.map((region, index) => {
    const own = third(differences, index);
    return { region, distance: mean(own.map(Math.abs)), side: mean(own) > 0 ? ('above' as const) : ('below' as const) };
  });
  return candidates.reduce((worst, candidate) => (candidate.distance > worst.distance ? candidate : worst));
}
