import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctedMovingAverage } from '@/engine/math/movingAverage';
import type { EvaluationPoint } from '@/engine/worker/protocol';
import { Decimator } from '@/session/decimation';
import { RunHistory } from '@/session/runHistory';

const batches = (firstStep: number, loss: readonly number[], lanes = 1) => ({ batches: { firstStep, count: loss.length / lanes, loss: Float32Array.from(loss), accuracy: Float32Array.from(loss, () => NaN) }, evaluations: [] });
const evaluation = (step: number, value: number): EvaluationPoint => ({ step, lanes: [{ trainLoss: value, trainAccuracy: NaN, validationLoss: value + 1, validationAccuracy: 0.5 }] });
const noBatches = batches(0, []).batches;

/** one lane's losses */
function recorded(loss: readonly number[]): RunHistory {
  const history = new RunHistory(1);
  history.append(batches(0, loss));
  return history;
}
const losses = fc.array(fc.oneof({ weight: 9, arbitrary: fc.float({ noNaN: true, noDefaultInfinity: true }) }, { weight: 1, arbitrary: fc.constant(NaN) }), { maxLength: 2000 });

describe('a decimated curve', () => {
  it('has at most 300 points, ascending, and keeps the extremes', () => {
    fc.assert(fc.property(losses, fc.integer({ min: 2, max: 300 }), (loss, limit) => {
      const points = recorded(loss).series(0, 'batchLoss', limit);
      expect(points.length).toBeLessThanOrEqual(limit);
      expect(points.every((point, index) => index === 0 || point.step > points[index - 1]!.step)).toBe(true);
      const finite = loss.map((value) => Math.fround(value)).filter(Number.isFinite);
      const drawn = points.flatMap(({ value }) => (value === null ? [] : [value]));
      // of nothing: Infinity and −Infinity on both sides
      expect([Math.min(...drawn), Math.max(...drawn)]).toEqual([Math.min(...finite), Math.max(...finite)]);
      // every point is one that was measured
      expect(points.every(({ step, value }) => value === null || Object.is(value, Math.fround(loss[step]!)))).toBe(true);
    }));
  });

  it('never holds NaN or infinity: a gap is null', () => {
    const points = recorded([1, NaN, Infinity, 2]).series(0, 'batchLoss');
    expect(points).toEqual([{ step: 0, value: 1 }, { step: 1, value: null }, { step: 2, value: null }, { step: 3, value: 2 }]);
  });

  it('is the exact one while it is short', () => {
    expect(recorded([3, 1, 2]).series(0, 'batchLoss')).toEqual([{ step: 0, value: 3 }, { step: 1, value: 1 }, { step: 2, value: 2 }]);
  });

  it('costs the same after a million steps', () => {
    const decimator = new Decimator();
    for (let step = 0; step < 1_000_000; step += 1) decimator.push(step, step === 123_456 ? -7 : Math.sin(step));
    const points = decimator.points();
    expect(points.length).toBeLessThanOrEqual(300);
    expect(points.length).toBeGreaterThan(100);
    expect(points).toContainEqual({ step: 123_456, value: -7 });
  });

  it('does not depend on when it was looked at', () => {
    fc.assert(fc.property(losses, fc.array(fc.nat(2000), { maxLength: 5 }), (loss, looks) => {
      const watched = new RunHistory(1);
      loss.forEach((value, step) => {
        watched.append(batches(step, [value]));
        if (looks.includes(step)) watched.series(0, 'batchLoss');
      });
      expect(watched.series(0, 'batchLoss')).toEqual(recorded(loss).series(0, 'batchLoss'));
    }), { numRuns: 30 });
  });
});

describe('smoothing', () => {
  it('is the corrected moving average of the text', () => {
    const loss = [4, 2, 3, 1, 0.5].map((value) => Math.fround(value));
    const smooth = recorded(loss).smoothed(0, 'batchLoss', 0.9);
    correctedMovingAverage(loss, 0.9).forEach((value, step) => expect(smooth[step]!.value).toBeCloseTo(value, 10));
  });

  it('follows its slider, and passes over gaps', () => {
    const history = recorded([1, NaN, 1, 1]);
    expect(history.smoothed(0, 'batchLoss', 0.5).map(({ value }) => value)).toEqual([1, null, 1, 1]);
    history.append(batches(4, [3]));
    expect(history.smoothed(0, 'batchLoss', 0.5).at(-1)!.value).toBeGreaterThan(1.6);
    expect(history.smoothed(0, 'batchLoss', 0.9).at(-1)!.value).toBeLessThan(1.6);
    expect(history.smoothed(0, 'batchLoss', 0).at(-1)!.value).toBe(3);
  });
});

describe('what a run has reported', () => {
  it('is kept exactly, lane by lane', () => {
    const history = new RunHistory(2);
    history.append(batches(0, [1, 10, 2, 20], 2));
    history.append(batches(2, [3, 30], 2));
    expect([...history.exact(0, 'batchLoss')]).toEqual([1, 2, 3]);
    expect([...history.exact(1, 'batchLoss')]).toEqual([10, 20, 30]);
    expect(history.valueAt(1, 'batchLoss', 1)).toBe(20);
    expect(history.valueAt(1, 'batchLoss', 99)).toBe(30);
    expect(history.valueAt(5, 'batchLoss', 0)).toBeNaN();
  });

  it('has evaluations at their own steps', () => {
    const history = new RunHistory(1);
    history.append({ batches: noBatches, evaluations: [evaluation(0, 4), evaluation(20, 2)] });
    expect(history.evaluationSteps).toEqual([0, 20]);
    expect(history.series(0, 'validationLoss')).toEqual([{ step: 0, value: 5 }, { step: 20, value: 3 }]);
    expect(history.series(0, 'trainAccuracy')).toEqual([{ step: 0, value: null }, { step: 20, value: null }]);
    expect(history.valueAt(0, 'trainLoss', 19)).toBe(4);
    expect(history.valueAt(0, 'trainLoss', 20)).toBe(2);
    expect(new RunHistory(1).valueAt(0, 'trainLoss', 3)).toBeNaN();
  });

  it('can be reported again from a checkpoint on', () => {
    const history = new RunHistory(1);
    history.append({ ...batches(0, [1, 2, 3, 4, 5]), evaluations: [evaluation(0, 1), evaluation(4, 2)] });
    history.series(0, 'batchLoss');
    history.truncate(3);
    expect(history.series(0, 'batchLoss')).toHaveLength(3);
    history.append({ ...batches(3, [40, 50]), evaluations: [evaluation(4, 9)] });
    expect([...history.exact(0, 'batchLoss')]).toEqual([1, 2, 3, 40, 50]);
    expect([...history.exact(0, 'trainLoss')]).toEqual([1, 9]);
  });

  it('does not mind an overlap or a gap', () => {
    const history = recorded([1, 2, 3]);
    history.append(batches(2, [30]));
    history.append(batches(5, [60]));
    expect([...history.exact(0, 'batchLoss')]).toEqual([1, 2, 30, NaN, NaN, 60]);
  });

  it('can be copied, and the copy stays', () => {
    const history = recorded([1, 2]);
    const copy = history.clone();
    history.append(batches(2, [3]));
    expect(copy.series(0, 'batchLoss')).toHaveLength(2);
    expect([...copy.exact(0, 'batchLoss')]).toEqual([1, 2]);
    expect(copy.isEmpty).toBe(false);
  });
});
