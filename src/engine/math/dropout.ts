import { randomBits, streamKey } from '@/lib/random';
import { seluAlpha, seluScale } from './activations';

/** Of the 2²⁴ values a draw can take, those below this one drop the unit: a comparison of integers, the same on a GPU. */
export function dropoutThreshold(rate: number): number {
  return Math.round(rate * 2 ** 24);
}

/** 1 when the unit at `index` of this stream is kept, 0 when it is dropped; P(0) = rate. Srivastava et al. 2014, section 4. */
export function dropoutMask(key: number, index: number, rate: number): 0 | 1 {
  return randomBits(key, index) >>> 8 >= dropoutThreshold(rate) ? 1 : 0;
}

/** Where a mask is drawn: `layer` is the index of the dropout into lane.layers; a step is an update, or a sample of predictions. */
export interface MaskPlace {
  readonly seed: number;
  readonly layer: number;
  readonly step: number;
}

/** The units that sample `row` of the mini-batch meets, 1 for kept: the very mask that every lane trains with at this step. */
export function unitMask({ seed, layer, step }: MaskPlace, units: number, rate: number, row = 0): (0 | 1)[] {
  const key = streamKey(seed, 'dropout', layer, step);
  return Array.from({ length: units }, (_, unit) => dropoutMask(key, row * units + unit, rate));
}

/**
 * Inverted dropout scales the kept units in training, y = x·mask·1/(1−rate), so that E[y] = x and evaluation is the
 * identity. The gradient passes through the same factor.
 */
export function dropoutScale(rate: number): number {
  return 1 / (1 - rate);
}

/** Where a dropped unit is put before the affine part: the limit of selu on the negative side, −scale·α. */
const alphaPrime = -seluScale * seluAlpha;

/**
 * Alpha dropout: y = a·(kept ? x : α′) + b. With q = 1−rate, a = (q + α′²·q·(1−q))^(−½) and b = −a·(1−q)·α′ keep mean 0 and
 * variance 1. Klambauer et al. 2017, section 3.
 */
export function alphaDropout(rate: number): { readonly scale: number; readonly shift: number; /** y of a dropped unit */ readonly dropped: number } {
  const q = 1 - rate;
  const scale = 1 / Math.sqrt(q + alphaPrime * alphaPrime * q * rate);
  const shift = -scale * rate * alphaPrime;
  return { scale, shift, dropped: scale * alphaPrime + shift };
}
