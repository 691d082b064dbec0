import { describe, expect, it } from 'vitest';
import { laneNames } from '@/lesson-kit/lab/laneNames';
import { changeOptimizer } from '@/lesson-kit/settings/optimizer';
import { buildExperiment, buildMlp, type LaneDraft } from '@/engine/experiment/build';
import { duplicateLane, setLane } from '@/engine/experiment/edit';

const experiment = (...lanes: readonly LaneDraft[]) => buildExperiment({ data: { set: 'spirals' }, base: { layers: buildMlp({ widths: [2, 8, 2], activation: 'relu' }) }, lanes });
const sgd = (learningRate: number): LaneDraft => ({ optimizer: { kind: 'sgd', learningRate } });
const adam: LaneDraft = { optimizer: { kind: 'adam', learningRate: 0.01 } };

describe('lanes are named by what tells them apart', () => {
  it('the rule alone when the rate is common, though every rule has numbers of its own', () => {
    const all = (['sgd', 'momentum', 'adagrad', 'rmsprop', 'adam', 'adamw'] as const).map((kind): LaneDraft => ({ optimizer: { kind, learningRate: 0.01 } }));
    expect(laneNames(experiment(...all), 'en')).toEqual(['SGD', 'Momentum', 'AdaGrad', 'RMSProp', 'Adam', 'AdamW']);
    expect(laneNames(experiment(...all), 'zh')[1]).toBe('动量');
  });

  it('rule and rate when the rates differ', () => {
    expect(laneNames(experiment(sgd(0.3), adam), 'en')).toEqual(['SGD · η 0.3', 'Adam · η 0.01']);
    expect(laneNames(experiment(sgd(0.3), sgd(0.0003)), 'en')).toEqual(['SGD · η 0.3', 'SGD · η 3×10⁻⁴']);
  });

  it('a single lane by its rule and rate', () => {
    expect(laneNames(experiment(adam), 'en')).toEqual(['Adam · η 0.01']);
  });

  it('a number of the rule once somebody has moved it', () => {
    const pair = duplicateLane(experiment(sgd(0.1), adam), 1);
    const changed = setLane(pair, 2, { optimizer: { ...pair.lanes[2]!.optimizer, beta1: 0.5, biasCorrection: false } as never });
    expect(laneNames(changed, 'en').slice(1)).toEqual(['Adam · η 0.01 · β₁ 0.9 · corrected', 'Adam · η 0.01 · β₁ 0.5 · uncorrected']);
    expect(laneNames(changed, 'zh')[2]).toContain('无偏差修正');
  });

  it('by its label where it has one', () => {
    expect(laneNames(experiment({ ...adam, label: 'reference' }, sgd(0.1)), 'en')[0]).toBe('reference');
  });
});

describe('another rule for a lane', () => {
  it('keeps the rate and what both rules have, and leaves λ in exactly one place', () => {
    const start = setLane(experiment({ optimizer: { kind: 'adam', learningRate: 0.007, beta1: 0.8 } }), 0, { regularisation: { l1: 0, l2: 0.05, maxNorm: 0 } });
    const decoupled = changeOptimizer(start, 0, 'adamw').lanes[0]!;
    expect(decoupled.optimizer).toMatchObject({ kind: 'adamw', learningRate: 0.007, beta1: 0.8, weightDecay: 0.05 });
    expect(decoupled.regularisation.l2).toBe(0);
    const back = changeOptimizer(changeOptimizer(start, 0, 'adamw'), 0, 'sgd').lanes[0]!;
    expect(back.optimizer).toEqual({ kind: 'sgd', learningRate: 0.007 });
    expect(back.regularisation.l2).toBe(0.05);
  });

  it('takes the epsilon of the new rule', () => {
    expect(changeOptimizer(experiment(adam), 0, 'adagrad').lanes[0]!.optimizer).toMatchObject({ epsilon: 1e-10 });
  });
});
