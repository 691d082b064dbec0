import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metricOf } from '@/tutor/grading/metrics';
import { answerProblem, markAnswer, type Answer, type Prediction } from '@/tutor/grading/prediction';
import { markRanking } from '@/tutor/grading/ranking';
import { markSketch, type SketchPoint } from '@/tutor/grading/sketch';
import { measured } from './runs';

const run = measured({ validationAccuracy: [0.1, 0.9] }, { validationAccuracy: [0.1, 0.7] }, { validationAccuracy: [0.1, 0.71] });

describe('a choice', () => {
  const winner: Prediction = { kind: 'choice', options: ['first', 'second'], resolve: (of) => (metricOf(of, 0, { kind: 'final', quantity: 'validationAccuracy' }) > metricOf(of, 1, { kind: 'final', quantity: 'validationAccuracy' }) ? 'first' : 'second') };

  it('is marked by the run', () => {
    expect(markAnswer(winner, { kind: 'choice', option: 'first' }, run)).toEqual({ kind: 'choice', right: true, outcome: 'first' });
    expect(markAnswer(winner, { kind: 'choice', option: 'first' }, measured({ validationAccuracy: [0.2] }, { validationAccuracy: [0.3] }))).toEqual({ kind: 'choice', right: false, outcome: 'second' });
  });

  it('must be one of the options', () => {
    expect(answerProblem(winner, { kind: 'choice', option: 'third' })).toBe('unknown-option');
    expect(markAnswer(winner, { kind: 'choice', option: 'third' }, run)).toBeNull();
    expect(answerProblem(winner, { kind: 'ranking', order: [0] })).toBe('wrong-kind');
  });
});

describe('a ranking', () => {
  const prediction: Prediction = { kind: 'ranking', lanes: [0, 1, 2], metric: { kind: 'final', quantity: 'validationAccuracy' }, first: 'highest', tie: 0.02 };

  it('names the pairs that are the wrong way round; ties go either way', () => {
    expect(markAnswer(prediction, { kind: 'ranking', order: [0, 1, 2] }, run)).toMatchObject({ right: true, agreement: 1 });
    expect(markAnswer(prediction, { kind: 'ranking', order: [0, 2, 1] }, run)).toMatchObject({ right: true });
    const wrong = markAnswer(prediction, { kind: 'ranking', order: [1, 0, 2] }, run);
    expect(wrong).toMatchObject({ right: false, agreement: expect.closeTo(2 / 3), outcome: [0, 2, 1], wrongPairs: [{ ahead: 1, behind: 0, values: [0.7, 0.9] }] });
  });

  it.each<[readonly number[], string]>([[[0, 1], 'lanes-missing'], [[0, 1, 1], 'lane-twice'], [[0, 1, 5], 'unknown-lane']])('%j is refused: %s', (order, problem) => {
    expect(answerProblem(prediction, { kind: 'ranking', order })).toBe(problem);
  });

  it('agrees with sorting: the sorted order is right, and the reverse is wrong in every pair that is no tie', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 8 }), fc.constantFrom('highest' as const, 'lowest' as const), (values, first) => {
      const lanes = values.map((_, lane) => lane);
      const sorted = lanes.toSorted((a, b) => (first === 'highest' ? values[b]! - values[a]! : values[a]! - values[b]!));
      expect(markRanking(sorted, (lane) => values[lane]!, first, 0)).toMatchObject({ right: true, agreement: 1, outcome: sorted });
      expect(markRanking(sorted.toReversed(), (lane) => values[lane]!, first, 0)).toMatchObject({ right: false, agreement: 0, outcome: sorted });
    }));
  });

  it('takes a difference of exactly the tolerance for a tie', () => {
    const value = (lane: number) => [1, 1.5][lane]!;
    expect(markRanking([0, 1], value, 'highest', 0.5).right).toBe(true);
    expect(markRanking([0, 1], value, 'highest', 0.49).right).toBe(false);
  });

  it('puts a lane without a number last, and two of them level', () => {
    const value = (lane: number) => [1, NaN, NaN, 2][lane]!;
    expect(markRanking([0, 3, 1, 2], value, 'lowest', 0).right).toBe(true);
    expect(markRanking([0, 3, 2, 1], value, 'lowest', 0).right).toBe(true);
    expect(markRanking([1, 0, 3, 2], value, 'lowest', 0).wrongPairs).toHaveLength(2);
    expect(markRanking([3, 0, 1, 2], value, 'highest', 0).right).toBe(true);
  });
});

