/**
 * Counter-based random numbers: every number is a pure function of (key, index), so nothing has to be stored,
 * any value can be recomputed at any step, and a GPU program computes the same bits as this file (see the GLSL
 * twin in engine/tensor). Named streams keep purposes apart: switching dropout on cannot change the shuffle.
 *
 * Hash: the 32-bit output permutation of PCG-RXS-M-XS (O'Neill 2014), recommended for shaders by
 * Jarzynski & Olano 2020, "Hash Functions for GPU Rendering", JCGT 9(3).
 */

/** The purposes random numbers serve. The order is part of saved links: append only. */
const streams = ['init', 'split', 'shuffle', 'dropout', 'noise', 'augment', 'data'] as const;
export type RandomStream = (typeof streams)[number];

const goldenRatio32 = 0x9e3779b9;

/** One round of the PCG output hash on an unsigned 32-bit integer. */
export function pcgHash(value: number): number {
  const state = (Math.imul(value, 747796405) + 2891336453) >>> 0;
  const word = Math.imul((state >>> ((state >>> 28) + 4)) ^ state, 277803737) >>> 0;
  return ((word >>> 22) ^ word) >>> 0;
}

/** Key of a stream: seed in 0 … 2^32−1, then any further parts (layer, epoch, step …), all unsigned 32-bit. */
export function streamKey(seed: number, stream: RandomStream, ...parts: readonly number[]): number {
  let key = pcgHash(seed >>> 0);
  for (const part of [streams.indexOf(stream) + 1, ...parts]) key = pcgHash((key ^ (Math.imul(part, goldenRatio32) + 1)) >>> 0);
  return key;
}

/** 32 random bits at `index` of the stream with this key. */
export function randomBits(key: number, index: number): number {
  return pcgHash((pcgHash((index + key) >>> 0) ^ key) >>> 0);
}

/** Uniform number in [0, 1) with 24 bits: exactly representable in float32, so CPU and GPU agree bit for bit. */
export function randomUniform(key: number, index: number): number {
  return (randomBits(key, index) >>> 8) / 16777216;
}

/** Standard normal number (Box–Muller); consumes the indices 2·index and 2·index+1 of the stream. */
export function randomNormal(key: number, index: number): number {
  const radius = Math.sqrt(-2 * Math.log((randomBits(key, 2 * index) + 1) / 4294967296));
  return radius * Math.cos((2 * Math.PI * randomBits(key, 2 * index + 1)) / 4294967296);
}

const feistelRounds = 6;

/**
 * Position `index` of a random permutation of 0 … size−1, without storing the permutation: an unbalanced Feistel
 * network on ⌈log2 size⌉ bits, walking the cycle until the value is inside the range (Black & Rogaway 2002,
 * "Ciphers with Arbitrary Finite Domains"). Size 1 … 2^24.
 */
export function permute(index: number, size: number, key: number): number {
  if (size <= 1) return 0;
  const bits = Math.max(2, 32 - Math.clz32(size - 1));
  const lowBits = bits >> 1;
  const lowMask = (1 << lowBits) - 1;
  const highMask = (1 << (bits - lowBits)) - 1;
  let value = index;
  do {
    let low = value & lowMask;
    let high = value >>> lowBits;
    for (let round = 0; round < feistelRounds; round += 2) {
      high ^= pcgHash((low + key + Math.imul(round, goldenRatio32)) >>> 0) & highMask;
      low ^= pcgHash((high + key + Math.imul(round + 1, goldenRatio32)) >>> 0) & lowMask;
    }
    value = (high << lowBits) | low;
  } while (value >= size);
  return value;
}
