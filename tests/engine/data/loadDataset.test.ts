import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultDataSpec } from '@/engine/data/facts';
import type { ReadFile } from '@/engine/data/loadDataset';
import type { Dataset } from '@/engine/data/types';
import type { DataSetId, DataSpec } from '@/engine/experiment/types';
import { bufferOf, encodeImages, packed } from './encodeImages';
import { encodeTable } from './encodeTable';

const published: ReadFile = async (name) => bufferOf(await readFile(new URL(`../../../public/data/${name}`, import.meta.url)));

let { loadDataset } = await import('@/engine/data/loadDataset');

/** A new process as far as the module knows: no file has been read yet. */
async function restart(): Promise<void> {
  vi.resetModules();
  ({ loadDataset } = await import('@/engine/data/loadDataset'));
}

const load = (set: DataSetId, changes: Partial<DataSpec> = {}, seed = 1) => loadDataset({ ...defaultDataSpec(set), ...changes, set }, seed, published);

/** Samples as text, to compare splits as sets. */
const rows = ({ inputs, size }: Dataset['train']) => Array.from({ length: size }, (_, index) => inputs.slice((index * inputs.length) / size, ((index + 1) * inputs.length) / size).join());

/** [features] of one split: mean and standard deviation. */
function statistics({ inputs, size }: Dataset['train']): { mean: number[]; deviation: number[] } {
  const features = inputs.length / size;
  const columns = Array.from({ length: features }, (_, feature) => Array.from({ length: size }, (__, index) => inputs[index * features + feature]!));
  const mean = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / size);
  return { mean, deviation: columns.map((column, feature) => Math.sqrt(column.reduce((sum, value) => sum + (value - mean[feature]!) ** 2, 0) / size)) };
}

describe('any set', () => {
  it.each([
    ['circles', [2], 2, 2], ['moons', [2], 2, 2], ['spirals', [2], 3, 3], ['xor', [2], 2, 2], ['blobs', [2], 3, 3],
    ['linreg', [10], 0, 1], ['sine', [1], 0, 1], ['digits', [8, 8, 1], 10, 10], ['mnist', [28, 28, 1], 10, 10], ['cancer', [30], 2, 2],
  ] as const)('%s has the shape announced', async (set, inputShape, classes, outputs) => {
    const dataset = await load(set, { classes: 3, trainSize: 40, validationSize: 20 });
    expect(dataset).toMatchObject({ set, inputShape, classes, outputs });
    const features = inputShape.reduce<number>((product, extent) => product * extent, 1);
    for (const [split, size] of [[dataset.train, 40], [dataset.validation, 20]] as const) {
      expect([split.size, split.inputs.length, split.targets.length, split.labels.length]).toEqual([size, size * features, size * outputs, size]);
      const hot = Array.from(split.labels, (_, index) => (classes > 0 ? split.targets.subarray(index * outputs, (index + 1) * outputs).indexOf(1) : -1));
      expect([...split.labels]).toEqual(hot);
    }
  });
});

