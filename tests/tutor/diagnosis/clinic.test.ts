import { describe, expect, it } from 'vitest';
import { buildExperiment, buildMlp } from '@/engine/experiment/build';
import type { DataSpec, Experiment } from '@/engine/experiment/types';
import { diagnose } from '@/tutor/diagnosis/diagnose';
import { applyRemedy } from '@/tutor/diagnosis/remedy';
import { loadAnyDataset } from '../../engine/training/dataFiles';
import { inputOf } from '../labelledRuns/record';

// Cases K10 and K13 of the lesson on reading curves, as they are taught: the run, its symptom, the cause, the one change.

const seeds = [0, 1, 2, 3, 4];

const show = (experiment: Experiment) => inputOf({ id: 'clinic', fault: 'undecided', seed: experiment.seed, experiment: () => experiment });
const atEnd = async (experiment: Experiment) => (await show(experiment)).evaluations.at(-1)!;
const withData = (experiment: Experiment, change: Partial<DataSpec>): Experiment => ({ ...experiment, data: { ...experiment.data, ...change } });

/** The lane that the doctor's treatment adds, alone. */
async function treated(experiment: Experiment): Promise<Experiment> {
  const [main] = diagnose(await show(experiment));
  const both = applyRemedy(experiment, 0, main!.remedy!);
  return { ...both, lanes: both.lanes.slice(1) };
}

describe.each(seeds)('K10 with seed %i: raw features', (seed) => {
  const sick = buildExperiment({
    seed, data: { set: 'cancer' }, batchSize: 32, steps: 200, evalEvery: 20,
    lanes: [{ layers: buildMlp({ widths: [30, 16, 2], activation: 'relu' }), optimizer: { kind: 'sgd', learningRate: 0.1 } }],
  });

  it('leave the network at the larger class, 0.57 to 0.68', async () => {
    const { labels, size } = (await loadAnyDataset(sick.data, seed)).validation;
    const { validationAccuracy } = await atEnd(sick);
    expect(validationAccuracy).toBeCloseTo(labels.filter((label) => label === 1).length / size, 6);
    expect(validationAccuracy).toBeGreaterThan(0.57);
    expect(validationAccuracy).toBeLessThan(0.68);
  });

  it('are named, and standardising them brings validation to 0.92 or more', async () => {
    expect(diagnose(await show(sick))[0]).toMatchObject({ code: 'unscaled-inputs', confidence: 'sure', remedy: { kind: 'standardise' } });
    const well = await treated(sick);
    expect((await atEnd(well)).validationAccuracy).toBeGreaterThanOrEqual(0.92);
    expect(diagnose(await show(well))).toMatchObject([{ code: 'healthy' }]);
  });
});

describe.each(seeds)('K13 with seed %i: four copies of each of 200 digits, 60 %% of the labels wrong', (seed) => {
  const sick = buildExperiment({
    seed, data: { set: 'digits', trainSize: 400, validationSize: 400, copies: 4, copySplit: 'copy', noise: 0.05, labelNoise: 0.6 }, steps: 600, evalEvery: 50,
    lanes: [{ layers: buildMlp({ widths: [64, 128, 10], activation: 'relu' }), optimizer: { kind: 'adam', learningRate: 0.003 } }],
  });
  const onFresh = (experiment: Experiment) => atEnd(withData(experiment, { validateOn: 'fresh' }));

  it('split copy by copy, validate at least 0.35 better than fresh images of the same kind', async () => {
    const [heldOut, fresh] = [await atEnd(sick), await onFresh(sick)];
    // One network, seen twice.
    expect([fresh.trainLoss, fresh.trainAccuracy]).toEqual([heldOut.trainLoss, heldOut.trainAccuracy]);
    expect(heldOut.validationAccuracy - fresh.validationAccuracy).toBeGreaterThanOrEqual(0.35);
  });

  it('are named, and a split by original brings the difference to 0.15 or less', async () => {
    expect(diagnose(await show(sick))[0]).toMatchObject({ code: 'leakage', confidence: 'sure', remedy: { kind: 'split-by-original' } });
    const well = await treated(sick);
    expect(Math.abs((await atEnd(well)).validationAccuracy - (await onFresh(well)).validationAccuracy)).toBeLessThanOrEqual(0.15);
    // What the leak had hidden.
    expect(diagnose(await show(well))[0]!.code).toMatch(/^(?:over-fitting|labels-unrelated)$/);
  });

  it('are not called leaking where fresh images are looked at', async () => {
    expect(diagnose(await show(withData(sick, { validateOn: 'fresh' }))).map(({ code }) => code)).not.toContain('leakage');
  });
});
