import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildExperiment, buildMlp } from '@/engine/experiment/build';
import { createCpuExecutor } from '@/engine/executor/cpu/cpuExecutor';
import { loadDataset } from '@/engine/data/loadDataset';
import type { DataSpec, Experiment } from '@/engine/experiment/types';
import { measureRun } from '@/engine/training/measure';
import { createTrainingRun } from '@/engine/training/trainingRun';
import type { RunFile } from '@/export/runFile/types';

const layers = buildMlp({ widths: [2, 8, 2], activation: 'tanh', batchNorm: true });
const data = { set: 'moons', trainSize: 40, validationSize: 20 } as const;

/** Two lanes, one of them with data of its own; a performance schedule; the second diverges when asked to. */
export const twoLanes = (diverging: boolean): Experiment =>
  buildExperiment({
    seed: 3, data, batchSize: 16, steps: 30, evalEvery: 8,
    lanes: [
      { label: 'steady', layers, optimizer: { kind: 'adam' }, schedule: { kind: 'performance', patience: 1 } },
      { label: '=HYPERLINK("http://x")', layers: [{ kind: 'dense', units: 2 }], loss: { kind: 'mse' }, optimizer: { kind: 'sgd', learningRate: diverging ? 900 : 0.1 }, overrides: { batchSize: 8, data: { noise: 0.3 } } },
    ],
  });

export const regressionRun: Experiment = buildExperiment({ data: { set: 'linreg', trainSize: 30, validationSize: 10 }, batchSize: 10, steps: 12, evalEvery: 5, lanes: [{ layers: [{ kind: 'dense', units: 1 }], optimizer: { kind: 'sgd', learningRate: 0.02 } }] });

const readBytes = (name: string): Promise<ArrayBuffer> => {
  const bytes = readFileSync(resolve(import.meta.dirname, '../../../public/data', name));
  return Promise.resolve(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
};

export const load = (spec: DataSpec, seed: number) => loadDataset(spec, seed, readBytes);

/** What a session would write down after a run on the CPU, without the optional parts but the checkpoint. */
export async function trainedFile(experiment: Experiment): Promise<RunFile> {
  const run = await createTrainingRun({ experiment, loadDataset: load, createExecutor: createCpuExecutor, backend: 'cpu', clock: () => 0 });
  const measured = { ...(await measureRun(run, () => 0)), backend: 'cpu' as const };
  const checkpoint = await run.takeCheckpoint();
  run.dispose();
  return { experiment, product: '0.1.0', renderer: '', run: measured, lesson: 'adaptive-optimizers', marks: [{ kind: 'challenge', lesson: 'adaptive-optimizers', id: 'beat-sgd', result: 'passed', at: 1_700_000_000_000, attempts: 3, hints: 0 }], checkpoint };
}
