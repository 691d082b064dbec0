import { describe, expect, it } from 'vitest';
import { buildMlp } from '@/engine/experiment/build';
import { measureExperiment } from '@/engine/training/measure';
import { advance, cpuOptions, cpuRun, emptyRecord, exploding, finish, spirals } from './experiments';

/** Everything that could depend on when something happens: dropout masks, running statistics, a schedule with memory. */
const demanding = spirals({
  base: { layers: buildMlp({ widths: [2, 8, 8, 2], activation: 'tanh', dropout: 0.2, batchNorm: true }) },
  lanes: [
    { optimizer: { kind: 'momentum', learningRate: 0.1, momentum: 0.9 }, schedule: { kind: 'performance', factor: 0.5, patience: 1, threshold: 0.2 } },
    { optimizer: { kind: 'adam', learningRate: 0.01 }, schedule: { kind: 'oneCycle', steps: 60 } },
    { optimizer: { kind: 'nesterov', learningRate: 0.05, momentum: 0.9 }, schedule: { kind: 'oneCycle', steps: 60 }, overrides: { batchSize: 8 } },
  ],
  evalEvery: 7,
});

/** 1, 2, 3, 5, 1, 2 … */
function unevenly(): () => number {
  let call = 0;
  return () => [1, 2, 3, 5][call++ % 4]!;
}

describe('the same experiment gives the same numbers', () => {
  it('in bursts of any size', async () => {
    const whole = await finish(await cpuRun(demanding));
    expect(whole.loss).toHaveLength(60 * 3);
    expect(whole.evaluations.map(({ step }) => step)).toEqual([0, 7, 14, 21, 28, 35, 42, 49, 56, 60]);
    expect(await finish(await cpuRun(demanding), emptyRecord(), () => 1)).toEqual(whole);
    expect(await finish(await cpuRun(demanding), emptyRecord(), unevenly())).toEqual(whole);
  });

  it('when a deadline ends the bursts', async () => {
    const whole = await finish(await cpuRun(demanding));
    let now = 0;
    const run = await cpuRun(demanding, { clock: () => (now += 1) });
    const record = emptyRecord();
    while (run.outcome === 'unfinished') await advance(run, record, 1000, now + 3);
    expect(record).toEqual(whole);
  });

  it('however often it is looked into', async () => {
    const whole = await finish(await cpuRun(demanding));
    const run = await cpuRun(demanding);
    const record = emptyRecord();
    while (run.outcome === 'unfinished') {
      await advance(run, record, 4);
      await run.inside({ layers: true, boundary: true, samples: true, confusion: true });
    }
    expect(record).toEqual(whole);
  });

  it('when it goes on from any checkpoint in another executor', async () => {
    const whole = await finish(await cpuRun(demanding));
    const record = emptyRecord();
    let run = await cpuRun(demanding);
    const next = unevenly();
    while (run.outcome === 'unfinished') {
      await advance(run, record, next());
      // As it travels: through messages, into a run that knows nothing.
      const checkpoint = structuredClone(await run.takeCheckpoint());
      run.dispose();
      run = await cpuRun(demanding, { checkpoint });
    }
    expect(record).toEqual(whole);
  });

  it('also of lanes that diverge', async () => {
    const experiment = exploding([1e6, 0.05, 3]);
    const whole = await finish(await cpuRun(experiment));
    expect(await finish(await cpuRun(experiment), emptyRecord(), unevenly())).toEqual(whole);
    const first = await cpuRun(experiment);
    const record = emptyRecord();
    for (let call = 0; call < 9; call += 1) await advance(first, record, 3);
    await finish(await cpuRun(experiment, { checkpoint: structuredClone(await first.takeCheckpoint()) }), record);
    expect(record).toEqual(whole);
  });

  it('also when all lanes diverge', async () => {
    const experiment = exploding([1e6, 1e3], { steps: 500 });
    const whole = await finish(await cpuRun(experiment));
    expect(await finish(await cpuRun(experiment), emptyRecord(), unevenly())).toEqual(whole);
    const measured = await measureExperiment(cpuOptions(experiment));
    const lastStep = Math.max(...measured.lanes.map(({ divergedAt }) => divergedAt!));
    expect(measured.steps).toBe(lastStep + 1);
    expect([...measured.batchLoss]).toEqual(whole.loss);
    expect(measured.evaluations.at(-1)).toMatchObject({ step: lastStep + 1, lanes: [{ trainLoss: NaN }, { trainLoss: NaN }] });
  });

  it('for a lane whatever the others do', async () => {
    const alone = await finish(await cpuRun({ ...demanding, lanes: [demanding.lanes[1]!] }));
    const together = await finish(await cpuRun(demanding));
    expect(together.loss.filter((_, index) => index % 3 === 1)).toEqual(alone.loss);
  });

  it.each([0, 2 ** 32 - 1])('with the seed %s, and not those of another', async (seed) => {
    const once = await finish(await cpuRun({ ...demanding, seed }));
    expect(await finish(await cpuRun({ ...demanding, seed }))).toEqual(once);
    expect((await finish(await cpuRun({ ...demanding, seed: 12 }))).loss).not.toEqual(once.loss);
    expect(once.loss.every(Number.isFinite)).toBe(true);
  });

  it('measured in one go', async () => {
    const whole = await finish(await cpuRun(demanding));
    const measured = await measureExperiment(cpuOptions(demanding));
    expect([...measured.batchLoss]).toEqual(whole.loss);
    expect(measured.evaluations).toEqual(whole.evaluations);
    expect(measured).toMatchObject({ steps: 60, backend: 'cpu' });
  });
});
