import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchIndex, epochKey, stepsPerEpoch } from '@/engine/data/batches';
import { permute, streamKey } from '@/lib/random';

const batch = (seed: number, step: number, batchSize: number, size: number) =>
  Array.from({ length: Math.min(batchSize, size) }, (_, row) => batchIndex(seed, step, row, batchSize, size));

const epoch = (seed: number, number: number, batchSize: number, size: number) => {
  const steps = stepsPerEpoch(batchSize, size);
  return Array.from({ length: steps }, (_, index) => batch(seed, number * steps + index, batchSize, size)).flat();
};

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const sizes = fc.integer({ min: 1, max: 600 });

describe('mini-batches', () => {
  it('have known answers (a second implementation in Python)', () => {
    expect(batch(42, 10, 8, 100)).toEqual([73, 16, 78, 33, 27, 89, 90, 39]);
    // 12 updates an epoch: step 25 is the second of the third epoch.
    expect(batch(42, 25, 8, 100)).toEqual([52, 67, 27, 94, 15, 61, 51, 36]);
  });
  it('cover ⌊n/B⌋·B distinct samples in every epoch and drop the rest', () => {
    fc.assert(
      fc.property(seeds, fc.nat({ max: 50 }), sizes, sizes, (seed, number, batchSize, size) => {
        const samples = epoch(seed, number, batchSize, size);
        const expected = batchSize >= size ? size : Math.floor(size / batchSize) * batchSize;
        expect(samples).toHaveLength(expected);
        expect(new Set(samples).size).toBe(expected);
        expect(samples.every((sample) => Number.isInteger(sample) && sample >= 0 && sample < size)).toBe(true);
      }),
    );
  });
  it('are the first rows of the permutation of their epoch', () => {
    fc.assert(
      fc.property(seeds, fc.nat({ max: 100_000 }), sizes, fc.integer({ min: 2, max: 600 }), (seed, step, wanted, size) => {
        const batchSize = Math.min(wanted, size - 1);
        const steps = stepsPerEpoch(batchSize, size);
        const key = epochKey(seed, Math.floor(step / steps));
        expect(batch(seed, step, batchSize, size)).toEqual(
          Array.from({ length: batchSize }, (_, row) => permute((step % steps) * batchSize + row, size, key)),
        );
      }),
    );
  });
  it.each([[10, 10], [11, 10], [100, 1]])('of %i from %i samples are the whole set in its own order, at every step', (batchSize, size) => {
    for (const step of [0, 1, 999]) expect(batch(3, step, batchSize, size)).toEqual(Array.from({ length: size }, (_, index) => index));
    expect(stepsPerEpoch(batchSize, size)).toBe(1);
  });
  it('leave different samples out in different epochs, so that all are seen', () => {
    const seen = new Set(Array.from({ length: 40 }, (_, number) => epoch(1, number, 32, 63)).flat());
    expect(seen.size).toBe(63);
    expect(epoch(1, 0, 32, 63)).toHaveLength(32);
  });
  it('change with the epoch and with the seed', () => {
    expect(epoch(5, 0, 10, 100)).not.toEqual(epoch(5, 1, 10, 100));
    expect(epoch(5, 0, 10, 100)).not.toEqual(epoch(6, 0, 10, 100));
    expect(epoch(5, 3, 10, 100)).toEqual(epoch(5, 3, 10, 100));
  });
  it('counts updates', () => {
    expect([[32, 400], [64, 1297], [1, 7], [7, 8], [8, 8], [9, 8]].map(([batchSize, size]) => stepsPerEpoch(batchSize!, size!))).toEqual([12, 20, 7, 1, 1, 1]);
  });
  it('keys epochs by the stream "shuffle"', () => {
    expect(epochKey(9, 4)).toBe(streamKey(9, 'shuffle', 4));
  });
});
