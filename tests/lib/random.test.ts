import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pcgHash, permute, randomBits, randomNormal, randomUniform, streamKey, type RandomStream } from '@/lib/random';

// Every test below is deterministic. Bounds are five standard deviations of what a perfect generator would give, so that
// a bad one is caught and a good one is not asked to be better than chance.

const maxSeed = 2 ** 32 - 1;
const seeds = [0, 1, 2, 12_345, 2 ** 31, maxSeed];
const streams: readonly RandomStream[] = ['init', 'split', 'shuffle', 'dropout', 'noise', 'augment', 'data'];
const count = 20_000;

const sequence = (draw: (index: number) => number, length = count) => Array.from({ length }, (_, index) => draw(index));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function variance(values: readonly number[]): number {
  const centre = mean(values);
  return mean(values.map((value) => (value - centre) ** 2));
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  const covariance = mean(a.map((value, index) => (value - meanA) * (b[index]! - meanB)));
  return covariance / Math.sqrt(variance(a) * variance(b));
}

/** Standard deviations between the χ² of these counts and its mean; about normal for many cells. */
function chiSquareDeviation(counts: ArrayLike<number>): number {
  const cells = Array.from(counts);
  const expected = mean(cells);
  const statistic = cells.reduce((sum, cell) => sum + (cell - expected) ** 2 / expected, 0);
  const freedom = cells.length - 1;
  return (statistic - freedom) / Math.sqrt(2 * freedom);
}

// Computed by a second implementation with exact integers (Python). Changing one breaks every saved link.
describe('known answers', () => {
  it('hashes', () => {
    expect([0, 1, 2, 0xdeadbeef, maxSeed].map(pcgHash)).toEqual([129708002, 2831084092, 2055130248, 1730779506, 3861530882]);
  });
  it('derives keys', () => {
    expect(streams.map((stream) => streamKey(7, stream))).toEqual([3524976199, 2486649498, 706330836, 3112553759, 556239708, 880926173, 2840781106]);
    expect([streamKey(0, 'init'), streamKey(maxSeed, 'data', 1), streamKey(7, 'dropout', 3, 100)]).toEqual([2612088322, 141969683, 957718619]);
  });
  it('draws', () => {
    const key = streamKey(42, 'data');
    expect([0, 1, 2, 3].map((index) => randomBits(key, index))).toEqual([2172503490, 930474665, 442611148, 517092070]);
    expect([0, 1].map((index) => randomUniform(key, index) * 16_777_216)).toEqual([8486341, 3634666]);
    expect(randomNormal(key, 0)).toBeCloseTo(0.242912953067775, 12);
    expect(sequence((index) => permute(index, 10, key), 10)).toEqual([9, 6, 1, 5, 8, 4, 3, 0, 2, 7]);
    expect([0, 1, 2].map((index) => permute(index, 12_000, key))).toEqual([8399, 5857, 11_547]);
  });
});

/** PCG-RXS-M-XS written a second time, with exact integers. */
function pcgReference(value: number): number {
  const mask = 0xffffffffn;
  const state = (BigInt(value) * 747796405n + 2891336453n) & mask;
  const word = (((state >> ((state >> 28n) + 4n)) ^ state) * 277803737n) & mask;
  return Number((word >> 22n) ^ word);
}

describe('hash', () => {
  it('is the published function', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: maxSeed }), (value) => pcgHash(value) === pcgReference(value)));
  });
  it('flips half of the output bits when one input bit changes', () => {
    for (let bit = 0; bit < 32; bit += 1) {
      let flipped = 0;
      for (let value = 0; value < 1000; value += 1) {
        let difference = pcgHash(value * 4_294_967) ^ pcgHash(((value * 4_294_967) ^ (1 << bit)) >>> 0);
        for (; difference !== 0; difference &= difference - 1) flipped += 1;
      }
      expect(Math.abs(flipped / 32_000 - 0.5), `input bit ${bit}`).toBeLessThan(0.05);
    }
  });
});

describe.each(seeds)('uniform numbers of seed %i', (seed) => {
  const key = streamKey(seed, 'data');
  const values = sequence((index) => randomUniform(key, index));

  it('lie in [0, 1) on the grid of 24 bits', () => {
    expect(values.every((value) => value >= 0 && value < 1 && Number.isInteger(value * 16_777_216))).toBe(true);
  });
  it('have mean 1/2 and variance 1/12', () => {
    expect(Math.abs(mean(values) - 0.5)).toBeLessThan(5 / Math.sqrt(12 * count));
    expect(Math.abs(variance(values) - 1 / 12)).toBeLessThan(5 / Math.sqrt(180 * count));
  });
  it.each([0, 8, 16, 24])('have evenly spread bytes (shift %i)', (shift) => {
    const counts = new Float64Array(256);
    for (let index = 0; index < count; index += 1) counts[(randomBits(key, index) >>> shift) & 255]! += 1;
    expect(Math.abs(chiSquareDeviation(counts))).toBeLessThan(5);
  });
  it('do not follow one another (lags 1 … 32, pairs on a 16 × 16 grid)', () => {
    for (let lag = 1; lag <= 32; lag += 1) {
      const r = correlation(values.slice(0, -lag), values.slice(lag));
      expect(Math.abs(r), `lag ${lag}`).toBeLessThan(5 / Math.sqrt(count));
    }
    const counts = new Float64Array(256);
    for (let index = 0; index + 1 < count; index += 2) counts[16 * Math.floor(16 * values[index]!) + Math.floor(16 * values[index + 1]!)]! += 1;
    expect(Math.abs(chiSquareDeviation(counts))).toBeLessThan(5);
  });
});

