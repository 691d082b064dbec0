import { describe, expect, it } from 'vitest';
import { laneSize } from '@/engine/experiment/shapes';
import { countRows, countTotals } from '@/lessons/batch-normalisation/counts';
import { draw, normalise, settled } from '@/lessons/batch-normalisation/company';
import { digits, mnist } from '@/lessons/batch-normalisation/networks';
import { follow, lastStep, truth } from '@/lessons/batch-normalisation/running';
import { sampleView, unitOf } from '@/lessons/batch-normalisation/sample';
import { place, placementOf, signOf } from '@/lessons/batch-normalisation/settings';

describe('the parameters of the Flatten-BN-300-BN-100-BN-10 model', () => {
  it('are those of the published table', () => {
    expect(countRows.map(({ trained, kept }) => trained + kept)).toEqual([0, 3136, 235500, 1200, 30100, 400, 1010]);
    expect(countTotals).toEqual({ trained: 268978, kept: 2368 });
    expect(countTotals.trained + countTotals.kept).toBe(271346);
  });

  it('are as many as the engine trains in the preset', () => {
    expect(laneSize(mnist().lanes[1]!.layers, [28, 28, 1]).parameters).toBe(countTotals.trained);
  });
});

describe('the lens', () => {
  it('works out what the network made of the batch', () => {
    const view = sampleView(7);
    const unit = unitOf(view, 2, 1e-5);
    unit.y.forEach((value, sample) => expect(value).toBeCloseTo(view.after[sample * view.units + 2]!, 5));
    expect(unit.normalised.reduce((sum, value) => sum + value, 0) / view.samples).toBeCloseTo(0, 5);
  });

  it('takes γ and β from the reader', () => {
    const { normalised, y } = unitOf(sampleView(7), 0, 1e-5, { gamma: 2, beta: -1 });
    y.forEach((value, sample) => expect(value).toBeCloseTo(2 * normalised[sample]! - 1, 10));
  });
});

describe('the company of a sample', () => {
  it('of two are +1 and −1, of one 0', () => {
    expect([...normalise([0, 6]).values()].map((value) => Number(value.toFixed(4)))).toEqual([-1, 1]);
    expect(normalise([0]).get(0)).toBe(0);
  });

  it('holds A in every batch that is drawn, once', () => {
    for (let round = 1; round < 20; round += 1) {
      const members = draw(4, round);
      expect(members[0]).toBe(0);
      expect(new Set(members).size).toBe(4);
    }
    expect(Math.abs(settled)).toBeLessThan(1);
  });
});

describe('running statistics', () => {
  it('come near the truth, later with a larger m', () => {
    const last = follow(0.9, 64, 1)[lastStep]!.running;
    expect(last.mean).toBeCloseTo(truth.mean, 0);
    expect(Math.abs(last.variance - truth.variance)).toBeLessThan(1);
    expect(follow(0.99, 64, 1)[20]!.running.mean).toBeLessThan(0.5);
  });
});

describe('placement', () => {
  const model = mnist().lanes[1]!.layers;

  it('moves the normalisations of hidden layers and leaves that of the input', () => {
    expect(placementOf(model)).toBe('after');
    const before = place(model, 'before');
    expect(placementOf(before)).toBe('before');
    expect(before.map(({ kind }) => kind)).toEqual(['flatten', 'batchNorm', 'dense', 'batchNorm', 'activation', 'dense', 'batchNorm', 'activation', 'dense']);
    expect(place(before, 'none').filter(({ kind }) => kind === 'batchNorm')).toHaveLength(1);
    expect(place(before, 'after')).toEqual(model);
  });

  it('is told by the name of a lane', () => {
    const { lanes } = digits([{ norm: 'after', activation: 'sigmoid', momentum: 0.99 }, { norm: 'before', batch: 4 }, {}]);
    expect(lanes.map(signOf)).toEqual(['sigmoid → BN · m 0.99', 'BN → ReLU · B 4', 'ReLU']);
  });
});
