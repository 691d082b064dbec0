import { laneDashArray } from '@/widgets/lanes/laneStyle';
import { formatCount } from '@/widgets/format';
import { linearAxis, valueAxis, valueRange } from '@/widgets/charts/curves/axes';
import type { Curve, Range } from '@/widgets/charts/curves/curve';
import { pathData, placeSigns, type Scale } from '@/widgets/charts/curves/linePaths';
import { printColours as colours, printLaneColour } from './printColours';
import { element, textElement } from './svg';

/** One chart as it is on screen. */
export interface Panel {
  /** "Training loss" */
  readonly title: string;
  /** "each mini-batch, nats" */
  readonly unit: string;
  readonly kind: 'loss' | 'accuracy';
  readonly scale: 'linear' | 'log';
  readonly curves: readonly Curve[];
  /** steps in view */
  readonly window: Range;
}

export const panelSize = { width: 460, height: 310 } as const;
const frame = { left: 62, right: 28, top: 34, bottom: 48 } as const;
const plot = { width: panelSize.width - frame.left - frame.right, height: panelSize.height - frame.top - frame.bottom } as const;
const bottom = frame.top + plot.height;
const line = 1.8;
const signSize = 15;
const small = { 'font-size': 12, fill: colours.muted } as const;

/** A sketch belongs to the reader, not to a lane. */
export function curveLook({ lane, ghost, sketch }: Pick<Curve, 'lane' | 'ghost' | 'sketch'>): Readonly<Record<string, string | number | undefined>> {
  if (sketch) return { stroke: colours.text, 'stroke-width': line * 0.9, 'stroke-dasharray': `${line * 0.1} ${line * 2}`, 'stroke-linecap': 'round' };
  return { stroke: printLaneColour(lane), 'stroke-width': ghost ? line * 0.6 : line, 'stroke-dasharray': laneDashArray(lane, line), opacity: ghost ? 0.45 : undefined };
}

export function signMark(lane: number, label: string, x: number, y: number): string {
  return element('circle', { cx: x, cy: y, r: signSize / 2, fill: printLaneColour(lane) }) + textElement(label, { x, y: y + 3.8, 'font-size': 11, 'font-weight': 700, 'text-anchor': 'middle', fill: colours.surface });
}

/** `id` is unique in the picture: it names what cuts the lines off at the frame. */
export function buildPanel(panel: Panel, id: string, stepName: string): string {
  const scale = panel.kind === 'loss' ? panel.scale : 'linear';
  const axis = valueAxis(scale, valueRange(panel.kind, scale, panel.curves, panel.window));
  const [from, to] = panel.window;
  const [low, high] = axis.domain.map((value) => (scale === 'log' ? Math.log(value) : value)) as [number, number];
  const x: Scale = (step) => frame.left + ((step - from) / (to - from || 1)) * plot.width;
  const y: Scale = (value) => bottom - (((scale === 'log' ? Math.log(Math.max(value, axis.domain[0])) : value) - low) / (high - low || 1)) * plot.height;
  return axes(panel, x, y, axis, stepName) + lines(panel.curves, x, y, id);
}

function axes({ title, unit, window }: Panel, x: Scale, y: Scale, axis: ReturnType<typeof valueAxis>, stepName: string): string {
  const end = frame.left + plot.width;
  const heights = axis.ticks.map((tick) => ({ tick, at: y(tick) ?? bottom }));
  const steps = linearAxis(window, 6).ticks.map((tick) => ({ tick, at: x(tick) ?? frame.left }));
  return [
    textElement(title, { x: frame.left, y: 18, 'font-size': 15, 'font-weight': 700, fill: colours.text }),
    ...heights.map(({ at }) => element('line', { x1: frame.left, x2: end, y1: at, y2: at, stroke: colours.line })),
    ...heights.map(({ tick, at }) => textElement(axis.format(tick), { x: frame.left - 8, y: at + 4, 'text-anchor': 'end', ...small })),
    element('line', { x1: frame.left, x2: end, y1: bottom, y2: bottom, stroke: colours.lineStrong }),
    ...steps.map(({ at }) => element('line', { x1: at, x2: at, y1: bottom, y2: bottom + 4, stroke: colours.lineStrong })),
    ...steps.map(({ tick, at }) => textElement(formatCount(tick), { x: at, y: bottom + 18, 'text-anchor': 'middle', ...small })),
    textElement(stepName, { x: frame.left + plot.width / 2, y: bottom + 38, 'text-anchor': 'middle', ...small }),
    textElement(unit, { x: 0, y: 0, transform: `translate(14 ${frame.top + plot.height / 2}) rotate(-90)`, 'text-anchor': 'middle', ...small }),
  ].join('');
}

function lines(curves: readonly Curve[], x: Scale, y: Scale, id: string): string {
  const path = (series: Curve['series'], look: Parameters<typeof element>[1]): string => (series.length < 2 ? '' : element('path', { d: pathData(series, x, y), ...look }));
  const raw = curves.map((curve) => (curve.raw ? path(curve.raw, { stroke: printLaneColour(curve.lane), 'stroke-width': line / 2, opacity: 0.28 }) : ''));
  const drawn = curves.map((curve) => path(curve.series, curveLook(curve)));
  const clip = element('clipPath', { id }, element('rect', { x: frame.left, y: frame.top - line, width: plot.width, height: plot.height + 2 * line }));
  const signs = placeSigns(curves, x, y, signSize, frame.top, bottom - signSize / 2);
  return (
    clip +
    element('g', { 'clip-path': `url(#${id})`, fill: 'none', 'stroke-linejoin': 'round' }, raw.join('') + drawn.join('')) +
    signs.map(({ curve, x: left, y: height }) => signMark(curve.lane, curve.divergedAt === null || curve.divergedAt === undefined ? String(curve.lane + 1) : '✕', left + signSize * 0.62, height)).join('')
  );
}