describe('keys', () => {
  const few = 4000;
  const values = (key: number) => sequence((index) => randomUniform(key, index), few);

  function expectIndependent(keys: ReadonlyMap<string, number>): void {
    expect(new Set(keys.values()).size).toBe(keys.size);
    const all = Array.from(keys, ([name, key]) => ({ name, values: values(key) }));
    for (const [index, a] of all.entries()) {
      for (const b of all.slice(index + 1)) {
        expect(Math.abs(correlation(a.values, b.values)), `${a.name}, ${b.name}`).toBeLessThan(5 / Math.sqrt(few));
      }
    }
  }

  it('separate streams', () => expectIndependent(new Map(streams.map((stream) => [stream, streamKey(5, stream)]))));
  it('separate seeds, neighbours included', () => {
    expectIndependent(new Map([...seeds, 3, 4, maxSeed - 1].map((seed) => [`seed ${seed}`, streamKey(seed, 'init')])));
  });
  it('separate parts: layers, epochs, steps', () => {
    const parts = [[], [0], [1], [2], [0, 0], [0, 1], [1, 0], [1, 1], [maxSeed]];
    expectIndependent(new Map(parts.map((part) => [`parts ${part.join()}`, streamKey(5, 'shuffle', ...part)])));
  });
  it('are no shifted copies of one another', () => {
    const a = new Set(sequence((index) => randomBits(streamKey(5, 'data', 0), index), few));
    const shared = sequence((index) => randomBits(streamKey(5, 'data', 1), index), few).filter((bits) => a.has(bits));
    expect(shared.length).toBeLessThan(3);
  });
  it.each([
    ['steps (a dropout mask at one unit)', (index: number) => randomUniform(streamKey(1, 'dropout', 2, index), 77)],
    ['layers', (index: number) => randomUniform(streamKey(1, 'init', index), 0)],
    ['seeds', (index: number) => randomUniform(streamKey(index, 'init', 0), 0)],
  ])('give uniform numbers at one index over many %s', (_, draw) => {
    const drawn = sequence(draw);
    expect(Math.abs(mean(drawn) - 0.5)).toBeLessThan(5 / Math.sqrt(12 * count));
    expect(Math.abs(variance(drawn) - 1 / 12)).toBeLessThan(5 / Math.sqrt(180 * count));
    for (let lag = 1; lag <= 8; lag += 1) expect(Math.abs(correlation(drawn.slice(0, -lag), drawn.slice(lag))), `lag ${lag}`).toBeLessThan(5 / Math.sqrt(count));
    const counts = new Float64Array(256);
    for (const value of drawn) counts[Math.floor(256 * value)]! += 1;
    expect(Math.abs(chiSquareDeviation(counts))).toBeLessThan(5);
  });
  it('are as different as chance allows over 20,000 epochs', () => {
    const keys = new Set(sequence((epoch) => streamKey(0, 'shuffle', epoch)));
    // Birthdays: n²/2^33 = 0.05 collisions expected.
    expect(keys.size).toBeGreaterThanOrEqual(count - 2);
  });
});

describe.each(seeds)('normal numbers of seed %i', (seed) => {
  const key = streamKey(seed, 'init', 1);
  const values = sequence((index) => randomNormal(key, index));

  it('are finite, with mean 0, variance 1, skewness 0 and kurtosis 3', () => {
    expect(values.every(Number.isFinite)).toBe(true);
    expect(Math.abs(mean(values))).toBeLessThan(5 / Math.sqrt(count));
    expect(Math.abs(variance(values) - 1)).toBeLessThan(5 * Math.sqrt(2 / count));
    expect(Math.abs(mean(values.map((value) => value ** 3)))).toBeLessThan(5 * Math.sqrt(15 / count));
    expect(Math.abs(mean(values.map((value) => value ** 4)) - 3)).toBeLessThan(5 * Math.sqrt(96 / count));
  });
  it('have normal tails: 4.55 % beyond 2 and 0.27 % beyond 3', () => {
    for (const [bound, share] of [[2, 0.0455], [3, 0.0027]] as const) {
      const found = values.filter((value) => Math.abs(value) > bound).length / count;
      expect(Math.abs(found - share)).toBeLessThan(5 * Math.sqrt(share / count));
    }
  });
  it('do not follow one another', () => {
    expect(Math.abs(correlation(values.slice(1), values.slice(0, -1)))).toBeLessThan(5 / Math.sqrt(count));
    const sizes = values.map(Math.abs);
    expect(Math.abs(correlation(sizes.slice(1), sizes.slice(0, -1)))).toBeLessThan(5 / Math.sqrt(count));
  });
});

