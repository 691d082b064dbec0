import { describe, expect, it } from 'vitest';
import { defaultDataSpec } from '@/engine/data/facts';
import type { Dataset, Split } from '@/engine/data/types';
import type { DataSetId, DataSpec } from '@/engine/experiment/types';
import { loadAnyDataset } from '../training/dataFiles';

const load = (changes: Partial<DataSpec>, set: DataSetId = 'digits', seed = 1): Promise<Dataset> => loadAnyDataset({ ...defaultDataSpec(set), ...changes, set }, seed);

/** Four copies of 200 images: 600 to train on, 200 held out. */
const four = { trainSize: 600, validationSize: 200, copies: 4 } as const;

const rows = ({ inputs, size }: Split) => Array.from({ length: size }, (_, index) => inputs.slice((index * inputs.length) / size, ((index + 1) * inputs.length) / size).join());
/** Share of the validation samples whose very pixels are in the training split as well. */
const shared = ({ train, validation }: Dataset) => {
  const known = new Set(rows(train));
  return rows(validation).filter((row) => known.has(row)).length / validation.size;
};

describe('copies of images', () => {
  it('are dealt out one by one, or original by original: nearly all validation samples are known, or none', async () => {
    const [byCopy, byOriginal] = [await load({ ...four, copySplit: 'copy' }), await load(four)];
    for (const { train, validation } of [byCopy, byOriginal]) expect([train.size, validation.size]).toEqual([600, 200]);
    expect(shared(byCopy)).toBeGreaterThan(0.9);
    expect(shared(byOriginal)).toBe(0);
    expect(new Set(rows(byOriginal.train)).size).toBe(150);
    expect(new Set(rows(byOriginal.validation)).size).toBe(50);
    expect(new Set([...rows(byCopy.train), ...rows(byCopy.validation)])).toEqual(new Set([...rows(byOriginal.train), ...rows(byOriginal.validation)]));
  });
  it('dealt out one by one have a relative on the other side as often as chance has it', async () => {
    let sum = 0;
    for (let seed = 0; seed < 40; seed += 1) sum += shared(await load({ ...four, copySplit: 'copy' }, 'digits', seed));
    // 1 − (200/800)³ = 0.984. Missing samples come in fours; their mean over 40 splits deviates by 0.003.
    expect(Math.abs(sum / 40 - 0.984)).toBeLessThan(0.012);
  });
  it.each(['copy', 'original'] as const)('split by %s, leave training as it is when validation is on fresh images, and those are none of the originals', async (copySplit) => {
    const [heldOut, fresh] = [await load({ ...four, copySplit, noise: 0.05, labelNoise: 0.6 }), await load({ ...four, copySplit, noise: 0.05, labelNoise: 0.6, validateOn: 'fresh' })];
    expect(fresh.train).toEqual(heldOut.train);
    expect(fresh.validation.size).toBe(200);
    expect(shared(await load({ ...four, copySplit, validateOn: 'fresh' }))).toBe(0);
    // The same fresh images, however the copies were split.
    expect(fresh.validation).toEqual((await load({ ...four, noise: 0.05, labelNoise: 0.6, validateOn: 'fresh' })).validation);
  });
  it('have noise of their own each, of the spread asked for', async () => {
    const [clean, noisy] = [await load({ ...four, copySplit: 'copy' }), await load({ ...four, copySplit: 'copy', noise: 0.05 })];
    for (const part of ['train', 'validation'] as const) {
      const added = Array.from(noisy[part].inputs, (value, index) => value - clean[part].inputs[index]!);
      const mean = added.reduce((sum, value) => sum + value, 0) / added.length;
      const deviation = Math.sqrt(added.reduce((sum, value) => sum + (value - mean) ** 2, 0) / added.length);
      expect(Math.abs(mean)).toBeLessThan(0.003);
      expect(deviation).toBeCloseTo(0.05, 2);
      expect(noisy[part].labels).toEqual(clean[part].labels);
    }
    expect(new Set([...rows(noisy.train), ...rows(noisy.validation)]).size).toBe(800);
  });
  it('share the label of their original, wrong or not; both splits and fresh images have as many wrong ones', async () => {
    for (const changes of [{ copySplit: 'copy' }, { copySplit: 'original' }, { validateOn: 'fresh' }] as const) {
      const many = { ...four, trainSize: 1200, validationSize: 500, ...changes };
      const [clean, wrong] = [await load(many), await load({ ...many, labelNoise: 0.6 })];
      const byPixels = new Map<string, number>();
      for (const part of ['train', 'validation'] as const) {
        rows(wrong[part]).forEach((row, index) => {
          expect(byPixels.get(row) ?? wrong[part].labels[index]).toBe(wrong[part].labels[index]);
          byPixels.set(row, wrong[part].labels[index]!);
        });
        // 0.6 · 9/10 of at least 125 originals; four standard deviations.
        const share = wrong[part].labels.filter((label, index) => label !== clean[part].labels[index]).length / wrong[part].size;
        expect(Math.abs(share - 0.54)).toBeLessThan(0.18);
      }
    }
  });
  it('depend on the seed and on nothing else', async () => {
    const changes = { ...four, copySplit: 'copy', noise: 0.05, labelNoise: 0.3 } as const;
    expect(await load(changes)).toEqual(await load(changes));
    expect(rows((await load(changes, 'digits', 2)).train)).not.toEqual(rows((await load(changes)).train));
  });
  it('come in any number and size, of MNIST as well', async () => {
    for (const [set, trainSize, validationSize, copies] of [['digits', 1297, 500, 2], ['digits', 7, 5, 8], ['mnist', 1001, 33, 3]] as const) {
      for (const copySplit of ['copy', 'original'] as const) {
        const dataset = await load({ trainSize, validationSize, copies, copySplit }, set);
        expect([dataset.train.size, dataset.validation.size]).toEqual([trainSize, validationSize]);
        expect({ copySplit, leaks: copySplit === 'original' && shared(dataset) > 0 }).toEqual({ copySplit, leaks: false });
      }
    }
  });
  it('are standardised by the training split alone, as all data', async () => {
    const changes = { ...four, copySplit: 'copy', noise: 0.05, preprocess: 'standardise' } as const;
    expect((await load({ ...changes, validateOn: 'fresh' })).train).toEqual((await load(changes)).train);
  });
});

describe('one copy of each image', () => {
  it.each(['digits', 'mnist'] as const)('is the ordinary split of %s, whatever else is asked', async (set) => {
    const small = { trainSize: 100, validationSize: 50, labelNoise: 0.3 };
    expect(await load({ ...small, copies: 1, copySplit: 'copy', validateOn: 'fresh', noise: 1 }, set)).toEqual(await load(small, set));
  });
  it('is all that sets without images have', async () => {
    for (const set of ['cancer', 'moons', 'linreg'] as const) expect(await load({ copies: 4, copySplit: 'copy', validateOn: 'fresh' }, set)).toEqual(await load({}, set));
  });
});
