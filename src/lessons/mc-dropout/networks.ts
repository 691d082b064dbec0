import { buildExperiment, buildMlp, type Experiment } from '@/lesson-kit';

/** y = sin 3x on two intervals with a gap around 0, 80 points, a network that could draw any smooth curve. */
export const sine = (rates: readonly number[], seed = 1): Experiment =>
  buildExperiment({
    seed,
    data: { set: 'sine', trainSize: 80, validationSize: 200, noise: 0.05 },
    base: { init: { kind: 'he' }, loss: { kind: 'mse' }, optimizer: { kind: 'adam', learningRate: 0.01 } },
    lanes: rates.map((dropout) => ({ layers: buildMlp({ widths: [1, 64, 64, 1], activation: 'relu', dropout }) })),
    batchSize: 20,
    steps: 600,
    evalEvery: 25,
  });

/** Two hundred clean digits and a network much larger than they need. */
export const digits = (rates: readonly number[], seed = 1): Experiment =>
  buildExperiment({
    seed,
    data: { set: 'digits', trainSize: 200 },
    base: { init: { kind: 'he' }, loss: { kind: 'categoricalCrossEntropy' }, optimizer: { kind: 'adam', learningRate: 0.003 } },
    lanes: rates.map((dropout) => ({ layers: buildMlp({ widths: [64, 128, 128, 10], activation: 'relu', dropout }) })),
    batchSize: 32,
    steps: 500,
    evalEvery: 25,
  });
