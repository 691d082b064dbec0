import { describe, expect, it } from 'vitest';
import { defaultDataSpec } from '@/engine/data/facts';
import { generateSplits, type GeneratorSpec } from '@/engine/data/generators';
import type { Split } from '@/engine/data/types';

type GeneratedSet = GeneratorSpec['set'];

const specOf = (set: GeneratedSet, changes: Partial<GeneratorSpec> = {}): GeneratorSpec => ({ ...defaultDataSpec(set), ...changes, set });
const train = (set: GeneratedSet, changes: Partial<GeneratorSpec> = {}, seed = 1) => generateSplits(specOf(set, changes), seed).train;
const point = (split: Split, index: number) => [split.inputs[2 * index]!, split.inputs[2 * index + 1]!] as const;
const points = (split: Split) => Array.from(split.labels, (label, index) => ({ label, x: point(split, index)[0], y: point(split, index)[1] }));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: readonly number[]) => Math.sqrt(mean(values.map((value) => value ** 2)) - mean(values) ** 2);

const all: readonly GeneratedSet[] = ['circles', 'moons', 'spirals', 'xor', 'blobs', 'linreg', 'sine'];
const planar: readonly GeneratedSet[] = ['circles', 'moons', 'spirals', 'xor', 'blobs'];
const many = { trainSize: 10_000 };

describe.each(all)('%s', (set) => {
  const features = { linreg: 10, sine: 1 }[set as 'linreg'] ?? 2;

  it('has the shapes it promises', () => {
    const splits = generateSplits(specOf(set, { trainSize: 70, validationSize: 30, classes: 4 }), 0);
    const outputs = { linreg: 1, sine: 1, spirals: 4, blobs: 4 }[set as 'linreg'] ?? 2;
    for (const [split, size] of [[splits.train, 70], [splits.validation, 30]] as const) {
      expect([split.size, split.inputs.length, split.targets.length, split.labels.length]).toEqual([size, size * features, size * outputs, size]);
      expect([...split.inputs, ...split.targets].every(Number.isFinite)).toBe(true);
    }
  });
  it('repeats itself for a seed and not for another', () => {
    expect(train(set, {}, 7)).toEqual(train(set, {}, 7));
    const [a, b] = [train(set, {}, 7), train(set, {}, 8)];
    const equal = a.inputs.filter((value, index) => value === b.inputs[index]).length;
    expect(equal).toBeLessThan(a.inputs.length / 50);
  });
  it('draws the splits independently of one another', () => {
    const { train: first, validation } = generateSplits(specOf(set, { trainSize: 500, validationSize: 500 }), 3);
    const seen = new Set(Array.from({ length: 500 }, (_, index) => first.inputs.slice(index * features, (index + 1) * features).join()));
    const repeated = Array.from({ length: 500 }, (_, index) => seen.has(validation.inputs.slice(index * features, (index + 1) * features).join()));
    expect(repeated.filter(Boolean)).toEqual([]);
  });
  it('begins with the smaller set when it is larger, and keeps the validation split', () => {
    const small = generateSplits(specOf(set, { trainSize: 50 }), 3);
    const large = generateSplits(specOf(set, { trainSize: 900 }), 3);
    expect(large.train.inputs.slice(0, 50 * features)).toEqual(small.train.inputs);
    expect(large.validation).toEqual(small.validation);
  });
  it('works with the smallest and the largest seed, and clips sizes', () => {
    for (const seed of [0, 2 ** 32 - 1]) expect(train(set, { trainSize: 1 }, seed).size).toBe(1);
    expect(train(set, { trainSize: 99_999 }).size).toBe(10_000);
  });
});

describe.each(planar)('classes of %s', (set) => {
  it('are about equally frequent, and one-hot in the targets', () => {
    for (const classes of set === 'spirals' || set === 'blobs' ? [2, 3, 5] : [2]) {
      const split = train(set, { ...many, classes });
      const counts = Array.from({ length: classes }, () => 0);
      for (const [index, label] of split.labels.entries()) {
        counts[label]! += 1;
        expect(split.targets[index * classes + label]).toBe(1);
      }
      expect(split.targets.reduce((sum, value) => sum + value)).toBe(10_000);
      // Five standard deviations of a binomial count.
      for (const count of counts) expect(Math.abs(count - 10_000 / classes)).toBeLessThan(5 * Math.sqrt((10_000 / classes) * (1 - 1 / classes)));
    }
  });
  it('have coordinate noise of the standard deviation asked for, on the same points', () => {
    const [clean, noisy] = [train(set, { ...many, noise: 0 }), train(set, { ...many, noise: 0.3 })];
    expect(noisy.labels).toEqual(clean.labels);
    const errors = Array.from(noisy.inputs, (value, index) => value - clean.inputs[index]!);
    expect(Math.abs(mean(errors))).toBeLessThan((5 * 0.3) / Math.sqrt(20_000));
    expect(Math.abs(deviation(errors) / 0.3 - 1)).toBeLessThan(5 / Math.sqrt(40_000));
    const [x, y] = [0, 1].map((axis) => errors.filter((_, index) => index % 2 === axis)) as [number[], number[]];
    expect(Math.abs(mean(x.map((value, index) => value * y[index]!)) / 0.09)).toBeLessThan(5 / Math.sqrt(10_000));
  });
});

