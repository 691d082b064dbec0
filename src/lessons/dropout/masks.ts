import { dropoutScale, unitMask, type Experiment } from '@/lesson-kit';

/** A dropout of the lab's network: where its masks are drawn, and how many units it is about. */
export interface MaskedLayer {
  readonly layer: number;
  readonly units: number;
}

const usual: readonly MaskedLayer[] = [{ layer: 2, units: 128 }, { layer: 5, units: 128 }];

/** The first two dropouts of the first lane that has any; those of the lesson's own network where there are none. */
export function maskedLayers({ lanes }: Experiment): readonly MaskedLayer[] {
  for (const { layers } of lanes) {
    let units = 0;
    const found = layers.flatMap((layer, index): MaskedLayer[] => {
      if (layer.kind === 'dense') units = layer.units;
      return layer.kind === 'dropout' ? [{ layer: index, units }] : [];
    });
    if (found.length > 0) return found.slice(0, 2);
  }
  return usual;
}

export interface MaskDraw {
  readonly seed: number;
  /** counted from 1, as the lab counts updates */
  readonly update: number;
  /** row of the mini-batch, from 0 */
  readonly row: number;
  readonly rate: number;
}

/** The units of one layer that this sample of this update trains. */
export const drawMask = ({ layer, units }: MaskedLayer, { seed, update, row, rate }: MaskDraw): readonly (0 | 1)[] => unitMask({ seed, layer, step: update - 1 }, units, rate, row);

/** For the first units of a layer, the mean of m/(1 − p) over updates 1 … `update`. */
export function meanScale(layer: MaskedLayer, draw: MaskDraw, units: number): readonly number[] {
  const kept = Array.from({ length: units }, () => 0);
  for (let update = 1; update <= draw.update; update += 1) {
    const mask = drawMask(layer, { ...draw, update });
    for (let unit = 0; unit < units; unit += 1) kept[unit]! += mask[unit] ?? 0;
  }
  return kept.map((count) => (count / draw.update) * dropoutScale(draw.rate));
}

/** The same mean over many masks and all 128 units of the first hidden layer. */
export function expectedScale(rate: number, masks: number): number {
  const means = meanScale({ layer: 2, units: 128 }, { seed: 1, update: masks, row: 0, rate }, 128);
  return means.reduce((sum, mean) => sum + mean, 0) / means.length;
}

/** Most units whose on-off patterns are told apart. */
export const mostTracked = 12;

/** The pattern of the first units of a layer, as a number, for every sample of updates 1 … `updates`. */
export function drawPatterns(layer: MaskedLayer, { seed, rate }: Pick<MaskDraw, 'seed' | 'rate'>, updates: number, batchSize: number): Uint16Array {
  const patterns = new Uint16Array(updates * batchSize);
  const tracked = Math.min(mostTracked, layer.units);
  patterns.forEach((_, index) => {
    const mask = drawMask(layer, { seed, rate, update: 1 + Math.floor(index / batchSize), row: index % batchSize });
    let pattern = 0;
    for (let unit = 0; unit < tracked; unit += 1) pattern |= (mask[unit] ?? 0) << unit;
    patterns[index] = pattern;
  });
  return patterns;
}

/** How often each of the 2ᴺ patterns of the first `units` units is among the first `drawn`. */
export function countPatterns(patterns: Uint16Array, drawn: number, units: number): Uint16Array {
  const counts = new Uint16Array(2 ** units);
  const bits = 2 ** units - 1;
  for (let index = 0; index < Math.min(drawn, patterns.length); index += 1) counts[patterns[index]! & bits]! += 1;
  return counts;
}