describe('permutation', () => {
  const permutation = (size: number, key: number) => sequence((index) => permute(index, size, key), size);
  const isBijection = (values: readonly number[]) => values.every((value) => value >= 0 && value < values.length) && new Set(values).size === values.length;

  it.each([1, 2, 3, 4, 5, 7, 8, 9, 63, 64, 65, 400, 1000, 1297, 1797, 4096, 4097, 10_000, 12_000, 65_537])('of %i elements is a bijection', (size) => {
    for (const epoch of [0, 1, 2]) expect(isBijection(permutation(size, streamKey(3, 'shuffle', epoch)))).toBe(true);
  });
  it('is a bijection for any size and key', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 0, max: maxSeed }), (size, key) => isBijection(permutation(size, key))),
    );
  });
  it('stays inside the range at the largest size', () => {
    const key = streamKey(0, 'shuffle');
    const values = sequence((index) => permute(index * 800 + 15, 2 ** 24, key));
    expect(new Set(values).size).toBe(count);
    expect(values.every((value) => Number.isInteger(value) && value >= 0 && value < 2 ** 24)).toBe(true);
  });
  it.each([2, 3, 4])('reaches all orders of %i elements about equally often', (size) => {
    const orders = new Map<string, number>();
    for (let epoch = 0; epoch < 4800; epoch += 1) {
      const order = permutation(size, streamKey(11, 'shuffle', epoch)).join();
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    expect(orders.size).toBe({ 2: 2, 3: 6, 4: 24 }[size]);
    expect(chiSquareDeviation([...orders.values()])).toBeLessThan(5);
  });
  it.each([100, 1000, 1297, 12_000])('moves %i elements as far as a shuffle does', (size) => {
    const fixed: number[] = [];
    for (let epoch = 0; epoch < 40; epoch += 1) {
      const values = permutation(size, streamKey(9, 'shuffle', epoch));
      const displacement = mean(values.map((value, index) => Math.abs(value - index))) / size;
      // Mean (n²−1)/(3n) and, roughly, standard deviation n·√(2/45/n) of |π(i) − i|.
      expect(Math.abs(displacement - 1 / 3)).toBeLessThan(5 * Math.sqrt(2 / 45 / size) + 1 / size);
      expect(Math.abs(correlation(values, sequence((index) => index, size)))).toBeLessThan(5 / Math.sqrt(size));
      fixed.push(values.filter((value, index) => value === index).length);
    }
    // The number of elements that stay is a Poisson variable of mean 1.
    expect(Math.abs(mean(fixed) - 1)).toBeLessThan(5 / Math.sqrt(40));
  });
  it.each([64, 1000, 12_000])('separates neighbours: steps between consecutive elements of %i are spread out', (size) => {
    let adjacent = 0;
    for (let epoch = 0; epoch < 40; epoch += 1) {
      const values = permutation(size, streamKey(13, 'shuffle', epoch));
      adjacent += values.filter((value, index) => index > 0 && Math.abs(value - values[index - 1]!) === 1).length;
      expect(Math.abs(correlation(values.slice(1), values.slice(0, -1)))).toBeLessThan(5 / Math.sqrt(size));
    }
    // Two a permutation on average, nearly Poisson.
    expect(Math.abs(adjacent / 40 - 2)).toBeLessThan(5 * Math.sqrt(2 / 40));
  });
  it('sends every element everywhere: place of each of 10 over 2,000 epochs', () => {
    const counts = new Float64Array(100);
    for (let epoch = 0; epoch < 2000; epoch += 1) {
      for (const [index, value] of permutation(10, streamKey(17, 'shuffle', epoch)).entries()) counts[10 * index + value]! += 1;
    }
    expect(Math.abs(chiSquareDeviation(counts))).toBeLessThan(5);
  });
  it('differs from epoch to epoch, without relation', () => {
    const [a, b, c] = [0, 1, 2].map((epoch) => permutation(1000, streamKey(19, 'shuffle', epoch))) as [number[], number[], number[]];
    for (const [first, second] of [[a, b], [a, c], [b, c]] as const) {
      expect(Math.abs(correlation(first, second))).toBeLessThan(5 / Math.sqrt(1000));
      expect(first.filter((value, index) => value === second[index]).length).toBeLessThan(8);
    }
  });
});
