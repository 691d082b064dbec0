import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createGpuExecutor } from '@/engine/executor/gpu/gpuExecutor';
import { buildExperiment, buildMlp } from '@/engine/experiment/build';
import type { Experiment } from '@/engine/experiment/types';
import type { Device } from '@/engine/tensor/device';
import { measureExperiment } from '@/engine/training/measure';
import { createTrainingRun } from '@/engine/training/trainingRun';
import type { MeasureRequest } from '@/engine/worker/measureProtocol';
import type { Inside, Watch } from '@/engine/worker/insideProtocol';
import { advance, cpuOptions, emptyRecord, finish, spirals } from '../engine/training/experiments';
import { openDevice } from './openDevice';
import { distance } from './twins';

let device: Device;
beforeAll(async () => { device = await openDevice(); });
afterEach(() => expect(device.memory()).toEqual({ tensors: 0, bytes: 0 }));
afterAll(() => device.dispose());

const onDevice = (experiment: Experiment) => cpuOptions(experiment, { backend: 'webgl', createExecutor: (group, dataset) => createGpuExecutor(device, group, dataset) });

/** SGD: behind a bias that a batch normalisation takes out again, Adam makes full steps of rounding errors. */
const sine = buildExperiment({
  data: { set: 'sine' }, steps: 30, evalEvery: 30, base: { loss: { kind: 'mse' }, optimizer: { kind: 'sgd', learningRate: 0.05 } },
  lanes: [{ layers: buildMlp({ widths: [1, 9, 1], activation: 'prelu', batchNorm: true, dropout: 0.2 }) }, { layers: buildMlp({ widths: [1, 9, 1], activation: 'selu', batchNorm: 'after', alphaDropout: 0.2 }) }],
});

async function lookOn(options: ReturnType<typeof cpuOptions>, watch: Watch): Promise<Inside> {
  const run = await createTrainingRun(options);
  await finish(run);
  const inside = await run.inside(watch);
  run.dispose();
  return inside;
}

describe('the device shows what plain numbers show', () => {
  it('of batch normalisations, and along a curve with and without masks', async () => {
    const watch: Watch = { layers: true, boundary: false, samples: false, confusion: false, batchNorm: true, fit: true, uncertainty: true };
    const [ours, theirs] = [await lookOn(onDevice(sine), watch), await lookOn(cpuOptions(sine), watch)];
    ours.fit!.lanes.forEach(({ outputs, spread }, lane) => {
      const twin = theirs.fit!.lanes[lane]!;
      expect(distance(outputs, twin.outputs)).toBeLessThan(1e-4);
      expect(distance(spread!.mean, twin.spread!.mean)).toBeLessThan(1e-4);
      expect(distance(spread!.deviation, twin.spread!.deviation)).toBeLessThan(1e-4);
    });
    ours.batchNorm!.forEach((views, lane) => views.forEach((view, index) => {
      const twin = theirs.batchNorm![lane]![index]!;
      for (const part of ['before', 'after', 'batchMean', 'batchVariance', 'runningMean', 'runningVariance', 'gamma', 'beta'] as const) expect(distance(view[part], twin[part]), `the ${part}`).toBeLessThan(1e-4);
    }));
    ours.layers!.forEach((blocks, lane) => blocks.forEach(({ activationRms, relativeMove }, index) => {
      const twin = theirs.layers![lane]![index]!;
      expect(distance([activationRms, relativeMove], [twin.activationRms, twin.relativeMove])).toBeLessThan(1e-4);
    }));
  });

  it('of the next update, phase by phase, without a bit of difference to the run', async () => {
    const experiment = spirals({ base: { layers: buildMlp({ widths: [2, 8, 8, 2], activation: 'tanh', dropout: 0.2 }) }, steps: 6, evalEvery: 3 });
    const whole = await createTrainingRun(onDevice(experiment));
    const ordinary = await finish(whole);
    const [slow, twin] = [await createTrainingRun(onDevice(experiment)), await createTrainingRun(cpuOptions(experiment))];
    const record = emptyRecord();
    while (slow.outcome === 'unfinished') {
      const watch: Watch = { layers: false, boundary: false, samples: false, confusion: false, phases: { lane: slow.step % 2, layer: slow.step % 3, unit: 1, sample: slow.step } };
      const [{ phases: ours }, { phases: theirs }] = [await slow.inside(watch), await twin.inside(watch)];
      for (const part of ['inputs', 'weights', 'gradients'] as const) expect(distance(ours!.unit[part], theirs!.unit[part]), `the ${part}`).toBeLessThan(1e-4);
      expect(distance([ours!.loss.sample, ours!.loss.batch, ours!.unit.delta], [theirs!.loss.sample, theirs!.loss.batch, theirs!.unit.delta])).toBeLessThan(1e-4);
      expect(distance(ours!.update.nextWeights, theirs!.update.nextWeights)).toBeLessThan(1e-4);
      const { step } = slow;
      await advance(slow, record, 1);
      await twin.advance(1, Infinity);
      if (slow.step === step) continue;
      const after = await slow.inside({ ...watch, phases: ours!.focus });
      expect(distance(ours!.update.nextWeights, after.phases!.unit.weights)).toBeLessThan(1e-5);
    }
    expect(record).toEqual(ordinary);
    expect(await slow.takeCheckpoint()).toEqual(await whole.takeCheckpoint());
    for (const run of [whole, slow, twin]) run.dispose();
  });

  it('when a measurement asks', async () => {
    const request: MeasureRequest = {
      layers: true,
      predictions: [{ inputs: 'validation', mode: 'batch-statistics' }, { inputs: { from: -3, to: 3, count: 31 }, mode: 'dropout', samples: 3 }],
      perturbations: [{ layer: 0, scaleWeights: 10, shiftBias: 5 }],
    };
    const [ours, theirs] = [await measureExperiment(onDevice(sine), request), await measureExperiment(cpuOptions(sine), request)];
    ours.predictions!.forEach((lanes, index) => lanes.forEach(({ mean, deviation }, lane) => {
      expect(distance(mean, theirs.predictions![index]![lane]!.mean)).toBeLessThan(1e-4);
      expect(distance(deviation, theirs.predictions![index]![lane]!.deviation)).toBeLessThan(1e-4);
    }));
    expect(distance(ours.layers!.end.flat().map(({ rms }) => rms), theirs.layers!.end.flat().map(({ rms }) => rms))).toBeLessThan(1e-4);
    expect(ours.perturbations![0]![0]!.outputDifference).toBeLessThan(1e-3);
  });
});
