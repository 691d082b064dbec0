import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { PredictCard } from '@/lesson-kit/predict/PredictCard';
import type { LessonPrediction, Translated } from '@/lesson-kit/types';
import { spirals } from '../engine/training/experiments';
import { TaskBench } from './taskBench';

const text = (en: string): Translated => ({ en, zh: en });
const active = { status: 'active', divergedAt: null, keptStep: null } as const;

const choice = (changes: Partial<LessonPrediction> = {}): LessonPrediction => ({
  id: 'q',
  question: text('High or low?'),
  run: { experiment: (seed) => spirals({ seed, steps: 20 }), seeds: [0] },
  answer: {
    kind: 'choice',
    quantity: text('accuracy of lane 1'),
    digits: 2,
    outcome: { kind: 'bands', measure: (run) => run.evaluations.at(-1)!.lanes[0]!.validationAccuracy, upTo: [0.5] },
    options: [
      { id: 'low', text: text('Low'), feedback: text('You thought low.') },
      { id: 'high', text: text('High'), feedback: text('You thought high.') },
    ],
  },
  explanation: text('Because.'),
  ...changes,
});

const ends = (bench: TaskBench, first: number, second = first) =>
  bench.settle(() => bench.lab.train(0, 20, { status: 'done', lanes: [active, active], evaluations: [{ step: 20, lanes: [first, second].map((validationAccuracy) => ({ trainLoss: 1, trainAccuracy: 1, validationLoss: 1, validationAccuracy })) }] }));

const commitButton = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Commit and run' });

describe('a prediction by choice', () => {
  it('wants an answer before it runs anything, and locks it then', async () => {
    const bench = new TaskBench({ predictions: [choice()] }, <PredictCard id="q" />);
    expect(commitButton().disabled).toBe(true);
    expect(bench.lab.worker.commands.filter(({ type }) => type === 'run')).toHaveLength(0);
    fireEvent.click(screen.getByLabelText('Low'));
    await bench.click('Commit and run');
    expect(screen.getByRole<HTMLFieldSetElement>('group').disabled).toBe(true);
    expect(bench.lab.state.experiment.seed).toBeGreaterThanOrEqual(100);
    expect(bench.lab.worker.commands.filter(({ type }) => type === 'run')).toHaveLength(1);
    expect(bench.scope.stage.getState().task).toMatchObject({ kind: 'prediction', id: 'q' });
  });

  it('marks from the run, speaks to the answer given, and keeps the first mark', async () => {
    const bench = new TaskBench({ predictions: [choice()] }, <PredictCard id="q" />);
    fireEvent.click(screen.getByLabelText('Low'));
    await bench.click('Commit and run');
    await ends(bench, 0.9);
    expect(screen.getByText('The run says otherwise.')).toBeTruthy();
    expect(screen.getByText('You thought low.')).toBeTruthy();
    expect(screen.getByText('0.90')).toBeTruthy();
    expect(screen.getByText('Because.')).toBeTruthy();
    expect(bench.record?.predictions.get('q')).toMatchObject({ kind: 'choice', right: false });

    await bench.click('Ask me again');
    fireEvent.click(screen.getByLabelText('High'));
    await bench.click('Commit and run');
    await ends(bench, 0.9);
    expect(screen.getByText('As you said.')).toBeTruthy();
    expect(bench.record?.predictions.get('q')).toMatchObject({ right: false });
  });

  it('marks the other way round when the run goes the other way', async () => {
    const bench = new TaskBench({ predictions: [choice()] }, <PredictCard id="q" />);
    fireEvent.click(screen.getByLabelText('Low'));
    await bench.click('Commit and run');
    await ends(bench, 0.25);
    expect(screen.getByText('As you said.')).toBeTruthy();
  });

  it('does not mark a run whose experiment was changed on the way', async () => {
    const bench = new TaskBench({ predictions: [choice()] }, <PredictCard id="q" />);
    fireEvent.click(screen.getByLabelText('Low'));
    await bench.click('Commit and run');
    await bench.settle(() => bench.lab.commands.edit((experiment) => ({ ...experiment, batchSize: 7 })));
    expect(screen.getByText(/experiment in the lab was changed/)).toBeTruthy();
    expect(bench.record?.predictions.size ?? 0).toBe(0);
  });

  it('says so when the run did not measure what is asked', async () => {
    const bench = new TaskBench({ predictions: [choice()] }, <PredictCard id="q" />);
    fireEvent.click(screen.getByLabelText('Low'));
    await bench.click('Commit and run');
    await ends(bench, NaN);
    expect(screen.getByText(/did not measure what the question asks for/)).toBeTruthy();
    expect(bench.record?.predictions.size ?? 0).toBe(0);
  });

  it('computes exact arithmetic at once, without the lab', async () => {
    const exact = choice({ run: null, answer: { ...choice().answer, outcome: { kind: 'bands', measure: () => 0.9, upTo: [0.5] } } as LessonPrediction['answer'] });
    const bench = new TaskBench({ predictions: [exact] }, <PredictCard id="q" />);
    fireEvent.click(screen.getByLabelText('High'));
    await bench.click('Commit');
    expect(screen.getByText('As you said.')).toBeTruthy();
    expect(bench.lab.worker.commands.some(({ type }) => type === 'run')).toBe(false);
  });
});

describe('a prediction by order', () => {
  const ranking = choice({ answer: { kind: 'ranking', lanes: [0, 1], metric: { kind: 'final', quantity: 'validationAccuracy' }, first: 'highest', tie: 0.01, feedback: { right: text('Well ordered.'), wrong: text('Look again.') } } });

  it('is put in order by buttons and marked by the lanes’ own numbers', async () => {
    const bench = new TaskBench({ predictions: [ranking] }, <PredictCard id="q" />);
    const down = screen.getAllByRole('button', { name: /: down$/ });
    await bench.settle(() => fireEvent.click(down[0]!));
    expect(screen.getByText(/is now number 2$/)).toBeTruthy();
    await bench.click('Commit and run');
    await ends(bench, 0.5, 0.9);
    expect(screen.getByText('Well ordered.')).toBeTruthy();
    await bench.click('Ask me again');
    await bench.click('Commit and run');
    await ends(bench, 0.5, 0.9);
    expect(screen.getByText('Look again.')).toBeTruthy();
  });
});

describe('a prediction by sketch', () => {
  const sketch = choice({ answer: { kind: 'sketch', lane: 0, quantity: 'validationAccuracy', range: [0, 1], tolerance: { level: 0.2, flat: 0.05 }, feedback: { right: text('Drawn well.'), direction: text('Other direction.'), level: text('Other level.') } } });

  it('is drawn by keyboard and lies over the lab’s chart once committed', async () => {
    const bench = new TaskBench({ predictions: [sketch] }, <PredictCard id="q" />);
    expect(commitButton().disabled).toBe(true);
    const corners = screen.getAllByRole('slider');
    expect(corners).toHaveLength(13);
    await bench.settle(() => fireEvent.keyDown(corners[12]!, { key: 'PageUp' }));
    expect(screen.getAllByRole('slider')[12]!.getAttribute('aria-valuetext')).toBe('0.63');
    await bench.click('Commit and run');
    expect(bench.scope.stage.getState().sketch).toMatchObject({ quantity: 'validationAccuracy', lane: 0 });
    expect(screen.queryAllByRole('slider')).toHaveLength(0);
    await ends(bench, 0.9);
    expect(screen.getByText('The run says otherwise.')).toBeTruthy();
    await bench.click('Ask me again');
    expect(bench.scope.stage.getState().sketch).toBeNull();
  });
});
