import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { batchIndex } from '@/engine/data/batches';
import { loadDataset } from '@/engine/data/loadDataset';
import { createCpuExecutor } from '@/engine/executor/cpu/cpuExecutor';
import { laneBatchSize, laneData } from '@/engine/experiment/defaults';
import type { DataSpec, Experiment } from '@/engine/experiment/types';
import { groupLanes } from '@/engine/model/groupLanes';
import { initialState } from '@/engine/model/initialState';
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
    const checkpoint = await run.takeCheckpoint();
    const initial = groupLanes(experiment).flatMap(({ indices, lanes, plans, seed }) => indices.map((lane, index) => ({ lane, state: initialState(plans[index]!, lanes[index]!, seed) })));
    const { seed } = experiment;
    const samples = await Promise.all(experiment.lanes.map(async (lane) => {
      const { train, validation } = await load(laneData(experiment, lane), seed);
      return { trainInputs: train.inputs, trainTargets: train.targets, validationInputs: validation.inputs, validationTargets: validation.targets };
    }));
    const batches = experiment.lanes.map((lane) => {
      const { trainSize } = laneData(experiment, lane);
      const batch = laneBatchSize(experiment, lane);
      const rows = Math.min(batch, trainSize);
      return Int32Array.from({ length: measured.steps * rows }, (_, at) => batchIndex(seed, Math.floor(at / rows), at % rows, batch, trainSize));
    });
    return {
      experiment,
      product: '0.1.0',
      renderer: '',
      run: measured,
      marks: [],
      initial: initial.toSorted((left, right) => left.lane - right.lane).map(({ state: { parameters, running } }) => ({ parameters, running })),
      checkpoint,
      batches,
      samples,
    };
  } finally {
    run.dispose();
  }
}
