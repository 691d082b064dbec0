import { describe, expect, it } from 'vitest';
import { createCpuExecutor } from '@/engine/executor/cpu/cpuExecutor';
import { createTrainingRun, type TrainingRun } from '@/engine/training/trainingRun';
import { load, twoLanes } from '../../export/runFile/sampleRuns';

const open = (diverging: boolean): Promise<TrainingRun> =>
  createTrainingRun({ experiment: twoLanes(diverging), loadDataset: load, createExecutor: createCpuExecutor, backend: 'cpu', clock: () => 0 });

/** Everything that a run says of itself, three updates at a time. */
async function told(run: TrainingRun, between: () => Promise<unknown>): Promise<unknown> {
  const said: unknown[] = [];
  while (run.outcome === 'unfinished') {
    said.push(await run.advance(3, Infinity));
    await between();
  }
  said.push(run.progress, await run.takeCheckpoint());
  run.dispose();
  return said;
}

describe('taking what a run has', () => {
  it.each([false, true])('changes nothing of it, a divergence included (%s)', async (diverging) => {
    const [watched, alone] = [await open(diverging), await open(diverging)];
    expect(await told(watched, () => watched.belongings(true))).toEqual(await told(alone, async () => undefined));
  });

  it('gives the weights of before the first step at any step, and those of now', async () => {
    const run = await open(false);
    const start = await run.takeCheckpoint();
    for (let burst = 0; burst < 4; burst += 1) await run.advance(5, Infinity);
    const { initial, checkpoint, batches, samples } = await run.belongings(true);
    expect(initial).toEqual(start.lanes.map(({ parameters, running }) => ({ parameters, running })));
    expect(checkpoint).toEqual(await run.takeCheckpoint());
    expect(checkpoint.lanes).not.toEqual(start.lanes);
    expect(batches?.map(({ length }) => length)).toEqual([run.step * 16, run.step * 8]);
    // An epoch of the first lane: 2 batches of 16 out of 40 samples, none twice.
    expect(new Set(batches?.[0]?.slice(0, 32)).size).toBe(32);
    expect(samples?.[0]?.trainInputs).toHaveLength(80);
    expect(samples?.[0]?.trainInputs).not.toEqual(samples?.[1]?.trainInputs);
    expect(Object.keys(await run.belongings(false))).toEqual(['initial', 'checkpoint']);
    run.dispose();
  });
});
