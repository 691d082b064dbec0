import { describe, expect, it } from 'vitest';
import experiment from '@/lessons/initialisation/experiment';
import { bins, drawExhibit, exhibits } from '@/lessons/initialisation/gallery';

const exhibit = (name: string) => exhibits.find((one) => one.name.en === name)!;

describe('the gallery', () => {
  it('shows every initialiser that the lab offers, and all seven fillers of Caffe', () => {
    const setting = experiment.settings.find(({ id }) => id === 'init')!;
    const offered = setting.control.kind === 'choice' ? setting.control.options.map(({ value }) => value) : [];
    expect(new Set(exhibits.map(({ init }) => init.kind as string))).toEqual(new Set(offered));
    expect([...new Set(exhibits.flatMap(({ caffe }) => caffe ?? []))].toSorted()).toEqual(['bilinear', 'constant', 'gaussian', 'msra', 'positive_unitball', 'uniform', 'xavier']);
  });

  it('tells xavier from Glorot by the variance on a layer that is not square', () => {
    for (const seed of [1, 2, 3]) {
      const scaled = (name: string) => drawExhibit(exhibit(name), 'wide', seed).scaledVariance;
      for (const name of ['xavier', 'LeCun']) expect(scaled(name)).toBeCloseTo(1, 1);
      for (const name of ['xavier, AVERAGE', 'Glorot, normal', 'Glorot, uniform']) expect(scaled(name)).toBeCloseTo(0.4, 1);
      for (const name of ['msra', 'He, normal', 'He, uniform']) expect(scaled(name)).toBeCloseTo(2, 0);
    }
  });

  it('counts every weight once, also those beyond the axis', () => {
    for (const one of exhibits) {
      const { histogram } = drawExhibit(one, 'narrow', 1);
      expect(histogram).toHaveLength(bins);
      expect(histogram.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    }
    expect(drawExhibit(exhibit('bilinear'), 'square', 1)).toMatchObject({ mean: 1, scaledVariance: 0 });
    expect(drawExhibit(exhibit('constant'), 'square', 1).scaledVariance).toBe(0);
  });
});
