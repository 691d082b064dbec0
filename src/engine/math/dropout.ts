import { randomBits } from '@/lib/random';

/** Of the 2²⁴ values a draw can take, those below this one drop the unit: a comparison of integers, the same on a GPU. */
export function dropoutThreshold(rate: number): number {
  return Math.round(rate * 2 ** 24);
}

/** 1 when the unit at `index` of this stream is kept, 0 when it is dropped; P(0) = rate. Srivastava et al. 2014, section 4. */
export function dropoutMask(key: number, index: number, rate: number): 0 | 1 {
  return randomBits(key, index) >>> 8 >= dropoutThreshold(rate) ? 1 : 0;
}

/**
 * Inverted dropout scales the kept units in training, y = x·mask·1/(1−rate), so that E[y] = x and evaluation is the
 * identity. The gradient passes through the same factor.
 */
export function dropoutScale(rate: number): number {
  return 1 / (1 - rate);
}
