import { describe, expect, it } from 'vitest';
import { buildExperiment, buildMlp, type LaneDraft } from '@/engine/experiment/build';
import { defaultInit } from '@/engine/experiment/defaults';
import { limits } from '@/engine/experiment/limits';
import type { InitSpec, Lane, LayerSpec } from '@/engine/experiment/types';
import { initialise } from '@/engine/math/initialisers';
import { buildPlan, parameterCount } from '@/engine/model/buildPlan';
import { groupLanes } from '@/engine/model/groupLanes';
import { initialState } from '@/engine/model/initialState';
import { streamKey } from '@/lib/random';

const plan = (layers: readonly LayerSpec[], inputShape: readonly number[]) => buildPlan({ layers }, inputShape, 10);
const conv = (filters: number, kernel: number, padding: 'same' | 'valid' = 'valid', stride = 1): LayerSpec => ({ kind: 'conv2d', filters, kernel, stride, padding });
const pool: LayerSpec = { kind: 'maxPool', size: 2, stride: 2, padding: 'valid' };
const batchNorm: LayerSpec = { kind: 'batchNorm', momentum: 0.9, epsilon: 1e-5 };
const relu: LayerSpec = { kind: 'activation', fn: 'relu' };
const leaky: LayerSpec = { kind: 'activation', fn: 'leakyRelu' };
const dropout: LayerSpec = { kind: 'dropout', rate: 0.5 };
const dense = (units: number): LayerSpec => ({ kind: 'dense', units });

describe('buildPlan', () => {
  it('fuses pointwise layers into the core before them', () => {
    const { blocks } = plan([dense(8), leaky, dropout, dense(10)], [4]);
    expect(blocks.map(({ core, tail, layers }) => [core.kind, tail.map((op) => op.kind), layers])).toEqual([
      ['dense', ['activation', 'dropout'], [0, 1, 2]],
      ['dense', [], [3]],
    ]);
    expect(blocks[0]?.tail).toEqual([{ kind: 'activation', fn: 'leakyRelu', alpha: 0.01 }, { kind: 'dropout', layer: 2, rate: 0.5 }]);
  });

  it('starts with an identity where nothing comes before a pointwise layer', () => {
    const { blocks } = plan([{ kind: 'flatten' }, dropout, dense(10)], [8, 8, 1]);
    expect(blocks[0]).toEqual({ core: { kind: 'identity', shape: [64] }, tail: [{ kind: 'dropout', layer: 1, rate: 0.5 }], outputShape: [64], parameter: -1, running: -1, layers: [0, 1] });
  });

  it('follows shapes through convolution, pooling and flatten', () => {
    const { blocks } = plan([conv(4, 3), relu, pool, conv(8, 3, 'same', 2), { kind: 'flatten' }, batchNorm, dense(10)], [8, 8, 1]);
    expect(blocks.map(({ outputShape }) => outputShape)).toEqual([[6, 6, 4], [3, 3, 4], [2, 2, 8], [32], [10]]);
    expect(blocks.map(({ layers }) => layers)).toEqual([[0, 1], [2], [3], [4, 5], [6]]);
    expect(blocks[3]?.core).toEqual({ kind: 'batchNorm', channels: 32, positions: 1, momentum: 0.9, epsilon: 1e-5 });
  });

  it('lays parameters out as one flat view, biases last', () => {
    const result = plan([conv(4, 3), batchNorm, dense(10)], [6, 6, 2]);
    expect(result.parameters).toEqual([
      { layer: 0, kind: 'conv2d', rows: 19, columns: 4, weightRows: 18, offset: 0 },
      { layer: 1, kind: 'batchNorm', rows: 2, columns: 4, weightRows: 0, offset: 76 },
      { layer: 2, kind: 'dense', rows: 65, columns: 10, weightRows: 64, offset: 84 },
    ]);
    expect(result.blocks[1]?.core).toMatchObject({ channels: 4, positions: 16 });
    expect([result.parameterLength, result.runningLength]).toEqual([734, 8]);
  });

  it('counts the published numbers of parameters', () => {
    const count = (layers: readonly LayerSpec[]) => parameterCount(plan(layers, [28, 28, 1]));
    expect(count(buildMlp({ widths: [784, 300, 100, 10], activation: 'relu' }))).toBe(266_610);
    expect(count([{ kind: 'flatten' }, batchNorm, dense(300), batchNorm, relu, dense(100), batchNorm, relu, dense(10)])).toBe(268_978);
    expect(count([conv(6, 5, 'same'), pool, conv(16, 5), pool, { kind: 'flatten' }, dense(120), dense(84), dense(10)])).toBe(61_706);
  });

  it('gives a learned rectifier a slope per unit or channel that no penalty touches, wherever it stands', () => {
    const prelu: LayerSpec = { kind: 'prelu', slope: 0.25 };
    const { blocks, parameters } = plan([conv(4, 3), batchNorm, prelu, { kind: 'alphaDropout', rate: 0.1 }, dense(8), prelu, batchNorm, dense(10)], [6, 6, 2]);
    expect(blocks.map(({ core, tail }) => [core.kind, tail.map((op) => op.kind)])).toEqual([['conv2d', []], ['batchNorm', []], ['prelu', ['alphaDropout']], ['dense', []], ['prelu', []], ['batchNorm', []], ['dense', []]]);
    expect(parameters.filter(({ kind }) => kind === 'prelu').map(({ rows, columns, weightRows }) => [rows, columns, weightRows])).toEqual([[1, 4, 0], [1, 8, 0]]);
    expect(blocks[2]?.core).toMatchObject({ channels: 4, positions: 16 });
  });

  it('refuses layers that do not fit', () => {
    expect(() => plan([conv(4, 3)], [4])).toThrow('does not fit');
  });
});

