import { describe, expect, it } from 'vitest';
import type { Dataset } from '@/engine/data/types';
import { buildExperiment, buildMlp } from '@/engine/experiment/build';
import { buildBoundaryGrid, buildBoundaryMap } from '@/engine/training/boundary';
import { confusionCounts } from '@/engine/training/confusion';
import { buildPreview } from '@/engine/training/preview';
import { argMax, classProbabilities } from '@/engine/training/probabilities';
import { loadAnyDataset } from './dataFiles';
import { cpuRun, exploding, finish, spirals } from './experiments';

const watched = { layers: true, boundary: true, samples: true, confusion: true };
const nothing = { layers: false, boundary: false, samples: false, confusion: false };
const crossEntropy = { kind: 'categoricalCrossEntropy' } as const;

describe('probabilities', () => {
  it('follow from the loss', () => {
    expect([...classProbabilities(crossEntropy, Float32Array.of(1, 1, 1000, 0), 2, 2)]).toEqual([0.5, 0.5, 1, 0]);
    expect([...classProbabilities({ kind: 'binaryCrossEntropy' }, Float32Array.of(0, 1000), 2, 2)]).toEqual([0.5, 0.5, 0, 1]);
    expect([...classProbabilities({ kind: 'mse' }, Float32Array.of(-1, 0.25, 2, 0.75), 2, 2)]).toEqual([0, 0.25, 1, 0.75]);
  });

  it('go to the first of equal classes', () => {
    expect(argMax(Float32Array.of(9, 1, 3, 3), 1, 3)).toBe(1);
  });
});

describe('the boundary', () => {
  const dataset = { classes: 2, inputShape: [2], train: { size: 2, inputs: Float32Array.of(-1, 0, 1, 0.5) } } as unknown as Dataset;

  it('covers a square around the points, top row first', () => {
    const grid = buildBoundaryGrid(dataset, 4)!;
    expect(grid.xRange).toEqual([-1.2, 1.2]);
    expect(grid.yRange[1] - grid.yRange[0]).toBeCloseTo(2.4);
    expect(grid.inputs[0]).toBeCloseTo(-0.9);
    expect(grid.inputs[1]).toBeGreaterThan(grid.inputs.at(-1)!);
  });

  it('is drawn only over a plane with classes', () => {
    expect(buildBoundaryGrid({ ...dataset, inputShape: [10] })).toBeNull();
    expect(buildBoundaryGrid({ ...dataset, classes: 0 })).toBeNull();
  });

  it('names the most probable class of every cell, and is never sure of what is not a number', () => {
    const grid = buildBoundaryGrid(dataset, 2)!;
    const { lanes } = buildBoundaryMap(grid, 2, [crossEntropy], [Float32Array.of(5, -5, -5, 5, 0, 0, NaN, NaN)]);
    expect([...lanes[0]!.classes]).toEqual([0, 1, 0, 0]);
    expect([...lanes[0]!.confidence].map((value) => Math.round(value * 100))).toEqual([100, 100, 50, 0]);
  });
});

describe('a look inside', () => {
  it('shows what is watched, at the step it was taken, and nothing else', async () => {
    const run = await cpuRun(spirals());
    await finish(run);
    const inside = await run.inside(watched);
    expect(inside.step).toBe(60);
    expect(inside.layers!.map((blocks) => blocks.map(({ layer }) => layer))).toEqual([[1, 2], [1, 2]]);
    expect(inside.boundary!.lanes).toHaveLength(2);
    expect(inside.samples).toBeNull(); // points of a plane are no images
    expect(inside.confusion!.map((counts) => counts.reduce((sum, count) => sum + count))).toEqual([50, 50]);
    expect(await run.inside(nothing)).toEqual({ step: 60, layers: null, boundary: null, samples: null, confusion: null, uncertainty: null, fit: null, batchNorm: null, stepSizes: null, phases: null });
  });

  it('agrees with the evaluation', async () => {
    const run = await cpuRun(spirals());
    const { evaluations } = await finish(run);
    const { confusion } = await run.inside(watched);
    confusion!.forEach((counts, lane) => expect((counts[0]! + counts[3]!) / 50).toBeCloseTo(evaluations.at(-1)!.lanes[lane]!.validationAccuracy, 6));
  });

  it('has nothing to say about classes of a regression', async () => {
    const run = await cpuRun(exploding([0.05]));
    expect(await run.inside(watched)).toMatchObject({ boundary: null, samples: null, confusion: null });
  });

  it('leaves out lanes whose data have another shape', async () => {
    const experiment = spirals();
    const [first] = experiment.lanes;
    const other = buildExperiment({ data: { set: 'linreg', trainSize: 50, validationSize: 10 }, batchSize: 16, lanes: [{ layers: buildMlp({ widths: [10, 1], activation: 'linear' }) }] }).lanes[0]!;
    const run = await cpuRun({ ...experiment, lanes: [first!, { ...other, overrides: { data: { set: 'linreg' } } }] });
    expect((await run.inside(watched)).boundary!.lanes).toHaveLength(2);
  });
});