describe('geometry without noise', () => {
  it('circles: radius 1 or 0.5, all around', () => {
    const split = train('circles', { ...many, noise: 0 });
    for (const { label, x, y } of points(split)) expect(Math.hypot(x, y)).toBeCloseTo(label === 0 ? 1 : 0.5, 6);
    const quadrants = [0, 0, 0, 0];
    for (const { x, y } of points(split)) quadrants[(x > 0 ? 1 : 0) + (y > 0 ? 2 : 0)]! += 1;
    for (const count of quadrants) expect(Math.abs(count - 2500)).toBeLessThan(5 * Math.sqrt(2500 * 0.75));
  });
  it('moons: two half circles of radius 1 that interlock around the origin', () => {
    const split = train('moons', { ...many, noise: 0 });
    for (const { label, x, y } of points(split)) {
      const [centreX, centreY, side] = label === 0 ? [-0.5, -0.25, 1] : [0.5, 0.25, -1];
      expect(Math.hypot(x - centreX, y - centreY)).toBeCloseTo(1, 5);
      expect((y - centreY) * side).toBeGreaterThanOrEqual(-1e-6);
    }
    expect(Math.abs(mean(points(split).map(({ x }) => x)))).toBeLessThan(0.05);
    expect(Math.abs(mean(points(split).map(({ y }) => y)))).toBeLessThan(0.05);
  });
  it.each([[2, 1], [2, 1.5], [3, 0.75], [5, 2]])('spirals: %i arms of %f turns, evenly over the area', (classes, turns) => {
    const split = train('spirals', { ...many, noise: 0, classes, turns });
    for (const { label, x, y } of points(split)) {
      const radius = Math.hypot(x, y);
      const angle = 2 * Math.PI * (turns * radius + label / classes);
      expect(x).toBeCloseTo(radius * Math.cos(angle), 5);
      expect(y).toBeCloseTo(radius * Math.sin(angle), 5);
    }
    const squares = points(split).map(({ x, y }) => x * x + y * y);
    expect(Math.max(...squares)).toBeLessThanOrEqual(1.000001);
    // t² is uniform.
    expect(Math.abs(mean(squares) - 0.5)).toBeLessThan(5 / Math.sqrt(12 * 10_000));
    expect(Math.abs(deviation(squares) - 1 / Math.sqrt(12))).toBeLessThan(0.01);
  });
  it('xor: the sign of the product, over the whole square', () => {
    const split = train('xor', { ...many, noise: 0 });
    for (const { label, x, y } of points(split)) expect(label).toBe(x * y > 0 ? 1 : 0);
    for (const axis of [0, 1]) {
      const values = Array.from(split.inputs).filter((_, index) => index % 2 === axis);
      expect(Math.min(...values)).toBeGreaterThanOrEqual(-1);
      expect(Math.max(...values)).toBeLessThan(1);
      expect(Math.abs(mean(values))).toBeLessThan(5 / Math.sqrt(3 * 10_000));
      expect(Math.abs(deviation(values) - 1 / Math.sqrt(3))).toBeLessThan(0.01);
    }
  });
  it('blobs: centres on a circle of the diameter asked for', () => {
    for (const { label, x, y } of points(train('blobs', { noise: 0, classes: 5, separation: 6 }))) {
      expect(x).toBeCloseTo(3 * Math.cos((2 * Math.PI * label) / 5), 6);
      expect(y).toBeCloseTo(3 * Math.sin((2 * Math.PI * label) / 5), 6);
    }
  });
});

describe('label noise', () => {
  it.each([[2, 0.2], [4, 0.4], [3, 1]])('%i classes, share %f: share·(1 − 1/K) of the training labels are wrong', (classes, labelNoise) => {
    const clean = train('blobs', { ...many, classes });
    const noisy = train('blobs', { ...many, classes, labelNoise });
    expect(noisy.inputs).toEqual(clean.inputs);
    const wrong = noisy.labels.filter((label, index) => label !== clean.labels[index]).length / 10_000;
    const expected = labelNoise * (1 - 1 / classes);
    expect(Math.abs(wrong - expected)).toBeLessThan(5 * Math.sqrt((expected * (1 - expected)) / 10_000));
    for (const [index, label] of noisy.labels.entries()) expect(noisy.targets[index * classes + label]).toBe(1);
  });
  it('spreads over all classes and does not depend on the true one', () => {
    const [clean, noisy] = [train('blobs', { ...many, classes: 4 }), train('blobs', { ...many, classes: 4, labelNoise: 0.6 })];
    const counts = new Float64Array(16);
    for (const [index, label] of noisy.labels.entries()) counts[4 * clean.labels[index]! + label]! += 1;
    for (let index = 0; index < 16; index += 1) {
      const expected = index % 5 === 0 ? 2500 * 0.55 : 2500 * 0.15;
      expect(Math.abs(counts[index]! - expected)).toBeLessThan(5 * Math.sqrt(expected));
    }
  });
  it('leaves the validation split as it was', () => {
    for (const set of planar) {
      expect(generateSplits(specOf(set, { labelNoise: 0.5 }), 4).validation).toEqual(generateSplits(specOf(set), 4).validation);
    }
  });
  it('keeps what a smaller share had replaced', () => {
    const [clean, some, more] = [0, 0.1, 0.5].map((labelNoise) => [...train('blobs', { ...many, classes: 4, labelNoise }).labels]) as [number[], number[], number[]];
    const changed = some.filter((label, index) => label !== clean[index]);
    expect(changed.length).toBeGreaterThan(500);
    expect(more.filter((_, index) => some[index] !== clean[index])).toEqual(changed);
  });
});

