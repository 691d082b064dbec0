import { buildExperiment, buildMlp, type ExperimentDraft } from '@/engine/experiment/build';
import type { Experiment } from '@/engine/experiment/types';

/** Two lanes on 200 points: small enough for hundreds of runs in a test. */
export function spirals(changes: Partial<ExperimentDraft> = {}): Experiment {
  return buildExperiment({
    seed: 1,
    data: { set: 'spirals', trainSize: 200, validationSize: 50, turns: 1 },
    batchSize: 16,
    steps: 60,
    evalEvery: 20,
    base: { layers: buildMlp({ widths: [2, 8, 2], activation: 'relu' }) },
    lanes: [{ optimizer: { kind: 'sgd', learningRate: 0.1 } }, { optimizer: { kind: 'adam', learningRate: 0.01 } }],
    ...changes,
  });
}