describe('groupLanes', () => {
  const layers = buildMlp({ widths: [2, 8, 2], activation: 'relu', dropout: 0.1 });
  const groupsOf = (...lanes: LaneDraft[]) => groupLanes(buildExperiment({ data: { set: 'moons' }, base: { layers }, lanes })).map(({ indices }) => indices);

  it('stacks lanes that differ in numbers and names only', () => {
    expect(groupsOf({}, { optimizer: { kind: 'sgd' } }, { layers: buildMlp({ widths: [2, 8, 2], activation: 'tanh', dropout: 0.4 }) }, { clip: { kind: 'norm' } })).toEqual([[0, 1, 2, 3]]);
  });

  it('parts lanes of other structure, batch or data', () => {
    expect(groupsOf({}, { layers: buildMlp({ widths: [2, 9, 2], activation: 'relu', dropout: 0.1 }) }, {}, { overrides: { batchSize: 8 } }, { overrides: { data: { noise: 1 } } }, { loss: { kind: 'mse' } })).toEqual([[0, 2], [1], [3], [4], [5]]);
  });

  it('plans one logit where the lane has one', () => {
    const [group] = groupLanes(buildExperiment({ data: { set: 'moons' }, lanes: [{ layers: [{ kind: 'dense', units: 1 }], loss: { kind: 'binaryCrossEntropy' } }] }));
    expect(group?.plans[0]?.outputs).toBe(1);
  });
});

describe('initialState', () => {
  const lane = (layers: readonly LayerSpec[]): Lane => buildExperiment({ data: { set: 'moons' }, lanes: [{ layers }] }).lanes[0]!;
  const stateOf = (layers: readonly LayerSpec[], seed: number) => initialState(plan(layers, [2]), lane(layers), seed);

  it('starts biases at 0 or at biasInit, γ at 1, running statistics at mean 0 and variance 1', () => {
    const layers: LayerSpec[] = [{ kind: 'dense', units: 3, biasInit: -3 }, batchNorm, relu, dense(2)];
    const { parameters, running, first, second } = stateOf(layers, 7);
    expect(Array.from(parameters.subarray(6, 15))).toEqual([-3, -3, -3, 1, 1, 1, 0, 0, 0]);
    expect(Array.from(parameters.subarray(21))).toEqual([0, 0]);
    expect([...running]).toEqual([0, 0, 0, 1, 1, 1]);
    expect([...first, ...second].every((value) => value === 0)).toBe(true);
  });

  it.each(Object.keys(limits.init) as InitSpec['kind'][])('draws a kernel as %s says', (kind) => {
    const init = defaultInit(kind);
    const { parameters } = stateOf([{ kind: 'dense', units: 4, init }, dense(2)], 5);
    const kernel = initialise(init, { fanIn: 2, fanOut: 4, rows: 2, columns: 4 }, streamKey(5, 'init', 0));
    expect(parameters.subarray(0, 8)).toEqual(kernel);
  });

  it('starts slopes where the layer says', () => {
    const { parameters } = stateOf([dense(3), { kind: 'prelu', slope: 0.1 }, dense(2)], 7);
    expect(Array.from(parameters.subarray(9, 12))).toEqual(new Array(3).fill(Math.fround(0.1)));
  });

  it('draws the same kernels with and without layers that draw nothing', () => {
    const bare = stateOf([dense(3), relu, dense(2)], 3).parameters;
    const normalised = stateOf([dense(3), batchNorm, relu, dropout, dense(2)], 3).parameters;
    expect([...normalised.subarray(0, 9), ...normalised.subarray(15)]).toEqual([...bare]);
  });

  it('depends on the seed, at both ends of its range too', () => {
    const draws = [0, 1, 2 ** 32 - 1].map((seed) => stateOf([dense(3), dense(2)], seed).parameters);
    expect(stateOf([dense(3), dense(2)], 0).parameters).toEqual(draws[0]);
    expect(new Set(draws.map((parameters) => parameters.join())).size).toBe(3);
  });
});