/** Least squares by the normal equations and Gaussian elimination; rows are [features], already with a 1 if wanted. */
function leastSquares(rows: readonly (readonly number[])[], targets: ArrayLike<number>): number[] {
  const width = rows[0]!.length;
  const system = Array.from({ length: width }, (_, i) =>
    Array.from({ length: width + 1 }, (__, j) => rows.reduce((sum, row, index) => sum + row[i]! * (j < width ? row[j]! : targets[index]!), 0)));
  for (let pivot = 0; pivot < width; pivot += 1) {
    for (let row = 0; row < width; row += 1) {
      if (row === pivot) continue;
      const factor = system[row]![pivot]! / system[pivot]![pivot]!;
      system[row] = system[row]!.map((value, column) => value - factor * system[pivot]![column]!);
    }
  }
  return system.map((row, index) => row[width]! / row[index]!);
}

describe('linreg', () => {
  const rowsOf = (split: Split) => Array.from({ length: split.size }, (_, index) => [...split.inputs.slice(10 * index, 10 * index + 10), 1]);

  it('is y = w·x + noise with a norm of 3, the same w in both splits', () => {
    const { train: first, validation } = generateSplits(specOf('linreg', { noise: 0 }), 5);
    const [w, v] = [leastSquares(rowsOf(first), first.targets), leastSquares(rowsOf(validation), validation.targets)];
    expect(Math.hypot(...w.slice(0, 10))).toBeCloseTo(3, 4);
    expect(w[10]).toBeCloseTo(0, 5);
    for (const [index, value] of w.entries()) expect(value).toBeCloseTo(v[index]!, 4);
  });
  it('has standard normal inputs and residuals of the noise asked for', () => {
    const split = train('linreg', { ...many, noise: 0.5 });
    const inputs = Array.from(split.inputs);
    expect(Math.abs(mean(inputs))).toBeLessThan(5 / Math.sqrt(100_000));
    expect(Math.abs(deviation(inputs) - 1)).toBeLessThan(5 / Math.sqrt(200_000));
    const w = leastSquares(rowsOf(split), split.targets);
    const residuals = rowsOf(split).map((row, index) => split.targets[index]! - row.reduce((sum, value, column) => sum + value * w[column]!, 0));
    expect(Math.abs(deviation(residuals) / 0.5 - 1)).toBeLessThan(5 / Math.sqrt(20_000));
    expect(split.labels.every((label) => label === -1)).toBe(true);
  });
  it('turns w with the seed', () => {
    const weights = [1, 2].map((seed) => leastSquares(rowsOf(train('linreg', { noise: 0 }, seed)), train('linreg', { noise: 0 }, seed).targets));
    expect(Math.hypot(...weights[0]!.map((value, index) => value - weights[1]![index]!))).toBeGreaterThan(1);
  });
});

describe('sine', () => {
  it('is sin 3x on two intervals with a gap between them', () => {
    const split = train('sine', { ...many, noise: 0 });
    for (const [index, x] of split.inputs.entries()) {
      expect(Math.abs(x)).toBeGreaterThanOrEqual(0.5);
      expect(Math.abs(x)).toBeLessThanOrEqual(1.5);
      expect(split.targets[index]).toBeCloseTo(Math.sin(3 * x), 5);
    }
    expect(Math.abs(split.inputs.filter((x) => x > 0).length - 5000)).toBeLessThan(250);
    expect(Math.abs(mean(Array.from(split.inputs, Math.abs)) - 1)).toBeLessThan(5 / Math.sqrt(12 * 10_000));
  });
  it('has the noise asked for on the targets only', () => {
    const [clean, noisy] = [train('sine', { ...many, noise: 0 }), train('sine', { ...many, noise: 0.2 })];
    expect(noisy.inputs).toEqual(clean.inputs);
    expect(Math.abs(deviation(Array.from(noisy.targets, (value, index) => value - clean.targets[index]!)) / 0.2 - 1)).toBeLessThan(5 / Math.sqrt(20_000));
  });
});
