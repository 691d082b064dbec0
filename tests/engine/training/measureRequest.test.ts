import { describe, expect, it } from 'vitest';
import { buildExperiment, buildMlp, type ExperimentDraft } from '@/engine/experiment/build';
import type { Experiment } from '@/engine/experiment/types';
import { measureExperiment } from '@/engine/training/measure';
import type { MeasureRequest } from '@/engine/worker/measureProtocol';
import { loadAnyDataset } from './dataFiles';
import { cpuOptions, spirals } from './experiments';

const measure = (experiment: Experiment, request: MeasureRequest = {}) => measureExperiment(cpuOptions(experiment, { loadDataset: loadAnyDataset }), request);
const digits = (changes: Partial<ExperimentDraft>): Experiment =>
  buildExperiment({ seed: 2, data: { set: 'digits', trainSize: 300, validationSize: 100 }, batchSize: 32, steps: 40, evalEvery: 40, base: { optimizer: { kind: 'sgd', learningRate: 0.1 } }, lanes: [{}], ...changes });

describe('questions beside a measurement', () => {
  it('change nothing about the run, and an ordinary run has no answers', async () => {
    const asked = await measure(spirals(), { layers: true, predictions: [{ inputs: 'validation', mode: 'dropout', samples: 2 }], perturbations: [{ layer: 0, scaleWeights: 2 }] });
    const plain = await measure(spirals());
    expect(asked).toMatchObject(plain);
    expect(Object.keys(plain).filter((key) => ['layers', 'predictions', 'perturbations'].includes(key))).toEqual([]);
  });

  it('come back in the order of the lanes, also where lanes are trained apart', async () => {
    const layers = (units: number) => buildMlp({ widths: [2, units, 2], activation: 'relu' });
    const run = await measure(spirals({ lanes: [{ layers: layers(4) }, { layers: layers(9) }, { layers: layers(4) }] }), { layers: true, predictions: [{ inputs: 'validation' }] });
    expect(run.predictions![0]!.map(({ accuracy }) => accuracy)).toEqual(run.evaluations.at(-1)!.lanes.map(({ validationAccuracy }) => expect.closeTo(validationAccuracy, 6)));
    expect(run.layers!.end[0]).toEqual(run.layers!.end[2]);
    expect(run.layers!.end[1]).not.toEqual(run.layers!.end[0]);
  });
});

describe('numbers of layers', () => {
  it('show that equal weights stay equal, and that zeros pass no gradient to the first layer', async () => {
    const widths = [64, 8, 8, 10];
    const run = await measure(digits({ lanes: [{ init: { kind: 'zeros' } }, { init: { kind: 'constant', value: 0.1 } }, {}], base: { layers: buildMlp({ widths, activation: 'tanh' }), optimizer: { kind: 'sgd', learningRate: 0.1 } } }), { layers: true });
    const [zeros, constant, he] = run.layers!.end;
    expect([zeros![0]!.weightGradientRms, zeros![0]!.relativeMove]).toEqual([0, 0]);
    expect(constant!.slice(0, 2).map(({ unitDifference }) => unitDifference)).toEqual([0, 0]);
    expect(constant![0]!.relativeMove).toBeGreaterThan(0);
    expect(he![0]!.unitDifference).toBeGreaterThan(0.1);
    expect(run.layers!.start.flat().map(({ relativeMove }) => relativeMove)).toEqual(Array.from({ length: 9 }, () => 0));
  });

  it('find dead units, the slope that has moved, and the scale of signals', async () => {
    const base = { optimizer: { kind: 'adam', learningRate: 0.01 } } as const;
    const net = (activation: 'relu' | 'prelu', biasInit: number) => ({ layers: buildMlp({ widths: [2, 16, 2], activation, biasInit }) });
    const run = await measure(buildExperiment({ data: { set: 'moons', trainSize: 600 }, steps: 30, evalEvery: 30, base, lanes: [net('relu', -50), net('relu', 50), net('prelu', 0)] }), { layers: true });
    const [dead, alive, learned] = run.layers!.end;
    expect([dead![0]!.deadShare, alive![0]!.deadShare, dead![1]!.deadShare]).toEqual([1, 0, NaN]);
    expect([dead![0]!.rms, dead![0]!.mean]).toEqual([0, 0]);
    expect(alive![0]!.rms).toBeGreaterThan(40);
    expect(learned!.map(({ kind }) => kind)).toEqual(['dense', 'prelu', 'dense']);
    expect(learned![1]!.relativeMove).toBeGreaterThan(0.01);
    expect(learned![1]!.weightGradientRms).toBeNaN();
    expect(run.layers!.start[2]![1]!.slope).toBe(0.25);
    expect(learned![1]!.slope).not.toBe(0.25);
  });
});

