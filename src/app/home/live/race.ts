import { buildExperiment, buildMlp } from '@/engine/experiment/build';

/** One rate for both: what differs is only the rule that turns gradients into steps. */
export const commonRate = 0.01;

/** Names of the lanes; the same in both languages. */
export const raceNames = ['SGD', 'Adam'] as const;

/** Two copies of one network on two interleaved spirals. */
export const race = buildExperiment({
  seed: 1,
  data: { set: 'spirals', turns: 1.5, noise: 0.02, trainSize: 400, validationSize: 400 },
  base: { layers: buildMlp({ widths: [2, 32, 32, 2], activation: 'relu' }), init: { kind: 'he' }, loss: { kind: 'categoricalCrossEntropy' } },
  lanes: [{ optimizer: { kind: 'sgd', learningRate: commonRate } }, { optimizer: { kind: 'adam', learningRate: commonRate } }],
  batchSize: 32,
  steps: 600,
  evalEvery: 10,
});

/** Slow enough to watch the boundary bend; a graphics card would be through before one has looked. */
export const watchableStepsPerSecond = 60;
