import { describe, expect, it } from 'vitest';
import { buildExperiment, buildMlp } from '@/engine/experiment/build';
import { train } from './train';

/** The published measurements of one configuration hold, so the pieces mean together what the lessons say they mean. */
describe('seven optimizers on spirals of 1.5 turns, [2,32,32,2] relu, He, batch 32, 400 steps', () => {
  it.each([0, 1, 2])('seed %i', async (seed) => {
    const { validation } = await train(
      buildExperiment({
        seed, steps: 400, batchSize: 32, data: { set: 'spirals', turns: 1.5, trainSize: 400, validationSize: 1000 },
        base: { layers: buildMlp({ widths: [2, 32, 32, 2], activation: 'relu' }), init: { kind: 'he' } },
        lanes: [
          { optimizer: { kind: 'sgd', learningRate: 0.01 } },
          { optimizer: { kind: 'adam', learningRate: 0.01 } },
          { optimizer: { kind: 'sgd', learningRate: 0.3 } },
          { optimizer: { kind: 'momentum', learningRate: 0.1, momentum: 0.9 } },
        ],
      }),
    );
    const [slow, adam, tuned, momentum] = validation.map(({ accuracy }) => accuracy);
    expect(slow).toBeLessThanOrEqual(0.75);
    expect(adam).toBeGreaterThanOrEqual(0.96);
    expect(tuned).toBeGreaterThanOrEqual(0.9);
    expect(momentum).toBeGreaterThanOrEqual(0.95);
  });
});
