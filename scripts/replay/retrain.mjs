import { readDataFile } from './engine.mjs';

/** Trains like the lab: the same TrainingRun, on the CPU. Stops at the limit with what it has. */
export async function retrain(engine, experiment, limitMs, request = {}) {
  const clock = () => performance.now();
  const run = await engine.createTrainingRun({
    experiment,
    loadDataset: (spec, seed) => engine.loadDataset(spec, seed, readDataFile),
    createExecutor: engine.createCpuExecutor,
    backend: 'cpu',
    clock,
  });
  try {
    const measurement = new engine.Measurement(run, clock, request);
    const startedAt = clock();
    while (!measurement.finished && clock() - startedAt < limitMs) await measurement.slice();
    return { ...measurement.result(), finished: measurement.finished };
  } finally {
    run.dispose();
  }
}
