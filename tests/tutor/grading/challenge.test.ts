import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameValue, setLane } from '@/engine/experiment/edit';
import { judgeChallenge, noHints, revealHint, violations, type ChallengeRules } from '@/tutor/grading/challenge';
import { changedPaths, covers } from '@/tutor/grading/changedPaths';
import { adam, experimentOf, plane, relu, sgd } from '../labelledRuns/build';
import { measured } from './runs';

const start = experimentOf({ data: plane('moons'), net: relu(2, 16, 2), optimizer: sgd(0.1), steps: 200 }, 1);
const rules: ChallengeRules = {
  start,
  goals: [{ lane: 0, metric: { kind: 'final', quantity: 'validationAccuracy' }, comparator: '>=', threshold: 0.9 }],
  seeds: [0, 1],
  stepLimit: 300,
};
const kinds = (changed: Partial<ChallengeRules>, attempt: typeof start) => violations({ ...rules, ...changed }, attempt).map(({ kind, path }) => `${kind} ${path}`);

describe('changed paths', () => {
  it('are the places that differ', () => {
    expect(changedPaths(start, { ...start, batchSize: 8, data: { ...start.data, noise: 0.5 } })).toEqual(['data.noise', 'batchSize']);
    expect(changedPaths(start, setLane(start, 0, { optimizer: sgd(0.5) }))).toEqual(['lanes.0.optimizer.learningRate']);
    expect(changedPaths(start, setLane(start, 0, { optimizer: { ...adam(0.1), beta1: 0.9, beta2: 0.999, epsilon: 1e-8, biasCorrection: true } }))).toEqual(['lanes.0.optimizer.kind']);
    expect(changedPaths(start.lanes[0], { ...start.lanes[0], layers: start.lanes[0]!.layers.slice(1) })).toEqual(['layers']);
  });

  it('are none exactly when the values are equal', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (left, right) => {
      expect(changedPaths(left, left)).toEqual([]);
      expect(changedPaths(left, right).length === 0).toBe(sameValue(left, right));
    }));
  });

  it('are covered by patterns', () => {
    expect(covers('lanes.*.optimizer', 'lanes.3.optimizer.kind')).toBe(true);
    expect(covers('lanes.*.optimizer.kind', 'lanes.3.optimizer')).toBe(false);
    expect(covers('lanes.0', 'lanes.1')).toBe(false);
  });
});

describe('an attempt', () => {
  const faster = setLane(start, 0, { optimizer: sgd(0.5) });
  const normed = setLane(start, 0, { layers: start.lanes[0]!.layers.toSpliced(1, 0, { kind: 'batchNorm', momentum: 0.9, epsilon: 1e-5 }) });

  it('may change what is allowed, the seed, and its own steps up to the limit', () => {
    expect(kinds({ allowed: ['lanes.*.optimizer'] }, { ...faster, seed: 9, steps: 300 })).toEqual([]);
  });

  it('may not do what the rules forbid', () => {
    expect(kinds({ allowed: ['batchSize'] }, faster)).toEqual(['not-allowed lanes.0.optimizer.learningRate']);
    expect(kinds({ forbidden: ['lanes.*.optimizer.learningRate'] }, faster)).toEqual(['forbidden lanes.0.optimizer.learningRate']);
    expect(kinds({ forbidden: ['lanes.*.layers.0'] }, normed)).toEqual(['forbidden lanes.0.layers']);
    expect(kinds({ forbiddenLayers: ['batchNorm'] }, normed)).toEqual(['forbidden-layer lanes.0.layers.1']);
    expect(kinds({ forbidden: ['lanes.*.layers'], insertable: ['dropout'] }, normed)).toEqual(['forbidden lanes.0.layers']);
    expect(kinds({ mostChanges: 1 }, { ...faster, batchSize: 8 })).toEqual(['too-many-changes lanes.0.optimizer.learningRate batchSize']);
    expect(kinds({}, { ...start, steps: 301 })).toEqual(['too-many-steps steps']);
    expect(kinds({ goals: [{ ...rules.goals[0]!, lane: 4 }] }, start)).toEqual(['no-such-lane lanes.4']);
  });

  it('may add the layers that are free to come and go, and nothing under their cover', () => {
    const keepLayers: Partial<ChallengeRules> = { forbidden: ['lanes.*.layers'], insertable: ['batchNorm'] };
    expect(kinds(keepLayers, normed)).toEqual([]);
    expect(kinds({ allowed: ['batchSize'], insertable: ['batchNorm'] }, normed)).toEqual([]);
    expect(kinds(keepLayers, setLane(normed, 0, { layers: normed.lanes[0]!.layers.map((layer) => (layer.kind === 'activation' ? { ...layer, fn: 'tanh' as const } : layer)) }))).not.toEqual([]);
    expect(kinds(keepLayers, setLane(normed, 0, { layers: normed.lanes[0]!.layers.slice(3) }))).toEqual(['forbidden lanes.0.layers']);
    expect(kinds({ ...keepLayers, forbiddenLayers: ['batchNorm'] }, normed)).toEqual(['forbidden-layer lanes.0.layers.1']);
  });

  it('is solved by every goal on every seed', () => {
    const good = measured({ validationAccuracy: [0.5, 0.95], batch: [1] });
    const bad = measured({ validationAccuracy: [0.5, 0.8], batch: [1] });
    expect(judgeChallenge(rules, new Map([[0, good], [1, good]])).solved).toBe(true);
    expect(judgeChallenge(rules, new Map([[0, good], [1, bad]]))).toMatchObject({ solved: false, seeds: [{ seed: 0, passed: true }, { seed: 1, passed: false, goals: [{ value: 0.8, reached: false }] }] });
    expect(judgeChallenge(rules, new Map([[0, good]])).solved).toBe(false);
    expect(judgeChallenge({ ...rules, seeds: [] }, new Map()).solved).toBe(false);
    expect(judgeChallenge({ ...rules, stepLimit: 0 }, new Map([[0, good], [1, good]])).solved).toBe(false);
  });
});

describe('hints', () => {
  it('come one at a time, and then the solution', () => {
    const first = revealHint(noHints, 2);
    const second = revealHint(first, 2);
    expect([first, second, revealHint(second, 2)]).toEqual([{ revealed: 1, solutionOpen: false }, { revealed: 2, solutionOpen: false }, { revealed: 2, solutionOpen: true }]);
  });
});
