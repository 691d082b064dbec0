import { loadDataset } from '@/engine/data/loadDataset';
import { createCpuExecutor } from '@/engine/executor/cpu/cpuExecutor';
import { buildExperiment, buildMlp, type ExperimentDraft } from '@/engine/experiment/build';
import type { Experiment } from '@/engine/experiment/types';
import { createTrainingRun, type TrainingRun, type TrainingRunOptions } from '@/engine/training/trainingRun';
import type { EvaluationPoint } from '@/engine/worker/protocol';

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

/** A line through 10 inputs, trained by a rate that explodes and by one that does not. */
export function exploding(lanes: readonly number[], changes: Partial<ExperimentDraft> = {}): Experiment {
  const experiment = buildExperiment({
    seed: 3,
    data: { set: 'linreg', trainSize: 100, validationSize: 20 },
    batchSize: 20,
    steps: 60,
    evalEvery: 10,
    base: { layers: buildMlp({ widths: [10, 1], activation: 'linear' }), loss: { kind: 'mse' } },
    lanes: lanes.map(() => ({ optimizer: { kind: 'sgd' } })),
    ...changes,
  });
  // Past the largest rate that a reader can set.
  return { ...experiment, lanes: experiment.lanes.map((lane, index) => ({ ...lane, optimizer: { kind: 'sgd', learningRate: lanes[index]! } })) };
}

const noFiles = (): Promise<ArrayBuffer> => Promise.reject(new Error('no files here'));

/** On the CPU, with a clock that stands still unless one is given. */
export function cpuOptions(experiment: Experiment, changes: Partial<TrainingRunOptions> = {}): TrainingRunOptions {
  return {
    experiment,
    backend: 'cpu',
    loadDataset: (spec, seed) => loadDataset(spec, seed, noFiles),
    createExecutor: createCpuExecutor,
    clock: () => 0,
    ...changes,
  };
}

export const cpuRun = (experiment: Experiment, changes: Partial<TrainingRunOptions> = {}): Promise<TrainingRun> => createTrainingRun(cpuOptions(experiment, changes));

export interface Record {
  readonly loss: number[];
  readonly accuracy: number[];
  readonly evaluations: EvaluationPoint[];
}

export const emptyRecord = (): Record => ({ loss: [], accuracy: [], evaluations: [] });

/** One call of `advance`, written down. */
export async function advance(run: TrainingRun, record: Record, maxSteps = 1000, deadline = Infinity): Promise<void> {
  const { batches, evaluation } = await run.advance(maxSteps, deadline);
  if (batches) {
    record.loss.push(...batches.loss);
    record.accuracy.push(...batches.accuracy);
  }
  if (evaluation) record.evaluations.push(evaluation);
}

/** To the end, `burst` updates at a time. */
export async function finish(run: TrainingRun, record = emptyRecord(), burst: () => number = () => 1000): Promise<Record> {
  while (run.outcome === 'unfinished') await advance(run, record, burst());
  return record;
}
