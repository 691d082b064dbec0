import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Panel } from '@/widgets/charts/curves/picture/buildPanel';
import { buildChartPicture } from '@/widgets/charts/curves/picture/buildChartPicture';
import { printColours, printLaneColour } from '@/widgets/charts/curves/picture/printColours';
import { escapeXml } from '@/widgets/charts/curves/picture/svg';

const series = [{ step: 0, value: 1 }, { step: 50, value: 0.1 }, { step: 100, value: 0.01 }];
const panel = (changes: Partial<Panel> = {}): Panel => ({ title: 'Training loss', unit: 'each mini-batch, nats', kind: 'loss', scale: 'linear', window: [0, 100], curves: [{ id: 'lane 0', lane: 0, label: 'SGD', series }, { id: 'lane 1', lane: 1, label: 'Adam', series, divergedAt: 60 }], ...changes });
const draw = (...panels: [Panel, ...Panel[]]): string => buildChartPicture({ panels, stepName: 'step', notes: ['example.org · seed 7'] });
const texts = (svg: string): string[] => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text!);
/** y of every point of the first whole line. */
const heights = (svg: string): number[] => [...(/<path d="([^"]*)" stroke="#0072b2" stroke-width="1.8"/.exec(svg)?.[1] ?? '').matchAll(/[ML]\S+ (\S+?)(?=L|$)/g)].map(([, y]) => Number(y));

describe('charts as a picture', () => {
  it('say what they show: title, both axes with units, lanes, where from', () => {
    const said = texts(draw(panel()));
    for (const text of ['Training loss', 'each mini-batch, nats', 'step', '100', '0.2', 'SGD', 'Adam', 'example.org · seed 7']) expect(said).toContain(text);
    // A diverged lane ends in a cross, as on screen.
    expect(said.filter((text) => text === '✕')).toHaveLength(1);
  });

  it('name every lane once, though both panels draw it', () => {
    expect(texts(draw(panel(), panel({ title: 'Validation loss' }))).filter((text) => text === 'SGD')).toHaveLength(1);
  });

  it('use the scale of the screen: equal decades are equally high on a logarithmic axis', () => {
    const [top, middle, bottom] = heights(draw(panel({ scale: 'log' })));
    expect(middle! - top!).toBeCloseTo(bottom! - middle!, 0);
    const [high, low, lowest] = heights(draw(panel()));
    expect(low! - high!).toBeGreaterThan(5 * (lowest! - low!));
  });

  it('need nothing from outside, and hold no script', () => {
    const svg = draw(panel({ curves: [{ id: 'x', lane: 0, label: '<script>alert(1)</script> & "\u0000\ud800', series }] }));
    expect(svg).not.toMatch(/<script|<style|@import|href|url\((?!#)|var\(/);
    expect(svg).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;\uFFFD\uFFFD');
  });

  it('stay well formed whatever a lane is called', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (label) => {
      expect(escapeXml(label)).not.toMatch(/[<>"]|&(?!amp;|lt;|gt;|quot;)/);
      const svg = draw(panel({ curves: [{ id: 'x', lane: 3, label, series }] }));
      const open: string[] = [];
      for (const [, closing, name, rest] of svg.matchAll(/<(\/?)([a-zA-Z]+)([^>]*)>/g)) {
        if (closing && open.at(-1) === name) open.pop();
        else if (!rest?.endsWith('/')) open.push(`${closing}${name}`);
      }
      expect(open).toEqual([]);
    }));
  });

  it('are drawn in the light theme’s colours', () => {
    const css = readFileSync(new URL('../../src/ui/styles/tokens.css', import.meta.url), 'utf8');
    const light = (token: string): string | undefined => new RegExp(`--${token}: light-dark\\((#[0-9a-f]{6})`).exec(css)?.[1];
    for (let lane = 0; lane < 8; lane += 1) expect(printLaneColour(lane)).toBe(light(`lane-${lane + 1}`));
    expect(printColours).toEqual({ surface: light('surface-raised'), text: light('text'), muted: light('text-muted'), line: light('line'), lineStrong: light('line-strong') });
  });
});
