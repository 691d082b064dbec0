import { describe, expect, it } from 'vitest';
import { batchIndex } from '@/engine/data/batches';
import type { Dataset } from '@/engine/data/types';
import { createBatchReader, targetsFor } from '@/engine/executor/cpu/splitReader';
import { buildExperiment, buildMlp, type LaneDraft } from '@/engine/experiment/build';
import { setLane } from '@/engine/experiment/edit';
import type { Experiment } from '@/engine/experiment/types';
import { prepare, train } from './train';

const layers = (dropout?: number) => buildMlp({ widths: [2, 12, 9, 2], activation: 'relu', ...(dropout === undefined ? {} : { dropout }) });
const lanes: readonly LaneDraft[] = [
  { layers: layers(0.2), optimizer: { kind: 'sgd', learningRate: 0.1 } },
  { layers: layers(0.5), optimizer: { kind: 'adam' }, clip: { kind: 'globalNorm', threshold: 0.5 } },
  { layers: buildMlp({ widths: [2, 12, 9, 2], activation: 'tanh', batchNorm: true }), optimizer: { kind: 'nesterov' }, regularisation: { l2: 0.01, maxNorm: 2 } },
  { layers: layers(), optimizer: { kind: 'adamw' }, overrides: { batchSize: 7 } },
];
const experiment = (some: readonly LaneDraft[], seed = 1, batchSize = 33): Experiment => buildExperiment({ seed, batchSize, steps: 40, data: { set: 'moons', trainSize: 100, validationSize: 70 }, lanes: some });

