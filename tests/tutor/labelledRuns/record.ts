import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { datasetFacts, featureSpread, sharedOriginals } from '@/engine/data/facts';
import { loadDataset } from '@/engine/data/loadDataset';
import { createCpuExecutor } from '@/engine/executor/cpu/cpuExecutor';
import { laneBatchSize, laneData } from '@/engine/experiment/defaults';
import type { Experiment } from '@/engine/experiment/types';
import { createTrainingRun, type TrainingRun } from '@/engine/training/trainingRun';
import type { DiagnosisInput, LayerLook } from '@/tutor/diagnosis/types';
import type { LabelledCase } from './types';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const cacheFolder = join(root, 'node_modules/.cache/descent-labelled-runs');

async function readPublished(name: string): Promise<ArrayBuffer> {
  const bytes = readFileSync(join(root, 'public/data', name));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}

type Curves = Pick<DiagnosisInput, 'batchLoss' | 'evaluations' | 'progress' | 'looks'>;

async function look(run: TrainingRun): Promise<LayerLook> {
  const { step, layers } = await run.inside({ layers: true, boundary: false, samples: false, confusion: false });
  return { step, layers: layers![0]! };
}

/** Trains lane 0 as a lab does: every batch loss, every evaluation, and a look inside at the start and at the end. */
async function train(experiment: Experiment): Promise<Curves> {
  const run = await createTrainingRun({ experiment, backend: 'cpu', clock: () => 0, createExecutor: createCpuExecutor, loadDataset: (spec, seed) => loadDataset(spec, seed, readPublished) });
  try {
    const batchLoss: number[] = [];
    const evaluations: DiagnosisInput['evaluations'][number][] = [];
    const looks = [await look(run)];
    while (run.outcome === 'unfinished') {
      const { batches, evaluation } = await run.advance(1000, Infinity);
      if (batches) batchLoss.push(...batches.loss);
      if (evaluation) evaluations.push({ step: evaluation.step, ...evaluation.lanes[0]! });
    }
    looks.push(await look(run));
    return { batchLoss: Float32Array.from(batchLoss), evaluations, progress: run.progress[0]!, looks };
  } finally {
    run.dispose();
  }
}

/** Everything that a recorded run depends on besides its experiment. */
const engineHash = (() => {
  const hash = createHash('sha256');
  for (const folder of ['src/engine', 'src/lib']) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      // What runs on the graphics device has no part in it.
      if (entry.isFile() && !/\/(gpu|tensor|worker)\//.test(path)) hash.update(path.slice(root.length)).update(readFileSync(path));
    }
  }
  for (const name of ['digits.bin', 'cancer.bin']) hash.update(readFileSync(join(root, 'public/data', name)));
  return hash.digest('hex');
})();

async function recorded(experiment: Experiment): Promise<Curves> {
  const key = createHash('sha256').update(`${engineHash} ${JSON.stringify(experiment)}`).digest('hex').slice(0, 32);
  const file = join(cacheFolder, key);
  try {
    return deserialize(readFileSync(file)) as Curves;
  } catch {
    const curves = await train(experiment);
    mkdirSync(cacheFolder, { recursive: true });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, serialize(curves));
    renameSync(draft, file);
    return curves;
  }
}

/** What the doctor is shown of a labelled case. */
export async function inputOf({ experiment: build, seed, plannedSteps }: LabelledCase): Promise<DiagnosisInput> {
  const experiment = build(seed);
  const lane = experiment.lanes[0]!;
  const data = laneData(experiment, lane);
  const { classes } = datasetFacts(data);
  const facts = { lane, data, classes, featureSpread: featureSpread(data), sharedOriginals: sharedOriginals(data), trainSize: data.trainSize, batchSize: Math.min(laneBatchSize(experiment, lane), data.trainSize), plannedSteps: plannedSteps ?? experiment.steps };
  return { facts, ...(await recorded(experiment)) };
}
