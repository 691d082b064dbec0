import { describe, expect, it } from 'vitest';
import { buildExperiment, buildMlp, type LaneDraft } from '@/engine/experiment/build';
import { laneDifferences } from '@/engine/experiment/differences';
import { changesInFlight, duplicateLane, removeLane, sameValue, setLane } from '@/engine/experiment/edit';
import type { Experiment, Lane, LayerSpec } from '@/engine/experiment/types';
import { validateExperiment } from '@/engine/experiment/validate';

const layers = (dropout = 0.2) => buildMlp({ widths: [2, 8, 2], activation: 'relu', dropout });
const build = (...lanes: LaneDraft[]): Experiment => buildExperiment({ data: { set: 'moons' }, base: { layers: layers() }, lanes });
const experiment = build({ label: 'first', clip: { kind: 'norm' } }, { optimizer: { kind: 'sgd' } });

describe('edits', () => {
  it('duplicate a lane after itself, unnamed', () => {
    const edited = duplicateLane(experiment, 0);
    expect(edited.lanes).toEqual([experiment.lanes[0], { ...experiment.lanes[0], label: '' }, experiment.lanes[1]]);
    expect(experiment.lanes).toHaveLength(2);
  });

  it('stop at eight lanes and at one', () => {
    const full = build(...Array.from({ length: 8 }, () => ({})));
    expect(duplicateLane(full, 0)).toBe(full);
    const single = removeLane(experiment, 1);
    expect(single.lanes).toHaveLength(1);
    expect(removeLane(single, 0)).toBe(single);
    expect(removeLane(experiment, 5)).toBe(experiment);
  });

  it('give valid experiments', () => {
    for (const edited of [duplicateLane(experiment, 1), removeLane(experiment, 0), setLane(experiment, 1, { label: 'x' })]) {
      expect(validateExperiment(edited)).toEqual({ experiment: edited, notices: [] });
    }
  });
});

describe('changesInFlight', () => {
  const first = (patch: Partial<Lane>): Experiment => setLane(experiment, 0, patch);
  const { optimizer } = experiment.lanes[0]!;
  const withLayer = (index: number, layer: LayerSpec) => first({ layers: layers().with(index, layer) });

  it('none', () => expect(changesInFlight(experiment, structuredClone(experiment))).toBe('none'));

  it.each<[string, Experiment]>([
    ['learning rate', first({ optimizer: { ...optimizer, learningRate: 0.5 } })],
    ['β₁', first({ optimizer: { kind: 'adam', learningRate: 0.01, beta1: 0.5, beta2: 0.999, epsilon: 1e-8, biasCorrection: false } })],
    ['dropout rate', withLayer(2, { kind: 'dropout', rate: 0.9 })],
    ['penalties', first({ regularisation: { l1: 1, l2: 1, maxNorm: 1 } })],
    ['clip threshold', first({ clip: { kind: 'norm', threshold: 9 } })],
    ['schedule', first({ schedule: { kind: 'piecewise', at: 5, factor: 0.1 } })],
    ['label', first({ label: 'other' })],
    ['steps', { ...experiment, steps: 999 }],
  ])('live: %s', (_name, after) => expect(changesInFlight(experiment, after)).toBe('live'));

  it.each<[string, Experiment]>([
    ['optimizer', first({ optimizer: { kind: 'sgd', learningRate: 0.01 } })],
    ['kind of clipping', first({ clip: { kind: 'value', threshold: 1 } })],
    ['width', withLayer(0, { kind: 'dense', units: 9 })],
    ['activation', withLayer(1, { kind: 'activation', fn: 'tanh' })],
    ['dropout added', first({ layers: [...layers().slice(0, 2), ...layers().slice(3)] })],
    ['initialiser', first({ init: { kind: 'zeros' } })],
    ['loss', first({ loss: { kind: 'mse' } })],
    ['override', first({ overrides: { batchSize: 3 } })],
    ['lane added', duplicateLane(experiment, 0)],
    ['lane removed', removeLane(experiment, 0)],
    ['seed', { ...experiment, seed: 2 }],
    ['batch', { ...experiment, batchSize: 5 }],
    ['data', { ...experiment, data: { ...experiment.data, noise: 1 } }],
    ['evalEvery', { ...experiment, evalEvery: 7 }],
  ])('restart: %s', (_name, after) => expect(changesInFlight(experiment, after)).toBe('restart'));
});

describe('sameValue', () => {
  it('compares plain values, not the order of keys', () => {
    expect(sameValue({ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 })).toBe(true);
    for (const [left, right] of [[{}, []], [[1], [1, 2]], [{ a: 1 }, { b: 1 }], [{ a: 1 }, { a: 1, b: 2 }], [null, {}], [1, '1'], [0, null]]) expect(sameValue(left, right)).toBe(false);
  });
});

describe('laneDifferences', () => {
  const differences = (...lanes: LaneDraft[]) => Object.fromEntries(laneDifferences(build(...lanes)).map(({ path, values }) => [path, values]));

  it('names nothing between equal lanes, whatever they are called', () => {
    expect(differences({}, { label: 'twin' })).toEqual({});
    expect(differences({})).toEqual({});
  });

  it('names the optimizer, without settings only one of them has', () => {
    expect(differences({ optimizer: { kind: 'sgd', learningRate: 0.01 } }, { optimizer: { kind: 'adam', learningRate: 0.01 } })).toEqual({ 'optimizer.kind': ['sgd', 'adam'] });
    expect(differences({ optimizer: { kind: 'sgd' } }, { optimizer: { kind: 'adam' } })).toEqual({ 'optimizer.kind': ['sgd', 'adam'], 'optimizer.learningRate': [0.1, 0.01] });
  });

  it('keeps null for lanes without the setting', () => {
    expect(differences({ optimizer: { kind: 'sgd', learningRate: 0.01 } }, { optimizer: { kind: 'momentum', momentum: 0.5 } }, { optimizer: { kind: 'momentum' } })['optimizer.momentum']).toEqual([null, 0.5, 0.9]);
  });

  it('reads networks as widths, activations and rates', () => {
    expect(differences({}, { layers: layers(0.5) })).toEqual({ 'layers.dropout': [0.2, 0.5] });
    expect(differences({}, { layers: buildMlp({ widths: [2, 8, 4, 2], activation: 'tanh', batchNorm: true }) })).toEqual({ 'layers.hidden': ['8', '8-4'], 'layers.activation': ['relu', 'tanh'], 'layers.batchNorm': [false, true], 'layers.dropout': [0.2, 0] });
  });

  it('names the order of layers when it is all that differs', () => {
    const [dense, activation, dropout, last] = layers() as readonly [LayerSpec, LayerSpec, LayerSpec, LayerSpec];
    expect(differences({}, { layers: [dense, dropout, activation, last] })).toEqual({ 'layers.order': ['dense-activation-dropout-dense', 'dense-dropout-activation-dense'] });
  });

  it('names batches and data of their own', () => {
    expect(differences({}, { overrides: { batchSize: 4, data: { labelNoise: 0.3 } } })).toEqual({ batchSize: [32, 4], 'data.labelNoise': [0, 0.3] });
  });
});