describe('the CPU executor', () => {
  it.each([0, 1, 2 ** 32 - 1])('repeats itself bit for bit, seed %i', async (seed) => {
    const [first, second] = [await train(experiment(lanes, seed)), await train(experiment(lanes, seed))];
    expect(second).toEqual(first);
    expect(first.losses.flatMap((losses) => Array.from(losses)).every(Number.isFinite)).toBe(true);
  });

  it('trains another run with another seed', async () => {
    const [first, second] = [await train(experiment(lanes, 0)), await train(experiment(lanes, 1))];
    first.parameters.forEach((parameters, lane) => expect(parameters).not.toEqual(second.parameters[lane]));
  });

  it('gives a lane the same numbers alone and in company', async () => {
    const together = await train(experiment(lanes));
    for (const [index, lane] of lanes.entries()) {
      const alone = await train(experiment([lane]));
      expect(alone.losses[0]).toEqual(together.losses[index]);
      expect(alone.parameters[0]).toEqual(together.parameters[index]);
      expect(alone.validation[0]).toEqual(together.validation[index]);
    }
  });

  it('changes no other lane when dropout is switched on in one', async () => {
    const base = experiment([{ layers: layers() }, { layers: layers() }, { layers: layers(0.1) }]);
    const changed = setLane(base, 1, { layers: layers(0.5) });
    const [before, after] = [await train(base), await train(changed)];
    for (const lane of [0, 2]) expect(after.parameters[lane]).toEqual(before.parameters[lane]);
    expect(after.parameters[1]).not.toEqual(before.parameters[1]);
  });

  it('draws the same masks in every lane', async () => {
    const { parameters } = await train(experiment([{ layers: layers(0.5) }, { layers: layers(0.5), label: 'twin' }]));
    expect(parameters[1]).toEqual(parameters[0]);
  });

  it('leaves an inactive lane as it is', async () => {
    const [one] = await prepare(experiment([lanes[0]!, { ...lanes[0]!, optimizer: { kind: 'adam' } }]));
    const [before] = await one!.executor.read();
    const hyper = one!.hyperAt(0).map((laneHyper, index) => ({ ...laneHyper, active: index === 1 }));
    one!.executor.step(0, hyper);
    const [after, other] = await one!.executor.read();
    expect(after).toEqual(before);
    expect(other!.parameters).not.toEqual(before!.parameters);
    const { loss } = await one!.executor.drain();
    expect([Number.isNaN(loss[0]!), Number.isNaN(loss[1]!)]).toEqual([true, false]);
  });

  it('continues from a checkpoint as if nothing had happened', async () => {
    const [whole, first, second] = await Promise.all([0, 1, 2].map(async () => (await prepare(experiment([lanes[2]!])))[0]!));
    for (let step = 0; step < 20; step += 1) whole!.executor.step(step, whole!.hyperAt(step));
    for (let step = 0; step < 11; step += 1) first!.executor.step(step, first!.hyperAt(step));
    second!.executor.write(await first!.executor.read());
    for (let step = 11; step < 20; step += 1) second!.executor.step(step, second!.hyperAt(step));
    expect(await second!.executor.read()).toEqual(await whole!.executor.read());
    expect(await second!.executor.drain()).toMatchObject({ firstStep: 11, count: 9 });
  });

  it('hands out copies', async () => {
    const [one] = await prepare(experiment([lanes[0]!]));
    const [state] = await one!.executor.read();
    state!.parameters.fill(NaN);
    expect((await one!.executor.read())[0]!.parameters.every(Number.isFinite)).toBe(true);
  });

  it('probes without changing anything', async () => {
    const [one] = await prepare(experiment([lanes[2]!]));
    const before = await one!.executor.read();
    const [blocks] = await one!.executor.probe(5, one!.hyperAt(5));
    expect(await one!.executor.read()).toEqual(before);
    expect((await one!.executor.drain()).count).toBe(0);
    expect(blocks!.map(({ layer, activations, preActivations, weights }) => [layer, activations.length, preActivations.length, weights.length])).toEqual([
      [0, 33 * 12, 33 * 12, 36], [2, 33 * 12, 33 * 12, 24], [3, 33 * 9, 33 * 9, 117], [5, 33 * 9, 33 * 9, 18], [6, 33 * 2, 33 * 2, 20],
    ]);
  });

  it('evaluates as it predicts, in pieces of any size', async () => {
    const [one] = await prepare(buildExperiment({ seed: 3, data: { set: 'moons', trainSize: 50, validationSize: 1000 }, batchSize: 5, lanes: [lanes[2]!] }));
    for (let step = 0; step < 10; step += 1) one!.executor.step(step, one!.hyperAt(step));
    const inputs = Float32Array.from({ length: 2 * 1111 }, (_, index) => Math.sin(index));
    const [all] = await one!.executor.outputs(inputs, 1111);
    const [last] = await one!.executor.outputs(inputs.slice(2 * 1100), 11);
    expect(all!.slice(2 * 1100)).toEqual(last);
    const [evaluation] = await one!.executor.evaluate('validation');
    expect(evaluation!.accuracy).toBeGreaterThan(0.5);
    expect(evaluation!.loss).toBeGreaterThan(0);
  });

  it('tells two classes apart with one logit', async () => {
    const { validation } = await train(buildExperiment({ data: { set: 'blobs', separation: 6 }, steps: 200, lanes: [{ layers: [{ kind: 'dense', units: 1 }], loss: { kind: 'binaryCrossEntropy' } }] }));
    expect(validation[0]!.accuracy).toBeGreaterThan(0.95);
  });

  it('reports no accuracy for regression', async () => {
    const { validation, losses } = await train(buildExperiment({ data: { set: 'linreg' }, steps: 300, lanes: [{ layers: [{ kind: 'dense', units: 1 }], init: { kind: 'zeros' }, optimizer: { kind: 'sgd', learningRate: 0.05 } }] }));
    expect(validation[0]!.accuracy).toBeNaN();
    // Noise of deviation 0.5 leaves a squared error of 0.25.
    expect(validation[0]!.loss).toBeLessThan(0.35);
    expect(losses[0]![0]).toBeGreaterThan(4);
  });
});

describe('batches', () => {
  const size = 23;
  const split = { size, inputs: Float32Array.from({ length: size * 3 }, (_, index) => index), targets: Float32Array.from({ length: size * 2 }, (_, index) => index % 2), labels: Int32Array.from({ length: size }, (_, row) => row) };
  const dataset: Dataset = { set: 'blobs', inputShape: [3], classes: 2, outputs: 2, train: split, validation: split };

  it('are those of engine/data/batches, with any batch size', () => {
    for (const [batchSize, step] of [[1, 50], [4, 0], [7, 11], [22, 3], [23, 2], [100, 1]] as const) {
      const batch = createBatchReader(dataset, 2, batchSize, 9)(step);
      expect(batch.rows).toBe(Math.min(batchSize, size));
      for (let row = 0; row < batch.rows; row += 1) {
        const sample = batchIndex(9, step, row, batchSize, size);
        expect(batch.labels[row]).toBe(sample);
        expect(batch.inputs[row * 3 + 2]).toBe(sample * 3 + 2);
      }
    }
  });

  it('have targets for the network at hand, or none', () => {
    expect(targetsFor(split, dataset, 2)).toBe(split.targets);
    expect(Array.from(targetsFor(split, dataset, 1).subarray(0, 3))).toEqual([0, 1, 2]);
    expect(() => targetsFor(split, dataset, 3)).toThrow('3 outputs');
  });
});
