import { describe, expect, it } from 'vitest';
import { caps, limits } from '@/engine/experiment/limits';
import type { Experiment } from '@/engine/experiment/types';
import { validateExperiment } from '@/engine/experiment/validate';
import { applyRemedy, treatmentLimits } from '@/tutor/diagnosis/remedy';
import type { Remedy } from '@/tutor/diagnosis/types';
import { digits, experimentOf, momentum, relu } from '../labelledRuns/build';

const experiment: Experiment = experimentOf({ data: { ...digits, labelNoise: 0.2 }, net: { ...relu(64, 16, 16, 10), batchNorm: true, dropout: 0.3 }, bias: -2, optimizer: momentum(0.1), regularisation: { l2: 0.1 }, steps: 50 }, 3);
const plain: Experiment = experimentOf({ data: digits, net: relu(64, 16, 10), optimizer: momentum(0.1), steps: 50 }, 3);

/** Every remedy, and what it must have done to the new lane. */
const remedies: readonly (readonly [Remedy, Experiment, (lane: Experiment['lanes'][number]) => unknown, unknown])[] = [
  [{ kind: 'multiply-learning-rate', factor: 0.1 }, experiment, ({ optimizer }) => optimizer.learningRate.toFixed(6), '0.010000'],
  [{ kind: 'turn-learning-rate' }, experiment, ({ optimizer }) => optimizer.learningRate, -0.1],
  [{ kind: 'set-momentum', momentum: 0.5 }, experiment, ({ optimizer }) => ('momentum' in optimizer ? optimizer.momentum : null), 0.5],
  [{ kind: 'drop-learning-rate', at: 25, factor: 0.1 }, experiment, ({ schedule }) => schedule, { kind: 'piecewise', at: 25, factor: 0.1 }],
  [{ kind: 'clean-labels' }, experiment, ({ overrides }) => overrides, { data: { labelNoise: 0 } }],
  [{ kind: 'standardise' }, experiment, ({ overrides }) => overrides, { data: { preprocess: 'standardise' } }],
  [{ kind: 'split-by-original' }, { ...plain, data: { ...plain.data, copies: 4, copySplit: 'copy' } }, ({ overrides }) => overrides, { data: { copySplit: 'original' } }],
  [{ kind: 'batch-size', size: 16 }, experiment, ({ overrides }) => overrides, { batchSize: 16 }],
  [{ kind: 'relax-penalties' }, experiment, ({ regularisation }) => regularisation.l2, 0],
  [{ kind: 'initialise', init: { kind: 'glorot', distribution: 'normal' } }, experiment, ({ init }) => init.kind, 'glorot'],
  [{ kind: 'add-batch-norm' }, plain, ({ layers }) => layers.map(({ kind }) => kind).join(' '), 'dense batchNorm activation dense'],
  [{ kind: 'follow-faster', momentum: 0.8 }, experiment, ({ layers }) => layers.filter((layer) => layer.kind === 'batchNorm').map((layer) => layer.momentum), [0.8, 0.8]],
  [{ kind: 'replace-activation', activation: 'elu' }, plain, ({ layers }) => layers[1], { kind: 'activation', fn: 'elu' }],
  [{ kind: 'dropout', rate: 0.5 }, plain, ({ layers }) => layers.map(({ kind }) => kind).join(' '), 'dense activation dropout dense'],
  [{ kind: 'dropout', rate: 0.1 }, experiment, ({ layers }) => layers.filter((layer) => layer.kind === 'dropout').map((layer) => layer.rate), [0.1, 0.1]],
  [{ kind: 'reset-biases' }, experiment, ({ layers }) => layers.some((layer) => layer.kind === 'dense' && layer.biasInit !== undefined), false],
  [{ kind: 'widen', factor: 4 }, plain, ({ layers }) => layers.map((layer) => (layer.kind === 'dense' ? layer.units : 0)), [64, 0, 10]],
  [{ kind: 'widen', factor: 1000 }, plain, ({ layers }) => layers[0], { kind: 'dense', units: 1024 }],
  [{ kind: 'add-hidden-layer', units: 8 }, plain, ({ layers }) => layers.map(({ kind }) => kind).join(' '), 'dense activation dense activation dense'],
];

describe('a treatment', () => {
  it.each(remedies)('%j makes one new lane that is valid as it stands', (remedy, before, read, wanted) => {
    const after = applyRemedy(before, 0, remedy);
    expect(after.lanes).toHaveLength(2);
    expect(after.lanes[0]).toBe(before.lanes[0]);
    expect(read(after.lanes[1]!)).toEqual(wanted);
    expect({ ...after, lanes: [] }).toEqual({ ...before, lanes: [] });
    const validated = validateExperiment(after);
    expect(validated.error).toBeUndefined();
    expect(validated.notices).toEqual([]);
    expect(validated.experiment).toEqual(after);
  });

  it('leaves an experiment without room, or without that lane, as it is', () => {
    const full = { ...plain, lanes: Array.from({ length: 8 }, () => plain.lanes[0]!) };
    expect(applyRemedy(full, 0, { kind: 'turn-learning-rate' })).toBe(full);
    expect(applyRemedy(plain, 1, { kind: 'turn-learning-rate' })).toBe(plain);
    const layers = Array.from({ length: 63 }, () => ({ kind: 'activation', fn: 'relu' }) as const);
    const deep = { ...plain, lanes: [{ ...plain.lanes[0]!, layers: [...layers, { kind: 'dense', units: 10 } as const] }] };
    expect(applyRemedy(deep, 0, { kind: 'add-batch-norm' })).toBe(deep);
  });

  it('knows the limits of the schema', () => {
    expect(treatmentLimits).toEqual({ lanes: caps.lanes, layers: caps.layers, units: limits.layer.dense.units.max, filters: limits.layer.conv2d.filters.max });
  });
});
