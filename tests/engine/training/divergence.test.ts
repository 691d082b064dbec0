import { describe, expect, it } from 'vitest';
import type { Executor } from '@/engine/executor/executor';
import { createCpuExecutor } from '@/engine/executor/cpu/cpuExecutor';
import { measureExperiment } from '@/engine/training/measure';
import { advance, cpuOptions, cpuRun, emptyRecord, exploding, finish, spirals } from './experiments';

describe('a lane whose loss is not finite any more', () => {
  it('stops at the first such step, alone, with finite numbers', async () => {
    const run = await cpuRun(exploding([1e6, 0.05]));
    const { loss, evaluations } = await finish(run);
    const [diverged, healthy] = run.progress;
    const first = loss.findIndex((value, index) => index % 2 === 0 && !Number.isFinite(value)) / 2;
    expect(diverged).toEqual({ status: 'diverged', divergedAt: first, keptStep: Math.floor((first - 1) / 10) * 10 });
    expect(healthy).toEqual({ status: 'active', divergedAt: null, keptStep: null });
    expect(loss.filter((_, index) => index % 2 === 0).slice(first).every(Number.isNaN)).toBe(true);
    expect(loss.filter((_, index) => index % 2 === 1).every(Number.isFinite)).toBe(true);
    expect(evaluations.at(-1)!.lanes[0]!.trainLoss).toBeNaN();
    expect(evaluations.at(-1)!.lanes[1]!.trainLoss).toBeLessThan(evaluations[0]!.lanes[1]!.trainLoss);
    expect(run.outcome).toBe('done');
    const { lanes } = await run.takeCheckpoint();
    for (const { parameters, first: m, second } of lanes) expect([...parameters, ...m, ...second].every(Number.isFinite)).toBe(true);
  });

  it('goes back to the last checkpoint that was finite, and stays there', async () => {
    const run = await cpuRun(exploding([1e6]));
    await finish(run);
    const kept = run.latestCheckpoint!;
    expect(run.outcome).toBe('diverged');
    const again = await cpuRun(exploding([1e6]));
    const record = emptyRecord();
    while (again.step < run.progress[0]!.keptStep! || again.evaluationDue) await advance(again, record);
    expect(again.latestCheckpoint!.step).toBe(run.progress[0]!.keptStep);
    expect((await run.takeCheckpoint()).lanes).toEqual(again.latestCheckpoint!.lanes);
    expect(kept.lanes).toHaveLength(1);
  });

  it('ends the run when no lane is left', async () => {
    const run = await cpuRun(exploding([1e6, 1e5], { steps: 5000 }));
    await finish(run);
    expect(run.outcome).toBe('diverged');
    expect(run.step).toBeLessThan(5000);
  });

  it('is noticed by an evaluation as well', async () => {
    const blind = (...args: Parameters<typeof createCpuExecutor>): Executor => {
      const executor = createCpuExecutor(...args);
      let evaluations = 0;
      return { ...executor, evaluate: async (split) => (await executor.evaluate(split)).map((result) => (++evaluations > 2 ? { ...result, loss: Infinity } : result)) };
    };
    const run = await cpuRun(exploding([0.05]), { createExecutor: blind });
    await finish(run);
    expect(run.progress).toEqual([{ status: 'diverged', divergedAt: 10, keptStep: 0 }]);
  });

  it('is said to guess when its accuracy is measured', async () => {
    const experiment = spirals({ lanes: [{ optimizer: { kind: 'sgd', learningRate: 1000 }, loss: { kind: 'mse' } }, { optimizer: { kind: 'adam', learningRate: 0.01 }, loss: { kind: 'mse' } }] });
    const { evaluations, lanes } = await measureExperiment(cpuOptions(experiment));
    expect(lanes.map(({ status }) => status)).toEqual(['diverged', 'active']);
    expect(evaluations.at(-1)!.lanes[0]).toEqual({ trainLoss: NaN, trainAccuracy: 0.5, validationLoss: NaN, validationAccuracy: 0.5 });
    expect(evaluations.at(-1)!.lanes[1]!.trainAccuracy).toBeGreaterThan(0.5);
  });
});
