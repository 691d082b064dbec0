import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ChallengeCard } from '@/lesson-kit/challenge/ChallengeCard';
import type { Challenge, Translated } from '@/lesson-kit/types';
import { setLane } from '@/session/experiments';
import type { Experiment } from '@/engine/experiment/types';
import { spirals } from '../engine/training/experiments';
import { TaskBench } from './taskBench';

const text = (en: string): Translated => ({ en, zh: en });
const start = spirals({ seed: 1, steps: 20 });
const faster = (experiment: Experiment): Experiment => setLane(experiment, 0, { optimizer: { kind: 'sgd', learningRate: 0.5 } });

const challenge: Challenge = {
  id: 'c',
  title: text('Make it learn'),
  prompt: text('Only the optimizer is yours.'),
  rules: { start, goals: [{ lane: 0, metric: { kind: 'final', quantity: 'validationAccuracy' }, comparator: '>=', threshold: 0.9 }], seeds: [0, 1], stepLimit: 20, allowed: ['lanes.*.optimizer'] },
  hints: [text('First hint.'), text('Second hint.')],
  reference: faster(start),
  explanation: text('It was too slow.'),
};

async function taken(): Promise<TaskBench> {
  const bench = new TaskBench({ challenges: [challenge] }, <ChallengeCard id="c" />);
  await bench.click('Set it up in the lab');
  return bench;
}

const edit = (bench: TaskBench, change: (experiment: Experiment) => Experiment) =>
  bench.settle(() => {
    bench.lab.wait();
    bench.lab.commands.edit(change);
  });

const jobs = (bench: TaskBench) => bench.lab.worker.commands.flatMap((command) => (command.type === 'measure' ? [command] : []));

/** The worker has trained the last attempt that was sent to it. */
const measured = (bench: TaskBench, validationAccuracy: number) =>
  bench.settle(() => {
    const { jobId, experiment } = jobs(bench).at(-1)!;
    const lanes = experiment.lanes.map(() => ({ trainLoss: 1, trainAccuracy: 1, validationLoss: 1, validationAccuracy }));
    const progress = experiment.lanes.map(() => ({ status: 'active', divergedAt: null, keptStep: null }) as const);
    bench.lab.worker.say({ type: 'measured', jobId, result: { steps: 20, batchLoss: new Float32Array(20 * lanes.length), evaluations: [{ step: 20, lanes }], lanes: progress, backend: 'cpu' } });
  });

const checkButton = () => screen.getByRole<HTMLButtonElement>('button', { name: /^Check what is in the lab/ });

describe('a challenge', () => {
  it('says its goal and rules, and puts its start into the lab', async () => {
    const bench = await taken();
    expect(screen.getByText('validation accuracy after the last step ≥ 0.9')).toBeTruthy();
    expect(screen.getByText('You may change: the optimizer and its numbers.')).toBeTruthy();
    expect(bench.lab.state.experiment).toEqual(start);
    expect(bench.scope.stage.getState().challenge).toBe(challenge);
    expect(checkButton().disabled).toBe(true);
    expect(screen.getByText(/holds the start, unchanged/)).toBeTruthy();
  });

  it('names what may not be changed, and checks nothing then', async () => {
    const bench = await taken();
    await edit(bench, (experiment) => ({ ...faster(experiment), batchSize: 3 }));
    expect(screen.getByText('This challenge does not allow a change of the batch size.')).toBeTruthy();
    expect(checkButton().disabled).toBe(true);
  });

  it('is solved by every seed, which opens the solution and is kept', async () => {
    const bench = await taken();
    await edit(bench, faster);
    fireEvent.click(checkButton());
    await measured(bench, 0.95);
    expect(jobs(bench).map(({ experiment }) => experiment.seed)).toEqual([0, 1]);
    expect(screen.queryByText('It was too slow.', { exact: false })).toBeNull();
    await measured(bench, 0.92);
    expect(screen.getByText('Solved: the goal is reached on every seed.')).toBeTruthy();
    expect(screen.getByText('It was too slow.', { exact: false })).toBeTruthy();
    expect(bench.record?.challenges.get('c')).toMatchObject({ attempts: 1, solvedAt: 1, surrendered: false });
  });

  it('stops at the first seed that fails', async () => {
    const bench = await taken();
    await edit(bench, faster);
    fireEvent.click(checkButton());
    await measured(bench, 0.5);
    expect(jobs(bench)).toHaveLength(1);
    expect(screen.getByText(/^Not yet/)).toBeTruthy();
    expect(bench.record?.challenges.get('c')).toMatchObject({ attempts: 1, solvedAt: null });
  });

  it('gives hints one at a time, and the solution only after the last', async () => {
    const bench = await taken();
    expect(screen.queryByText('First hint.', { exact: false })).toBeNull();
    await bench.click('A hint');
    expect(screen.getByText('First hint.', { exact: false })).toBeTruthy();
    expect(screen.queryByText('Second hint.', { exact: false })).toBeNull();
    await bench.click('Another hint (1 left)');
    await bench.click('Give up and see the solution');
    await bench.click('Put it into the lab');
    expect(bench.lab.state.experiment).toEqual(challenge.reference);
    fireEvent.click(checkButton());
    await measured(bench, 0.95);
    await measured(bench, 0.95);
    expect(bench.record?.challenges.get('c')).toMatchObject({ hints: 2, surrendered: true });
  });

  it('does not mind lanes added beside the one that is judged', async () => {
    const bench = await taken();
    await edit(bench, faster);
    await bench.settle(() => bench.lab.commands.duplicateLane(1));
    fireEvent.click(checkButton());
    expect(jobs(bench)[0]!.experiment.lanes).toHaveLength(start.lanes.length);
  });

  it('waits when the lab holds something else', async () => {
    const bench = await taken();
    await bench.settle(() => bench.lab.commands.load(spirals({ seed: 3, steps: 99 })));
    expect(screen.getByText(/holds something else/)).toBeTruthy();
    await bench.click('Set it up in the lab');
    expect(bench.lab.state.experiment).toEqual(start);
  });
});
