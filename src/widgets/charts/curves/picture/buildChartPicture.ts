import type { Curve } from '@/widgets/charts/curves/curve';
import { buildPanel, curveLook, panelSize, signMark, type Panel } from './buildPanel';
import { printColours as colours } from './printColours';
import { element, escapeXml, roughWidth, textElement } from './svg';

export interface ChartPicture {
  /** one beside the other */
  readonly panels: readonly [Panel, ...Panel[]];
  /** "step" */
  readonly stepName: string;
  /** what the faint curves are, and where the picture comes from: a line each */
  readonly notes: readonly string[];
}

const margin = 16;
const gap = 20;
const rowHeight = 22;
const fontSize = 13;
const swatch = 34;

/** A legend entry for every lane and the reader's sketch; earlier runs share their lanes' colours and are told in the notes. */
function legendEntries(panels: readonly Panel[]): readonly Curve[] {
  const entries = panels.flatMap(({ curves }) => curves.filter((curve) => !curve.ghost || curve.sketch));
  return entries.filter((curve, index) => entries.findIndex(({ id }) => id === curve.id) === index);
}

function legend(entries: readonly Curve[], width: number): { readonly markup: string; readonly height: number } {
  const widest = entries.reduce((most, { label }) => Math.max(most, roughWidth(label, fontSize)), 0) + swatch + 3 * margin;
  const columns = Math.max(1, Math.min(entries.length, Math.floor(width / widest)));
  const markup = entries.map((curve, index) => {
    const x = (index % columns) * (width / columns);
    const y = Math.floor(index / columns) * rowHeight + rowHeight / 2;
    const mark = curve.sketch ? '' : signMark(curve.lane, String(curve.lane + 1), swatch + 10, y);
    return element('line', { x1: x, x2: x + swatch - 6, y1: y, y2: y, ...curveLook({ ...curve, ghost: false }) }) + element('g', { transform: `translate(${x} 0)` }, mark + textElement(curve.label, { x: swatch + 24, y: y + 4.5, 'font-size': fontSize, fill: colours.text }));
  });
  return { markup: markup.join(''), height: Math.ceil(entries.length / columns) * rowHeight };
}

/**
 * Charts as an SVG document of its own: light, for paper and slides; no style sheet, no font and no script from anywhere,
 * so that it looks the same in every program.
 */
export function buildChartPicture({ panels, stepName, notes }: ChartPicture): string {
  const inner = panels.length * panelSize.width + (panels.length - 1) * gap;
  const key = legend(legendEntries(panels), inner);
  const notesTop = panelSize.height + key.height + 12;
  const width = inner + 2 * margin;
  const height = margin + notesTop + notes.length * 17 + margin;
  const content = [
    ...panels.map((panel, index) => element('g', { transform: `translate(${index * (panelSize.width + gap)} 0)` }, buildPanel(panel, `frame-${index}`, stepName))),
    element('g', { transform: `translate(0 ${panelSize.height})` }, key.markup),
    ...notes.map((note, index) => textElement(note, { x: 0, y: notesTop + 12 + index * 17, 'font-size': 11, fill: colours.muted })),
  ];
  const namespace = 'http://www.w3.org/2000/svg';
  return element('svg', { xmlns: namespace, viewBox: `0 0 ${width} ${height}`, width, height, 'font-family': 'Arial, Helvetica, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif' }, [
    element('title', {}, escapeXml(panels.map(({ title }) => title).join(', '))),
    element('rect', { width, height, fill: colours.surface }),
    element('g', { transform: `translate(${margin} ${margin})` }, content.join('')),
  ].join(''));
}
