import { describe, expect, it } from 'vitest';
import { freshSeeds } from '@/session/freshSeeds';
import { runInLab } from '@/session/labRun';
import { spirals } from '../engine/training/experiments';
import { LabOnTest } from './fakeSession';

const point = (step: number, validationAccuracy: number) => ({ step, lanes: [0, 1].map(() => ({ trainLoss: 1, trainAccuracy: 0.5, validationLoss: 1, validationAccuracy })) });
const active = { status: 'active', divergedAt: null, keptStep: null } as const;

/** A lab in which another experiment is asked for and has been prepared. */
function asked(experiment = spirals({ seed: 77 })) {
  const lab = new LabOnTest();
  const controller = new AbortController();
  const result = runInLab(lab.session, experiment, controller.signal);
  lab.frame();
  return { lab, controller, result };
}

describe('a run in the lab', () => {
  it('loads the experiment, runs it, and hands over every number when it has ended', async () => {
    const { lab, result } = asked();
    expect(lab.state.experiment.seed).toBe(77);
    expect(lab.worker.commands.map(({ type }) => type)).toContain('run');
    lab.train(0, 10, { status: 'running', lanes: [active, active], evaluations: [point(0, 0.5), point(10, 0.875)] });
    lab.train(10, 20, { status: 'done', lanes: [active, active], evaluations: [point(20, 0.9375)] });
    const run = await result;
    expect(run.steps).toBe(20);
    expect(run.batchLoss).toHaveLength(40);
    expect(run.batchLoss[2]).toBeCloseTo(0.5);
    expect(run.evaluations.map(({ step, lanes }) => [step, lanes[1]!.validationAccuracy])).toEqual([[0, 0.5], [10, 0.875], [20, 0.9375]]);
    expect(run.backend).toBe('webgl');
  });

  it('waits while the reader pauses', async () => {
    const { lab, result } = asked();
    let settled = false;
    void result.then(() => (settled = true));
    lab.train(0, 10, { status: 'running', lanes: [active, active] });
    lab.commands.pause();
    lab.report({ step: 10, status: 'paused', lanes: [active, active] });
    lab.frame();
    await Promise.resolve();
    expect(settled).toBe(false);
    lab.commands.run();
    lab.train(10, 20, { status: 'done', lanes: [active, active] });
    expect((await result).steps).toBe(20);
  });

  it('says nothing when the experiment was changed on the way', async () => {
    const { lab, result } = asked();
    lab.commands.edit((experiment) => ({ ...experiment, batchSize: 5 }));
    await expect(result).rejects.toMatchObject({ code: 'changed' });
  });

  it('ends with the signal', async () => {
    const { controller, result } = asked();
    controller.abort();
    await expect(result).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('gives a diverged lane the accuracy of a guess, as a measurement does', async () => {
    const { lab, result } = asked();
    lab.worker.say({ type: 'configured', runId: lab.worker.runId, preview: { inputShape: [2], classes: 2, trainSize: 10, validationSize: 10, points: null, curve: null, samples: null }, parameterCounts: [1, 1] });
    const gone = { status: 'diverged', divergedAt: 5, keptStep: 4 } as const;
    const nothing = { trainLoss: NaN, trainAccuracy: NaN, validationLoss: NaN, validationAccuracy: NaN };
    lab.train(0, 10, { status: 'done', lanes: [active, gone], evaluations: [{ step: 10, lanes: [point(10, 0.875).lanes[0]!, nothing] }] });
    const run = await result;
    expect(run.evaluations.at(-1)!.lanes.map(({ validationAccuracy }) => validationAccuracy)).toEqual([0.875, 0.5]);
    expect(run.evaluations.at(-1)!.lanes[1]!.validationLoss).toBeNaN();
  });
});

describe('fresh seeds', () => {
  it('are different ones, never those of the tests', () => {
    const numbers = [0, 0, 0.5, 0.999999];
    const seeds = freshSeeds(3, () => numbers.shift()!);
    expect(seeds).toHaveLength(3);
    expect(new Set(seeds).size).toBe(3);
    expect(Math.min(...seeds)).toBeGreaterThanOrEqual(100);
    expect(Math.max(...seeds)).toBeLessThan(100_000);
  });
});
