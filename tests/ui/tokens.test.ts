import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** [light, dark] of every token that is a pair of hexadecimal colours. */
function readTokens(): ReadonlyMap<string, readonly [string, string]> {
  const css = readFileSync(new URL('../../src/ui/styles/tokens.css', import.meta.url), 'utf8');
  const pairs = css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g);
  return new Map([...pairs].map(([, name = '', light = '', dark = '']) => [name, [light, dark]]));
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const tokens = readTokens();
const surfaces = ['surface', 'surface-raised', 'surface-sunken'];
const tones = ['danger', 'warning', 'success'];
const lanes = Array.from({ length: 8 }, (_, lane) => `lane-${lane + 1}`);

const pairs: readonly (readonly [string, string, number])[] = [
  ...['text', 'text-muted', 'text-faint', 'accent', 'accent-strong', ...tones].flatMap((ink) => surfaces.map((ground) => [ink, ground, 4.5] as const)),
  ...tones.flatMap((tone) => [[tone, `${tone}-soft`, 4.5], ['text', `${tone}-soft`, 7]] as const),
  ['accent-strong', 'accent-soft', 4.5],
  ['text', 'accent-soft', 7],
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-strong', 4.5],
  ['surface', 'text', 7],
  ...['line-strong', ...lanes].flatMap((ink) => surfaces.map((ground) => [ink, ground, 3] as const)),
];

describe('contrast of the tokens', () => {
  it.each(pairs)('%s on %s is at least %d : 1 in both themes', (ink, ground, least) => {
    const [inks, grounds] = [tokens.get(ink), tokens.get(ground)];
    if (!inks || !grounds) throw new Error(`tokens.css has no pair of colours for ${inks ? ground : ink}`);
    for (const theme of [0, 1] as const) expect(contrast(inks[theme], grounds[theme])).toBeGreaterThanOrEqual(least);
  });
});