describe.each([
  { set: 'digits', maxTrain: 1297, maxValidation: 500, levels: 16 },
  { set: 'mnist', maxTrain: 10_000, maxValidation: 2000, levels: 255 },
] as const)('$set', ({ set, maxTrain, maxValidation, levels }) => {
  it('clips sizes to what exists and uses every image at most once', async () => {
    const { train, validation } = await load(set, { trainSize: 99_999, validationSize: 99_999 });
    expect([train.size, validation.size]).toEqual([maxTrain, maxValidation]);
    expect(new Set([...rows(train), ...rows(validation)]).size).toBe(maxTrain + maxValidation);
  });
  it('scales pixels to 0 … 1', async () => {
    const { train } = await load(set, { trainSize: 200 });
    expect(train.inputs.every((value) => value >= 0 && value <= 1 && Math.abs(value * levels - Math.round(value * levels)) < 1e-4)).toBe(true);
    expect(train.inputs.includes(1)).toBe(true);
  });
  it('depends on the seed and on nothing else', async () => {
    const changes = { trainSize: 100, validationSize: 50 };
    const [a, b, c] = [await load(set, changes, 1), await load(set, changes, 1), await load(set, changes, 2)];
    expect(a).toEqual(b);
    expect(rows(c.train)).not.toEqual(rows(a.train));
    expect(rows(c.validation)).not.toEqual(rows(a.validation));
  });
  it('takes a smaller set from the larger one, and never from the validation split', async () => {
    const small = await load(set, { trainSize: 100, validationSize: 50 });
    const large = await load(set, { trainSize: maxTrain, validationSize: maxValidation });
    expect(rows(large.train).slice(0, 100)).toEqual(rows(small.train));
    expect(rows(large.validation).slice(0, 50)).toEqual(rows(small.validation));
  });
  it('mixes the classes in every part', async () => {
    const { train, validation } = await load(set, { trainSize: 500, validationSize: 500 });
    for (const { labels } of [train, validation]) {
      // 50 a class; five standard deviations are 33.
      for (let digit = 0; digit < 10; digit += 1) expect(Math.abs(labels.filter((label) => label === digit).length - 50)).toBeLessThan(34);
    }
  });
  it('replaces training labels only', async () => {
    const changes = { trainSize: 600, validationSize: 50 };
    const [clean, noisy] = [await load(set, changes), await load(set, { ...changes, labelNoise: 0.5 })];
    expect(noisy.validation).toEqual(clean.validation);
    expect(noisy.train.inputs).toEqual(clean.train.inputs);
    const wrong = noisy.train.labels.filter((label, index) => label !== clean.train.labels[index]).length / 600;
    expect(Math.abs(wrong - 0.45)).toBeLessThan(5 * Math.sqrt((0.45 * 0.55) / 600));
  });
});

describe('cancer', () => {
  it('splits the 569 samples into 400 and 169, all of them once, in an order of the seed', async () => {
    const [a, again, b] = [await load('cancer'), await load('cancer'), await load('cancer', {}, 2)];
    expect([a.train.size, a.validation.size]).toEqual([400, 169]);
    expect(a).toEqual(again);
    expect(rows(b.train)).not.toEqual(rows(a.train));
    expect(new Set([...rows(a.train), ...rows(a.validation)]).size).toBe(569);
    const benign = [a.train, a.validation].map(({ labels }) => labels.filter((label) => label === 1).length);
    expect(benign[0]! + benign[1]!).toBe(357);
    expect(benign[0]!).toBeGreaterThan(220);
  });
  it('has raw features of very different size', async () => {
    const { deviation } = statistics((await load('cancer')).train);
    expect(Math.max(...deviation) / Math.min(...deviation)).toBeGreaterThan(1e5);
  });
  it('is standardised by the training part alone: other validation samples, another size of them, the same training inputs', async () => {
    const whole = await load('cancer', { preprocess: 'standardise' });
    const one = await load('cancer', { preprocess: 'standardise', validationSize: 1 });
    expect(one.train).toEqual(whole.train);
    expect(rows(whole.validation)[0]).toBe(rows(one.validation)[0]);
    // By its own statistics the validation part would have mean 0 as well.
    expect(Math.max(...statistics(whole.validation).mean.map(Math.abs))).toBeGreaterThan(0.02);
    // Other training samples, other statistics.
    const smaller = await load('cancer', { preprocess: 'standardise', trainSize: 100 });
    expect(rows(smaller.validation)[0]).not.toBe(rows(whole.validation)[0]);
  });
});

