import { formatFixed, formatSetting } from '@/widgets/format';
import type { Curve, Range, Series } from './curve';

export interface Axis {
  readonly domain: Range;
  readonly ticks: readonly number[];
  readonly format: (value: number) => string;
}

const niceSteps = [1, 2, 5, 10];

/** The smallest of 1, 2, 5 × 10ⁿ that cuts `span` into at most `count` parts. */
function niceStep(span: number, count: number): number {
  const raw = span / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  return (niceSteps.find((nice) => nice * power >= raw * (1 - 1e-9)) ?? 10) * power;
}

/** Without the last digits that a product of decimals leaves. */
const tidy = (value: number): number => Number(value.toPrecision(12));

export function linearAxis([low, high]: Range, count = 5): Axis {
  const step = niceStep(high - low || 1, count);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => tidy((first + index) * step));
  const places = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return { domain: [low, high], ticks, format: (value) => formatFixed(value, places) };
}

/** Decades; every second or third when there are many. */
export function logAxis([low, high]: Range, count = 6): Axis {
  const from = Math.ceil(Math.log10(low) - 1e-9);
  const to = Math.floor(Math.log10(high) + 1e-9);
  const stride = Math.max(1, Math.ceil((to - from + 1) / count));
  const decades: number[] = [];
  for (let exponent = from; exponent <= to; exponent += stride) decades.push(10 ** exponent);
  // Fewer than three decades in view: the 2s and 5s are needed to read anything.
  const between = (value: number): boolean => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9);
  const ticks = decades.length > 2 ? decades : [from - 1, from, to].flatMap((exponent) => [1, 2, 5].map((lead) => lead * 10 ** exponent)).filter(between);
  return { domain: [low, high], ticks: [...new Set(ticks)], format: formatSetting };
}

const valuesWithin = (series: Series, [from, to]: Range): number[] => series.flatMap(({ step, value }) => (step >= from && step <= to && value !== null ? [value] : []));

/** Values that decide the axis: everything inside the window except lanes that ran away, unless all of them did. */
function decisive(curves: readonly Curve[], window: Range): number[] {
  const calm = curves.filter((curve) => curve.divergedAt === null || curve.divergedAt === undefined);
  return (calm.length > 0 ? calm : curves).flatMap((curve) => valuesWithin(curve.series, window));
}

/** From 0 to a round number above 98 % of the values: one spike must not flatten every other lane. */
export function lossRange(curves: readonly Curve[], window: Range): Range {
  const values = decisive(curves, window).toSorted((a, b) => a - b);
  const top = values[Math.ceil((values.length - 1) * 0.98)] ?? 1;
  const largest = values.at(-1) ?? 1;
  const wanted = (largest > 3 * top ? 1.5 * top : largest) || 1;
  const step = niceStep(wanted, 5);
  return [0, tidy(Math.ceil(wanted / step - 1e-9) * step)];
}

/** Whole decades around the positive values, at most eight of them: below that a loss is rounding. */
export function logRange(curves: readonly Curve[], window: Range): Range {
  const values = decisive(curves, window).filter((value) => value > 0);
  const high = 10 ** Math.ceil(Math.log10(values.reduce((a, b) => Math.max(a, b), 1e-12) || 1) - 1e-9);
  const low = 10 ** Math.floor(Math.log10(values.reduce((a, b) => Math.min(a, b), high)) + 1e-9);
  return values.length === 0 ? [0.01, 1] : [Math.max(Math.min(low, high / 10), high / 1e8), high];
}

/** Up to 1, from the tenth below the smallest value. */
export function accuracyRange(curves: readonly Curve[], window: Range): Range {
  const low = decisive(curves, window).reduce((a, b) => Math.min(a, b), 0.9);
  return [Math.max(0, Math.floor(low * 10 - 1e-9) / 10), 1];
}

/** The values that the axis of these curves spans. */
export function valueRange(kind: 'loss' | 'accuracy', scale: 'linear' | 'log', curves: readonly Curve[], window: Range): Range {
  // Earlier runs do not move the axis, unless they are all there is.
  const lanes = curves.filter((curve) => !curve.ghost && curve.series.length > 1);
  const shown = lanes.length > 0 ? lanes : curves;
  if (kind === 'accuracy') return accuracyRange(shown, window);
  return scale === 'log' ? logRange(shown, window) : lossRange(shown, window);
}

export const valueAxis = (scale: 'linear' | 'log', range: Range): Axis => (scale === 'log' ? logAxis(range) : linearAxis(range));
