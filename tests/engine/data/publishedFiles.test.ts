import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { DataCredit } from '@/engine/data/credits';
import { datasetFacts, featureSpread } from '@/engine/data/facts';
import { decodeImageFile, imageFileVersion } from '@/engine/data/imageFile';
import { featureStatistics } from '@/engine/data/standardise';
import { decodeTableFile, tableFileVersion } from '@/engine/data/tableFile';
import { bufferOf } from './encodeImages';

const read = (name: string) => readFileSync(new URL(`../../../public/data/${name}`, import.meta.url));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const credits = JSON.parse(read('SOURCES.json').toString()) as readonly DataCredit[];
const images = async (set: string) => decodeImageFile(set, bufferOf(read(`${set}.bin`)));
const counts = (labels: Uint8Array) => labels.reduce((sum, label) => sum.with(label, sum[label]! + 1), Array.from({ length: 10 }, () => 0));
const mean = (pixels: Uint8Array) => pixels.reduce((sum, pixel) => sum + pixel, 0) / pixels.length;

describe('SOURCES.json', () => {
  it('credits every set with every field', () => {
    expect(credits.map(({ set }) => set)).toEqual(['mnist', 'digits', 'cancer']);
    const fields = credits.map((credit) => Object.entries(credit).map(([field, value]) => `${field}: ${typeof value}`));
    expect(fields).toEqual(fields.map(() => fields[0]));
    for (const credit of credits) {
      const empty = Object.entries(credit).filter(([field, value]) => value === '' && !field.startsWith('licenceNote'));
      expect(empty).toEqual([]);
      for (const url of [credit.url, credit.licenceUrl, credit.sourceUrl]) expect(URL.canParse(url)).toBe(true);
    }
  });
  it.each(credits)('describes $file as it is', ({ file, set, bytes, count, formatVersion, sha256: published, contentSha256 }) => {
    const content = read(file);
    expect([file, content.length, sha256(content), sha256(gunzipSync(content))]).toEqual([`${set}.bin`, bytes, published, contentSha256]);
    const { maxTrain, maxValidation } = datasetFacts({ set, classes: 0 });
    expect([count, formatVersion]).toEqual([maxTrain + maxValidation, set === 'cancer' ? tableFileVersion : imageFileVersion]);
    // No time stamp and no operating system: the same input gives the same bytes.
    expect([...content.subarray(4, 8), content[9]]).toEqual([0, 0, 0, 0, 255]);
  });
});

describe('mnist.bin', () => {
  it('holds 1,000 training and 200 validation images of every digit', async () => {
    const { labels, ...rest } = await images('mnist');
    expect(rest).toMatchObject({ count: 12_000, height: 28, width: 28, maxValue: 255, trainCount: 10_000 });
    expect(counts(labels.subarray(0, 10_000))).toEqual(Array.from({ length: 10 }, () => 1000));
    expect(counts(labels.subarray(10_000))).toEqual(Array.from({ length: 10 }, () => 200));
    // The full sets begin like this.
    expect([...labels.subarray(0, 10), ...labels.subarray(10_000, 10_010)]).toEqual([5, 0, 4, 1, 9, 2, 1, 3, 1, 4, 7, 2, 1, 0, 4, 1, 4, 9, 5, 9]);
  });
  it('is as dark as the full set: mean pixel 0.1307 of 255', async () => {
    const { pixels } = await images('mnist');
    // The mean brightness of an image deviates by 0.044, so 12,000 of them by 0.0004; balancing the classes moves it by
    // less than 0.001. A wrong offset, header or scale moves it by far more.
    expect(Math.abs(mean(pixels) / 255 - 0.1307)).toBeLessThan(0.002);
    expect(pixels.reduce((max, pixel) => Math.max(max, pixel), 0)).toBe(255);
  });
  it('has its digits in the middle: the outer rows are empty', async () => {
    const { pixels } = await images('mnist');
    const edge = pixels.filter((_, index) => index % 784 < 28 * 2 || index % 784 >= 28 * 26);
    expect(mean(edge)).toBeLessThan(1);
  });
});

describe('digits.bin', () => {
  it('holds the 1,797 images with the published class counts', async () => {
    const { labels, pixels, ...rest } = await images('digits');
    expect(rest).toMatchObject({ count: 1797, height: 8, width: 8, maxValue: 16, trainCount: 0 });
    // scikit-learn documents about 180 a class; these are the counts of its load_digits().
    expect(counts(labels)).toEqual([178, 182, 177, 183, 181, 182, 181, 179, 174, 180]);
    expect([...pixels.subarray(0, 16)]).toEqual([0, 0, 5, 13, 9, 1, 0, 0, 0, 0, 13, 15, 10, 15, 5, 0]);
    expect(mean(pixels)).toBeCloseTo(4.8842, 3);
    expect(pixels.reduce((max, pixel) => Math.max(max, pixel), 0)).toBe(16);
  });
});

describe('cancer.bin', () => {
  const table = async () => decodeTableFile('cancer.bin', bufferOf(read('cancer.bin')));

  it('holds the 569 samples with the published class counts, malignant first', async () => {
    const { labels, count, features } = await table();
    expect([count, features]).toEqual([569, 30]);
    expect(counts(labels).slice(0, 3)).toEqual([212, 357, 0]);
    expect([...labels.subarray(0, 20)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  });
  it('has features whose spreads differ as much as is said of it', async () => {
    const { values, features } = await table();
    const { scale } = featureStatistics(values, features);
    expect(Math.max(...scale) / Math.min(...scale)).toBeCloseTo(featureSpread({ set: 'cancer', preprocess: 'none' }), -1);
  });
  it('holds the values as they were published, and their ranges', async () => {
    const { values } = await table();
    const first = [
      17.99, 10.38, 122.8, 1001, 0.1184, 0.2776, 0.3001, 0.1471, 0.2419, 0.07871, 1.095, 0.9053, 8.589, 153.4, 0.006399,
      0.04904, 0.05373, 0.01587, 0.03003, 0.006193, 25.38, 17.33, 184.6, 2019, 0.1622, 0.6656, 0.7119, 0.2654, 0.4601, 0.1189,
    ];
    expect([...values.subarray(0, 30)]).toEqual([...Float32Array.from(first)]);
    // Least and greatest of some features, as the table of summary statistics in scikit-learn's documentation gives them.
    const range = (feature: number) => {
      const column = values.filter((_, index) => index % 30 === feature);
      return [Math.min(...column), Math.max(...column)];
    };
    const published = new Map([[0, [6.981, 28.11]], [3, [143.5, 2501]], [9, [0.05, 0.097]], [13, [6.802, 542.2]], [19, [0.001, 0.03]], [23, [185.2, 4254]]]);
    for (const [feature, [least, greatest]] of published) {
      expect(range(feature)[0]!).toBeCloseTo(least!, 2);
      expect(range(feature)[1]!).toBeCloseTo(greatest!, 2);
    }
  });
});
