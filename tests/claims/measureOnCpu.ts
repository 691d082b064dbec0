import { readFile } from 'node:fs/promises';
import { loadDataset } from '@/engine/data/loadDataset';
import { createCpuExecutor } from '@/engine/executor/cpu/cpuExecutor';
import { measureExperiment } from '@/engine/training/measure';
import type { Measure } from './measure';

const dataFile = async (name: string): Promise<ArrayBuffer> => Uint8Array.from(await readFile(new URL(`../../public/data/${name}`, import.meta.url))).buffer;

/** The training run of the lab, on the CPU, without a worker in between. */
export const measureOnCpu: Measure = (experiment, options) =>
  measureExperiment({ experiment, backend: 'cpu', loadDataset: (spec, seed) => loadDataset(spec, seed, dataFile), createExecutor: createCpuExecutor, clock: () => performance.now() }, options?.request);