describe('predictions', () => {
  const bn = (momentum: number) => buildMlp({ widths: [64, 16, 10], activation: 'relu', batchNorm: true }).map((layer) => (layer.kind === 'batchNorm' ? { ...layer, momentum } : layer));

  it('with the statistics of the batch do not wait for the running ones', async () => {
    const run = await measure(digits({ lanes: [{ layers: bn(0.999) }] }), { predictions: [{ inputs: 'validation' }, { inputs: 'validation', mode: 'batch-statistics' }] });
    const [evaluation, batch] = run.predictions!.map(([prediction]) => prediction!);
    expect(batch!.accuracy).toBeGreaterThan(evaluation!.accuracy + 0.05);
    expect(evaluation!.deviation.every((value) => value === 0)).toBe(true);
  });

  it('average over masks, each row under one of its own', async () => {
    const layers = buildMlp({ widths: [64, 32, 10], activation: 'relu', dropout: 0.5 });
    const run = await measure(digits({ steps: 200, lanes: [{ layers }] }), { predictions: [{ inputs: 'validation' }, { inputs: 'validation', mode: 'dropout', samples: 30 }, { inputs: 'inverted', mode: 'dropout', samples: 2 }, { inputs: 'train' }] });
    const [plain, masked, inverted, train] = run.predictions!.map(([prediction]) => prediction!);
    expect(masked!.sampleAccuracy).toBeLessThan(masked!.accuracy);
    expect(Math.abs(masked!.accuracy - plain!.accuracy)).toBeLessThan(0.1);
    expect(masked!.deviation.some((value) => value > 0.01)).toBe(true);
    expect(masked!.mean.reduce((sum, value) => sum + value, 0)).toBeCloseTo(100, 3);
    expect(inverted!.confidence).toBeLessThan(plain!.confidence);
    expect([train!.rows, train!.columns]).toEqual([300, 10]);
    expect(train!.accuracy).toBeCloseTo(run.evaluations.at(-1)!.lanes[0]!.trainAccuracy, 6);
  });

  it('run along a grid where there is one input, a mask at a time', async () => {
    const layers = buildMlp({ widths: [1, 32, 1], activation: 'tanh', dropout: 0.2 });
    const sine = buildExperiment({ data: { set: 'sine' }, steps: 100, evalEvery: 100, lanes: [{ layers, loss: { kind: 'mse' } }] });
    const run = await measure(sine, { predictions: [{ inputs: { from: -3, to: 3, count: 61 }, mode: 'dropout', samples: 1 }, { inputs: { from: -3, to: 3, count: 61 }, mode: 'dropout', samples: 20 }] });
    const [one, many] = run.predictions!.map(([prediction]) => prediction!);
    // One thinned network is a smooth function; masks of their own would make neighbours jump.
    for (let at = 1; at < 61; at += 1) expect(Math.abs(one!.mean[at]! - one!.mean[at - 1]!)).toBeLessThan(0.5);
    expect([many!.rows, many!.columns]).toEqual([61, 1]);
    expect(many!.accuracy).toBeNaN();
    await expect(measure(spirals(), { predictions: [{ inputs: { from: 0, to: 1, count: 3 } }] })).rejects.toThrow('one input');
  });
});

describe('a layer changed by hand', () => {
  it('in front of a batch normalisation changes no output, and its gradient in inverse proportion', async () => {
    const layers = buildMlp({ widths: [64, 16, 16, 10], activation: 'relu', batchNorm: true });
    const run = await measure(digits({ lanes: [{ layers }, { layers: buildMlp({ widths: [64, 16, 16, 10], activation: 'relu' }) }] }), { perturbations: [{ layer: 0, scaleWeights: 10, shiftBias: 5 }, { layer: 1, scaleWeights: 2 }] });
    const [normalised, plain] = run.perturbations![0]!;
    expect(normalised!.outputDifference).toBeLessThan(1e-3);
    expect(normalised!.before.weightNorm / normalised!.after.weightNorm).toBeCloseTo(10, 1);
    expect(normalised!.after.largestBias).toBeLessThan(1e-5);
    expect(plain!.outputDifference).toBeGreaterThan(1);
    expect(run.perturbations![1]![0]).toEqual({ outputDifference: NaN, before: { weightNorm: NaN, largestBias: NaN }, after: { weightNorm: NaN, largestBias: NaN } });
  });
});
