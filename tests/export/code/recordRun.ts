import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { loadDataset } from '@/engine/data/loadDataset';
import { createCpuExecutor } from '@/engine/executor/cpu/cpuExecutor';
import type { DataSpec, Experiment } from '@/engine/experiment/types';
import { measureRun } from '@/engine/training/measure';
import { createTrainingRun } from '@/engine/training/trainingRun';
import type { RunFile } from '@/export/runFile/types';

const dataFolder = resolve(import.meta.dirname, '../../../public/data');

const load = (spec: DataSpec, seed: number) =>
  loadDataset(spec, seed, async (name) => {
    const bytes = await readFile(resolve(dataFolder, name));
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  });

/** Trains an experiment on the CPU and puts down everything a run file can hold. */
export async function recordRun(experiment: Experiment): Promise<RunFile> {
  const run = await createTrainingRun({ experiment, loadDataset: load, createExecutor: createCpuExecutor, backend: 'cpu', clock: () => 0 });
  try {
    const measured = { ...(await measureRun(run, () => 0)), backend: 'cpu' as const };
    return {
      experiment,
      product: '0.1.0',
      renderer: '',
      run: measured,
      lesson: '',
      marks: [],
      ...(await run.belongings(true)),
    };
  } finally {
    run.dispose();
  }
}