describe('standardised inputs', () => {
  it.each(['moons', 'linreg', 'digits', 'cancer'] as const)('%s: mean 0 and deviation 1 on the training split', async (set) => {
    const plain = await load(set, { trainSize: 500 });
    const { train, validation } = await load(set, { trainSize: 500, preprocess: 'standardise' });
    const before = statistics(plain.train);
    const after = statistics(train);
    for (const [feature, mean] of after.mean.entries()) {
      expect(mean).toBeCloseTo(0, 5);
      // Some pixels of the digits are 0 in every image: they stay 0 instead of becoming 0/0.
      expect(after.deviation[feature]!).toBeCloseTo(before.deviation[feature] === 0 ? 0 : 1, 4);
    }
    const expected = plain.validation.inputs.map((value, index) => {
      const feature = index % before.mean.length;
      return (value - before.mean[feature]!) / (before.deviation[feature] === 0 ? 1 : before.deviation[feature]!);
    });
    for (const [index, value] of expected.entries()) expect(validation.inputs[index]!).toBeCloseTo(value, 4);
    expect([train.targets, train.labels, validation.labels]).toEqual([plain.train.targets, plain.train.labels, plain.validation.labels]);
  });
  it('keeps a constant feature constant, whatever its value', async () => {
    const { featureStatistics, standardise } = await import('@/engine/data/standardise');
    const inputs = Float32Array.from({ length: 3 * 10_000 }, (_, index) => [0.1, 1e-30, index][index % 3]!);
    const statisticsOfInputs = featureStatistics(inputs, 3);
    expect([...statisticsOfInputs.scale.subarray(0, 2)]).toEqual([1, 1]);
    expect(standardise(inputs, statisticsOfInputs).filter((_, index) => index % 3 < 2).every((value) => value === 0)).toBe(true);
  });
});

describe('files', () => {
  beforeEach(restart);

  const digits = defaultDataSpec('digits');
  const reader = () => vi.fn<ReadFile>(published);

  it('are read and inflated once, also by runs that start together', async () => {
    const read = reader();
    await Promise.all([loadDataset(digits, 1, read), loadDataset(digits, 2, read)]);
    await loadDataset(digits, 3, read);
    expect(read.mock.calls).toEqual([['digits.bin']]);
  });
  it('are not asked for by generated sets', async () => {
    const read = reader();
    await loadDataset(defaultDataSpec('moons'), 1, read);
    expect(read).not.toHaveBeenCalled();
  });
  it('that are missing are reported, and tried again the next time', async () => {
    const read = reader().mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await expect(loadDataset(digits, 1, read)).rejects.toMatchObject({ name: 'DataError', code: 'data-missing', parameters: { name: 'digits.bin' }, cause: new TypeError('Failed to fetch') });
    expect((await loadDataset(digits, 1, read)).train.size).toBe(1297);
  });
  it('that are damaged are reported, and tried again the next time', async () => {
    const read = reader().mockResolvedValueOnce(new ArrayBuffer(0));
    await expect(loadDataset(digits, 1, read)).rejects.toMatchObject({ code: 'data-damaged', parameters: { name: 'digits.bin', part: 'size' } });
    expect((await loadDataset(digits, 1, read)).train.size).toBe(1297);
  });
  it('that are sound but of another set are refused', async () => {
    const other = packed(encodeImages({ labels: [1, 2], pixels: Array.from({ length: 12 }, () => 0) }));
    await expect(loadDataset(digits, 1, async () => Promise.resolve(other))).rejects.toMatchObject({ code: 'data-damaged', parameters: { part: 'contents' } });
    await expect(loadDataset(defaultDataSpec('cancer'), 1, async () => published('digits.bin'))).rejects.toMatchObject({ code: 'data-damaged', parameters: { part: 'magic' } });
    await expect(loadDataset(defaultDataSpec('cancer'), 1, async () => Promise.resolve(packed(encodeTable({ decimals: [0], labels: [0, 1], whole: [1, 2] }))))).rejects.toMatchObject({ code: 'data-damaged', parameters: { part: 'contents' } });
    await expect(loadDataset(defaultDataSpec('mnist'), 1, async () => published('digits.bin'))).rejects.toMatchObject({ code: 'data-damaged', parameters: { part: 'contents' } });
  });
});