describe('a sketch', () => {
  const tolerance = { level: 0.35, flat: 0.1 };
  const curve = (value: (t: number) => number): SketchPoint[] => Array.from({ length: 21 }, (_, index) => ({ step: index * 10, value: value(index / 20) }));
  const decay = curve((t) => 2 * Math.exp(-3 * t));

  it('like the curve is right', () => {
    expect(markSketch(decay.filter((_, index) => index % 5 === 0), decay, 'log', tolerance)).toMatchObject({ right: true, levelRight: true, directionRight: true, shapeRight: true });
  });

  it('twice too high misses the level only, by ln 2, everywhere', () => {
    const mark = markSketch(decay.map(({ step, value }) => ({ step, value: 2 * value })), decay, 'log', tolerance);
    expect(mark).toMatchObject({ right: false, levelRight: false, directionRight: true, shapeRight: true, mostWrong: { side: 'above' } });
    expect(mark.distance).toBeCloseTo(Math.LN2, 6);
  });

  it('that misses the turn is told which third is most wrong', () => {
    const turning = curve((t) => 2 * Math.exp(-3 * t) + (t > 0.7 ? 6 * (t - 0.7) : 0));
    const mark = markSketch(decay, turning, 'log', tolerance);
    expect(mark.right).toBe(false);
    expect(mark.mostWrong).toMatchObject({ region: 'end', side: 'below' });
    expect(mark.directions.at(-1)).toEqual({ region: 'end', sketched: 'down', real: 'up' });
  });

  it('flat over a flat curve is judged by its level and direction', () => {
    const flat = curve(() => 2.3);
    expect(markSketch([{ step: 0, value: 2.3 }, { step: 200, value: 2.35 }], flat, 'log', tolerance)).toMatchObject({ right: true });
    expect(markSketch(decay, flat, 'log', tolerance)).toMatchObject({ right: false, directionRight: false });
  });

  it('beside the curve, or of nonsense, is wrong and throws nothing', () => {
    expect(markSketch([{ step: 500, value: 1 }, { step: 600, value: 1 }], decay, 'log', tolerance)).toMatchObject({ right: false, mostWrong: null });
    const point = fc.record({ step: fc.double(), value: fc.double() });
    fc.assert(fc.property(fc.array(point, { maxLength: 12 }), fc.constantFrom('log' as const, 'linear' as const), (points, scale) => {
      expect(typeof markSketch(points, decay, scale, tolerance).right).toBe('boolean');
    }), { numRuns: 500 });
  });

  it('scaled with the curve stays right: the tolerance is relative', () => {
    fc.assert(fc.property(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (factor) => {
      const scaled = (points: readonly SketchPoint[]) => points.map(({ step, value }) => ({ step, value: value * factor }));
      expect(markSketch(scaled(decay), scaled(decay), 'log', tolerance).right).toBe(true);
    }));
  });

  it('is refused when it cannot be marked', () => {
    const prediction: Prediction = { kind: 'sketch', lane: 0, quantity: 'validationLoss', tolerance };
    const answers: readonly [Answer, string][] = [
      [{ kind: 'sketch', points: [{ step: 0, value: 1 }] }, 'too-few-points'],
      [{ kind: 'sketch', points: [{ step: 0, value: 1 }, { step: NaN, value: 1 }] }, 'point-not-finite'],
      [{ kind: 'sketch', points: [{ step: 0, value: 1 }, { step: 1, value: 0 }] }, 'loss-not-positive'],
    ];
    for (const [answer, problem] of answers) expect(answerProblem(prediction, answer)).toBe(problem);
    const accuracy: Prediction = { ...prediction, quantity: 'validationAccuracy' };
    expect(markAnswer(accuracy, { kind: 'sketch', points: [{ step: 0, value: 0.1 }, { step: 10, value: 0.9 }] }, run)).toMatchObject({ kind: 'sketch', right: true });
  });
});
