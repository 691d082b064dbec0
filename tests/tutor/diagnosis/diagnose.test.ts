import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LaneProgress } from '@/engine/worker/protocol';
import { guessingLoss } from '@/tutor/diagnosis/curve';
import { diagnose } from '@/tutor/diagnosis/diagnose';
import type { DiagnosisInput } from '@/tutor/diagnosis/types';
import { lossValue } from '@/engine/math/losses';
import { adam, digits, experimentOf, plane, relu, sgd } from '../labelledRuns/build';

const active: LaneProgress = { status: 'active', divergedAt: null, keptStep: null };
const moons = experimentOf({ data: plane('moons'), net: relu(2, 16, 2), optimizer: adam(0.01), steps: 300 }, 1);
const facts = { lane: moons.lanes[0]!, data: moons.data, classes: 2, featureSpread: 1, sharedOriginals: 0, trainSize: 300, batchSize: 32, plannedSteps: 300 };

/** A run whose curves are these functions of the share of steps done. */
function run(changes: Partial<DiagnosisInput> & { readonly loss?: (t: number) => number; readonly validation?: (t: number) => number; readonly accuracy?: (t: number) => number; readonly steps?: number }): DiagnosisInput {
  const { loss = (t) => 0.7 * Math.exp(-5 * t), validation = loss, accuracy = (t) => 0.5 + 0.49 * (1 - Math.exp(-8 * t)), steps = 300, ...rest } = changes;
  const points = Array.from({ length: Math.floor(steps / 20) + 1 }, (_, index) => (index * 20) / Math.max(1, steps));
  return {
    facts,
    batchLoss: Array.from({ length: steps }, (_, step) => loss(step / steps)),
    evaluations: points.map((t) => ({ step: Math.round(t * steps), trainLoss: loss(t), trainAccuracy: accuracy(t), validationLoss: validation(t), validationAccuracy: accuracy(t) - 0.02 })),
    progress: active,
    looks: [],
    ...rest,
  };
}
const codes = (input: DiagnosisInput) => diagnose(input).map(({ code }) => code);

describe('the doctor', () => {
  it('says nothing of nothing', () => {
    expect(diagnose(run({ batchLoss: [], evaluations: [] }))).toEqual([{ code: 'undecided', severity: 'none', confidence: 'likely', range: { from: 0, to: 0 }, evidence: [], remedy: null, rank: 1 }]);
    expect(codes(run({ steps: 19 }))).toEqual(['undecided']);
    expect(codes(run({ evaluations: run({}).evaluations.slice(0, 3) }))).toEqual(['undecided']);
  });

  it('calls a curve that comes down and stays down healthy', () => {
    expect(diagnose(run({}))).toMatchObject([{ code: 'healthy', rank: 1, remedy: null, range: { from: 0, to: 300 } }]);
  });

  it('marks the step at which the validation loss turned', () => {
    const [main] = diagnose(run({ validation: (t) => 0.7 - 0.4 * t + (t > 0.4 ? 2 * (t - 0.4) : 0), accuracy: (t) => (t < 0.3 ? 0.8 : 1), evaluations: run({}).evaluations.map((point) => {
      const t = point.step / 300;
      return { ...point, trainAccuracy: 0.99, validationAccuracy: 0.85, validationLoss: 0.7 - 0.4 * t + (t > 0.4 ? 2 * (t - 0.4) : 0) };
    }) }));
    expect(main).toMatchObject({ code: 'over-fitting', range: { from: 120, to: 300 }, remedy: { kind: 'dropout', rate: 0.5 } });
  });

  it('names the step of a divergence even in a short run, and turns a rate of the wrong sign', () => {
    const diverged: LaneProgress = { status: 'diverged', divergedAt: 7, keptStep: 0 };
    const lane = { ...facts.lane, optimizer: sgd(-0.5) };
    expect(diagnose(run({ steps: 10, progress: diverged, facts: { ...facts, lane } }))).toMatchObject([{ code: 'diverging', evidence: [{ name: 'diverged-at', value: 7 }], remedy: { kind: 'turn-learning-rate' } }]);
  });

  it('puts the cause in front of what it causes', () => {
    const flat = { loss: () => 0.6931, accuracy: () => 0.5 };
    expect(codes(run({ ...flat, facts: { ...facts, lane: { ...facts.lane, init: { kind: 'zeros' } } } }))[0]).toBe('symmetric');
    const biased = facts.lane.layers.map((layer, index) => (layer.kind === 'dense' && index === 0 ? { ...layer, biasInit: -3 } : layer));
    expect(codes(run({ ...flat, facts: { ...facts, lane: { ...facts.lane, layers: biased } } }))[0]).toBe('dead-units');
  });

  it('compares with a threshold on the side it says', () => {
    const wide = (width: number) => run({ batchLoss: Array.from({ length: 300 }, (_, step) => 0.5 + (step % 2 === 0 ? width : -width)), facts: { ...facts, batchSize: 1 } });
    expect(codes(wide(0.13 * Math.LN2))).toEqual(['noisy-band']);
    expect(codes(wide(0.11 * Math.LN2))).toEqual(['healthy']);
  });

  it('takes any numbers without falling over', () => {
    const number = fc.oneof(fc.double(), fc.constantFrom(NaN, Infinity, -Infinity, 0, 1e30, 0.69));
    const point = fc.record({ step: fc.nat(1000), trainLoss: number, trainAccuracy: number, validationLoss: number, validationAccuracy: number });
    fc.assert(fc.property(fc.array(number, { maxLength: 200 }), fc.array(point, { maxLength: 30 }), fc.constantFrom(0, 2, 10), fc.option(fc.nat(100)), (batchLoss, points, classes, divergedAt) => {
      const evaluations = points.toSorted((a, b) => a.step - b.step);
      const progress: LaneProgress = divergedAt === null ? active : { status: 'diverged', divergedAt, keptStep: 0 };
      const found = diagnose(run({ batchLoss, evaluations, progress, facts: { ...facts, classes } }));
      expect(found.length).toBeGreaterThan(0);
      expect(found.map(({ rank }) => rank)).toEqual(found.map((_, index) => index + 1));
      for (const { range, severity, remedy } of found) {
        expect(range.from).toBeGreaterThanOrEqual(0);
        expect(range.to).toBeGreaterThanOrEqual(range.from);
        expect(remedy === null).toBe(severity === 'none');
      }
    }), { numRuns: 500 });
  });
});

describe('the loss of guessing', () => {
  it.each([['categoricalCrossEntropy', 10], ['binaryCrossEntropy', 2], ['binaryCrossEntropy', 5], ['mse', 10]] as const)('of %s with %i classes is that of the best constant output', (kind, classes) => {
    const share = 1 / classes;
    const output = kind === 'mse' ? share : kind === 'binaryCrossEntropy' ? Math.log(share / (1 - share)) : 0;
    const target = Array.from({ length: classes }, (_, index) => (index === 0 ? 1 : 0));
    expect(guessingLoss({ kind }, classes)).toBeCloseTo(lossValue({ kind }, target.map(() => output), target, classes), 10);
  });
});

describe('facts of an experiment of images', () => {
  it('need no look inside', () => {
    const experiment = experimentOf({ data: digits, net: relu(64, 16, 10), optimizer: adam(0.01), steps: 300 }, 1);
    expect(codes(run({ facts: { ...facts, lane: experiment.lanes[0]!, data: experiment.data, classes: 10 } }))).toContain('healthy');
  });
});