describe('a batch normalisation in view', () => {
  it('shows the mini-batch of the next step before and after, and both kinds of statistics', async () => {
    const layers = buildMlp({ widths: [2, 16, 2], activation: 'relu', batchNorm: true });
    const run = await cpuRun(spirals({ lanes: [{ layers }, { layers: [{ kind: 'batchNorm', momentum: 0.9, epsilon: 1e-5 }, { kind: 'dense', units: 2 }] }, {}] }));
    await finish(run);
    const [hidden, inputs, none] = (await run.inside({ ...nothing, batchNorm: true })).batchNorm!;
    const view = hidden![0]!;
    expect([view.layer, view.units, view.samples]).toEqual([1, 8, 16]);
    expect([inputs![0]!.layer, inputs![0]!.units, inputs![0]!.before.length]).toEqual([0, 2, 32]);
    expect(none).toEqual([]);
    for (const each of [view, inputs![0]!]) {
      each.after.forEach((value, at) => {
        const unit = at % each.units;
        const xHat = (each.before[at]! - each.batchMean[unit]!) / Math.sqrt(each.batchVariance[unit]! + 1e-5);
        expect(value).toBeCloseTo(each.gamma[unit]! * xHat + each.beta[unit]!, 4);
      });
    }
    expect([...view.runningMean]).not.toEqual(new Array(8).fill(0));
  });
});

describe('what a network does not know', () => {
  it('is a band around the curve of one input', async () => {
    const layers = buildMlp({ widths: [1, 16, 1], activation: 'relu', dropout: 0.2 });
    const run = await cpuRun(buildExperiment({ data: { set: 'sine' }, steps: 20, lanes: [{ layers, loss: { kind: 'mse' } }] }));
    const { fit, uncertainty } = await run.inside({ ...nothing, fit: true, uncertainty: true });
    expect(uncertainty).toBeNull();
    expect(fit!.inputs[0]).toBeCloseTo(-3, 1);
    expect(fit!.inputs.at(-1)).toBeCloseTo(3, 1);
    expect(fit!.lanes[0]!.spread!.deviation.some((value) => value > 0)).toBe(true);
    expect((await run.inside({ ...nothing, fit: true })).fit!.lanes[0]!.spread).toBeNull();
    expect(buildPreview(run.dataset).curve!.inputs).toHaveLength(200);
    expect((await (await cpuRun(spirals())).inside({ ...nothing, fit: true, uncertainty: true })).fit).toBeNull();
  });

  it('is a spread of probabilities for images and their inverses', async () => {
    const layers = buildMlp({ widths: [64, 16, 10], activation: 'relu', dropout: 0.5 });
    const run = await cpuRun(buildExperiment({ data: { set: 'digits' }, steps: 20, lanes: [{ layers }, { layers: buildMlp({ widths: [64, 16, 10], activation: 'relu' }) }] }), { loadDataset: loadAnyDataset });
    const { uncertainty } = await run.inside({ ...nothing, uncertainty: true });
    const [masked, plain] = uncertainty!.lanes;
    expect(masked!.samples.mean).toHaveLength(240);
    expect(masked!.inverted.deviation.some((value) => value > 0)).toBe(true);
    expect(plain!.samples.deviation.every((value) => value === 0)).toBe(true);
  });
});

describe('counts of right and wrong', () => {
  it('are rows of true classes', () => {
    expect([...confusionCounts(crossEntropy, Float32Array.of(1, 0, 1, 0, 0, 1), Int32Array.of(0, 1, 1), 2)]).toEqual([1, 0, 1, 1]);
  });
});

describe('the preview', () => {
  const image = (pixels: number[]): Dataset['train'] => ({ size: pixels.length / 4, inputs: Float32Array.from(pixels), labels: new Int32Array(pixels.length / 4), targets: new Float32Array(0) });

  it('shows standardised images in the range of pixels', () => {
    const preview = buildPreview({ set: 'digits', inputShape: [2, 2, 1], classes: 10, outputs: 10, train: image([0, 0, 0, 0]), validation: image([-1, 0, 1, 3]) });
    expect([...preview.samples!.inputs]).toEqual([0, 0.25, 0.5, 1]);
    expect(preview.points).toBeNull();
  });

  it('is of a bounded size, and shares no memory with the data', async () => {
    const run = await cpuRun(spirals({ data: { set: 'spirals', trainSize: 5000, validationSize: 50 } }));
    const { points } = buildPreview(run.dataset);
    expect(points!.labels).toHaveLength(1000);
    expect(points!.inputs.buffer).not.toBe(run.dataset.train.inputs.buffer);
  });
});
