import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { RateSweep } from '@/lessons/adaptive-optimizers/RateSweep';
import { rates, rules } from '@/lessons/adaptive-optimizers/rateSweep';
import { TaskBench } from '../taskBench';

const jobs = (bench: TaskBench) => bench.lab.worker.commands.flatMap((command) => (command.type === 'measure' ? [command] : []));

const answer = (bench: TaskBench, trainLoss: number) =>
  bench.settle(() => {
    const { jobId, experiment } = jobs(bench).at(-1)!;
    const lanes = experiment.lanes.map(() => ({ trainLoss, trainAccuracy: 1, validationLoss: 1, validationAccuracy: 0.95 }));
    const progress = experiment.lanes.map(() => ({ status: 'active', divergedAt: null, keptStep: null }) as const);
    bench.lab.worker.say({ type: 'measured', jobId, result: { steps: 400, batchLoss: new Float32Array(), evaluations: [{ step: 400, lanes }], lanes: progress, backend: 'cpu' } });
  });

const open = (): TaskBench => new TaskBench({}, <RateSweep />);

describe('the sweep on the page', () => {
  it('trains nothing before it is asked to, then one rate after another with all rules in one run', async () => {
    const bench = open();
    expect(jobs(bench)).toEqual([]);
    await bench.click('Train 8 × 12 networks');
    await answer(bench, 0.5);
    await answer(bench, 0.4);
    expect(jobs(bench).map(({ experiment }) => experiment.lanes.length)).toEqual([8, 8, 8]);
    expect(screen.getByText('2 of 12 rates trained, eight optimizers each')).toBeTruthy();
  });

  it('can be stopped, keeps what it has, and goes on with what is missing', async () => {
    const bench = open();
    await bench.click('Train 8 × 12 networks');
    await answer(bench, 0.5);
    await bench.click('Stop');
    expect(bench.lab.worker.commands.at(-1)?.type).toBe('cancel');
    expect(screen.getByText('1 of 12 rates trained, eight optimizers each')).toBeTruthy();
    await bench.click('Go on');
    for (let left = 1; left < rates.length; left += 1) await answer(bench, 0.5);
    const trained = jobs(bench).map(({ experiment }) => experiment.lanes[0]!.optimizer.learningRate);
    expect(trained.length).toBe(rates.length + 1);
    expect(new Set(trained).size).toBe(rates.length);
    expect(screen.getByText('12 of 12 rates trained, eight optimizers each')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Sweep again' })).toBeTruthy();
  });

  it('loads each rule at its best into the lab', async () => {
    const bench = open();
    await bench.click('Train 8 × 12 networks');
    await answer(bench, 0.5);
    await answer(bench, 0.1);
    const best = jobs(bench)[1]!.experiment.lanes[0]!.optimizer.learningRate;
    await bench.click('Load each at its best into the lab');
    expect(bench.lab.state.experiment.lanes.map(({ optimizer }) => [optimizer.kind, optimizer.learningRate])).toEqual(rules.map((kind) => [kind, best]));
  });

  it('says so when the device fails, and keeps the points', async () => {
    const bench = open();
    await bench.click('Train 8 × 12 networks');
    await answer(bench, 0.5);
    await bench.settle(() => bench.lab.worker.say({ type: 'failed', runId: null, jobId: jobs(bench).at(-1)!.jobId, failure: { code: 'internal', detail: 'x' } }));
    expect(screen.getByText(/device reported an error/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Go on' })).toBeTruthy();
  });
});
