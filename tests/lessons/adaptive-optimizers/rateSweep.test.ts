import { describe, expect, it } from 'vitest';
import { spirals } from '@/lessons/adaptive-optimizers/experiment';
import { marksOf } from '@/lessons/adaptive-optimizers/rateAxes';
import { bestRate, guessing, order, pointExperiment, rates, readPoints, rules, sweepExperiment, withRates, workingRates, type SweepPoint } from '@/lessons/adaptive-optimizers/rateSweep';
import { validateExperiment } from '@/session/experiments';
import { measureOnCpu } from '../../claims/measureOnCpu';

const base = spirals([{ kind: 'sgd' }], 7, 40);
const point = (trainLoss: number, validationAccuracy = 0.5): SweepPoint => ({ trainLoss, validationLoss: trainLoss, validationAccuracy, diverged: Number.isNaN(trainLoss) });
const row = (...losses: readonly number[]) => rules.map((_, rule) => point(losses[rule] ?? 1));

describe('the sweep over learning rates', () => {
  it('visits every rate once, and none of its experiments needs repair', () => {
    expect(order.toSorted((a, b) => a - b)).toEqual(rates.map((_, index) => index));
    for (const rate of rates) expect(validateExperiment(sweepExperiment(base, rate)).notices).toEqual([]);
    expect(sweepExperiment(base, 0.1).lanes.map(({ optimizer }) => optimizer.kind)).toEqual(rules);
  });

  it('loads a point into the lab that ends at the number drawn', async () => {
    const swept = readPoints(await measureOnCpu(sweepExperiment(base, 0.03)));
    for (const rule of [0, 5]) {
      const alone = await measureOnCpu(pointExperiment(base, rule, 0.03));
      expect(alone.evaluations.length).toBeGreaterThan(2);
      expect(alone.evaluations.at(-1)!.lanes[0]!.trainLoss).toBe(swept[rule]!.trainLoss);
    }
  });

  it('gives every lane the rate that is asked for', () => {
    expect(withRates(base, (rule) => rates[rule]!).lanes.map(({ optimizer }) => optimizer.learningRate)).toEqual(rates.slice(0, rules.length));
  });

  it('finds the best rate and those that work, over what has been measured', () => {
    const points = new Map([[2, row(0.5)], [6, row(0.2)], [9, row(NaN)]]);
    expect([bestRate(points, 0), bestRate(new Map(), 0)]).toEqual([6, -1]);
    points.set(7, rules.map(() => point(0.3, 0.95)));
    expect(workingRates(points, 0)).toEqual([7]);
  });

  it('draws what runs away at the upper edge', () => {
    const points = new Map([[2, row(0.5)], [9, row(NaN, 1e6)]]);
    const marks = marksOf(points, 'trainLoss', (rule) => rule < 2);
    expect(marks.map(({ rule, rate, off }) => [rule, rate, off])).toEqual([[0, 2, false], [0, 9, true], [1, 2, false], [1, 9, true]]);
    expect(marks.filter(({ off }) => off).map(({ y }) => y)).toEqual([1, 1]);
    expect(marks.every(({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1)).toBe(true);
  });

  it('knows the loss of guessing', () => {
    expect(guessing(base)).toBeCloseTo(Math.log(2), 12);
  });
});
