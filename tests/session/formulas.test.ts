import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildExperiment } from '@/engine/experiment/build';
import { activations, alphaDropout, auroc, batchNorm, batchStatistics, dropoutScale, unitMask, updateRunning } from '@/session/formulas';
import { prepare } from '../engine/cpu/train';

describe('the mask that a page draws', () => {
  it('is the one that trains', async () => {
    const layers = [{ kind: 'dense', units: 6 }, { kind: 'activation', fn: 'sigmoid' }, { kind: 'dropout', rate: 0.4 }, { kind: 'dense', units: 2 }] as const;
    const [prepared] = await prepare(buildExperiment({ seed: 11, data: { set: 'moons' }, batchSize: 5, lanes: [{ layers }] }));
    const { executor, hyperAt } = prepared!;
    const hidden = (await executor.probe(7, hyperAt(7)))[0]![0]!;
    const masks = Array.from({ length: 5 }, (_, row) => unitMask({ seed: 11, layer: 2, step: 7 }, 6, 0.4, row)).flat();
    expect(masks).toEqual(Array.from(hidden.activations, (value) => (value === 0 ? 0 : 1)));
    expect(new Set(masks)).toEqual(new Set([0, 1]));
  });

  it('keeps the mean of what passes, and with selu its variance', () => {
    const draws = Array.from({ length: 4000 }, (_, step) => unitMask({ seed: 1, layer: 0, step }, 1, 0.3)[0]!);
    expect((draws.reduce<number>((sum, kept) => sum + kept, 0) / draws.length) * dropoutScale(0.3)).toBeCloseTo(1, 1);
    const { scale, shift, dropped } = alphaDropout(0.3);
    expect(dropped).toBeCloseTo(scale * activations.selu.value(-1e9, 0) + shift, 12);
  });
});

describe('auroc', () => {
  it('is the share of pairs in the right order', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 20 });
    fc.assert(fc.property(scores, scores, (positives, negatives) => {
      const pairs = positives.flatMap((positive) => negatives.map((negative) => (positive > negative ? 1 : positive === negative ? 0.5 : 0)));
      expect(auroc(positives, negatives)).toBeCloseTo(pairs.reduce<number>((sum, win) => sum + win, 0) / pairs.length, 12);
    }));
    expect(auroc([0.9, 0.8], [0.1])).toBe(1);
  });
});

describe('batch normalisation on the page', () => {
  it('brings a batch to mean 0 and variance 1, and its statistics to the running ones', () => {
    const x = [1, 10, 3, 14];
    const statistics = batchStatistics(x, 2);
    expect([...batchNorm(x, statistics, { gamma: [1, 1], beta: [0, 0] }, 0)]).toEqual([-1, -1, 1, 1]);
    const { mean, variance } = updateRunning({ mean: [0, 0], variance: [1, 1] }, statistics, 2, 0.9);
    expect(Array.from(mean, (value) => Number(value.toFixed(6)))).toEqual([0.2, 1.2]);
    // unbiased: 2 and 8
    expect(Array.from(variance, (value) => Number(value.toFixed(6)))).toEqual([1.1, 1.7]);
  });
});
