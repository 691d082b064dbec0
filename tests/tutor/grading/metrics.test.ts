import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metricText } from '@/lesson-kit/metricText';
import type { LayerNumbers } from '@/engine/worker/measureProtocol';
import { metricOf, reaches, requestFor, type Metric } from '@/tutor/grading/metrics';
import { measured } from './runs';

const run = measured(
  { train: [2, 1, 0.5, 0.6], validation: [2, 1, 1.2, 1.5], trainAccuracy: [0.1, 0.5, 0.9, 0.95], validationAccuracy: [0.1, 0.6, 0.8, 0.7], batch: [3, 2, 1, 5] },
  { train: [2, NaN, NaN, NaN], validationAccuracy: [0.2, 0.1, 0.1, 0.1], divergedAt: 2, batch: [3, 9, NaN, NaN] },
);

/** Batch losses are float32; NaN and infinities must be exactly that. */
const rounded = (value: number): number => (Number.isFinite(value) ? Math.round(value * 1e6) / 1e6 : value);

describe('metrics', () => {
  it.each<[Metric, number, number]>([
    [{ kind: 'final', quantity: 'trainLoss' }, 0.6, NaN],
    [{ kind: 'best', quantity: 'trainLoss' }, 0.5, 2],
    [{ kind: 'best', quantity: 'validationAccuracy' }, 0.8, 0.2],
    [{ kind: 'mean', quantity: 'validationLoss', from: 10, to: 20 }, 1.1, NaN],
    [{ kind: 'steps-to', quantity: 'validationAccuracy', value: 0.6 }, 10, Infinity],
    [{ kind: 'steps-to', quantity: 'trainLoss', value: 0.5 }, 20, Infinity],
    [{ kind: 'last-to-best', quantity: 'validationLoss' }, 1.5, NaN],
    [{ kind: 'gap' }, 0.25, NaN],
    [{ kind: 'peak' }, 5, Infinity],
    [{ kind: 'mean-batch-loss', from: 1, to: 2 }, 1.5, NaN],
    [{ kind: 'diverged-at' }, Infinity, 2],
    [{ kind: 'width' }, NaN, NaN],
  ])('%j', (metric, first, second) => {
    expect([0, 1].map((lane) => rounded(metricOf(run, lane, metric)))).toEqual([first, second]);
    expect(metricOf(run, 2, metric)).toBeNaN();
  });

  it('tell strange inputs from ordinary ones by doubt, once they are asked for', () => {
    const goal = { lane: 0, metric: { kind: 'doubt', masks: 7 }, comparator: '>=', threshold: 0.8 } as const;
    expect(requestFor([goal]).predictions).toEqual([{ inputs: 'inverted', mode: 'dropout', samples: 7 }, { inputs: 'validation', mode: 'dropout', samples: 7 }]);
    expect(metricOf(run, 0, goal.metric)).toBeNaN();
    const answer = (...sure: readonly number[]) => [{ rows: sure.length, columns: 2, mean: Float32Array.from(sure.flatMap((share) => [share, 1 - share])), deviation: new Float32Array(), accuracy: NaN, sampleAccuracy: NaN, confidence: NaN }];
    // Of the four pairs the inverted one is the more doubtful in three.
    expect(metricOf({ ...run, predictions: [answer(0.5, 0.75), answer(0.625, 1)] }, 0, goal.metric)).toBe(0.75);
  });

  it('measure the width of a band that is known', () => {
    const wave = measured({ batch: Array.from({ length: 300 }, (_, step) => 1 - step / 1000 + (step % 2 === 0 ? 0.2 : -0.2)) });
    // Of 31 alternating neighbours one more has the other sign: the average keeps −1/31. Nothing of the trend is left.
    expect(metricOf(wave, 0, { kind: 'width' })).toBeCloseTo(0.2 * (32 / 31), 4);
  });

  it('find a layer by its weights; what stands behind it without any belongs to its output', () => {
    const block = (kind: LayerNumbers['kind'], rms: number): LayerNumbers => ({ layer: 0, kind, rms, mean: 0, weightGradientRms: kind === 'dense' ? 10 * rms : NaN, relativeMove: 0, unitDifference: 0, slope: NaN, deadShare: NaN });
    const inside = [[block('dense', 1), block('batchNorm', 2), block('dense', 3), block('dense', 4)]];
    const looked = { ...run, layers: { start: inside, end: inside.map((blocks) => blocks.map((one) => ({ ...one, rms: 100 * one.rms }))) } };
    const at = (quantity: 'rms' | 'weightGradientRms', layer: number, when: 'start' | 'end' = 'start') => metricOf(looked, 0, { kind: 'layer', quantity, layer, at: when });
    expect([at('rms', 1), at('rms', 2), at('rms', 3), at('rms', 4), at('rms', 1, 'end')]).toEqual([2, 3, 4, NaN, 200]);
    expect([at('weightGradientRms', 1), at('weightGradientRms', 3)]).toEqual([10, 40]);
    const metric: Metric = { kind: 'layer', quantity: 'rms', layer: 20, at: 'start' };
    expect(metricOf(run, 0, metric)).toBeNaN();
    expect(metricText(metric, 'en')).toBe('RMS of the outputs of layer 20 before the first step');
  });

  it('say what a run must be asked for', () => {
    const goal = { lane: 0, comparator: '>=', threshold: 1 } as const;
    expect(requestFor([{ ...goal, metric: { kind: 'gap' } }])).toEqual({});
    expect(requestFor([{ ...goal, metric: { kind: 'gap' } }, { ...goal, metric: { kind: 'layer', quantity: 'rms', layer: 1, at: 'end' } }])).toEqual({ layers: true });
  });

  it('that are no number reach no goal', () => {
    fc.assert(fc.property(fc.constantFrom('<=' as const, '>=' as const), fc.double({ noNaN: true }), (comparator, threshold) => {
      expect(reaches({ comparator, threshold }, NaN)).toBe(false);
      expect(reaches({ comparator, threshold }, threshold)).toBe(true);
    }));
  });
});
