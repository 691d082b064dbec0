import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ChallengeCard } from '@/lesson-kit/challenge/ChallengeCard';
import type { HandChallenge, Translated } from '@/lesson-kit/types';
import { TaskBench } from './taskBench';

const text = (en: string): Translated => ({ en, zh: en });

const challenge: HandChallenge = {
  id: 'h',
  title: text('A small product'),
  prompt: text('Two factors, please.'),
  fields: [
    { id: 'x', label: text('x'), control: { kind: 'number', min: 1, max: 50, integer: true } },
    { id: 'y', label: text('y'), control: { kind: 'choice', options: [{ value: '2', label: text('two') }, { value: '9', label: text('nine') }] } },
  ],
  start: { x: 20, y: '9' },
  measure: ({ x, y }) => (x === 13 ? Infinity : Number(x) * Number(y)),
  quantity: text('product'),
  comparator: '<=',
  threshold: 60,
  hints: [text('Smaller.')],
  reference: { x: 30, y: '2' },
  explanation: text('Thirty twos are sixty.'),
};

const opened = (): TaskBench => new TaskBench({ challenges: [challenge] }, <ChallengeCard id="h" />);

async function type(bench: TaskBench, value: string): Promise<void> {
  const field = screen.getByRole('textbox', { name: 'x' });
  await bench.settle(() => {
    fireEvent.change(field, { target: { value } });
    fireEvent.blur(field);
  });
}

describe('a challenge by hand', () => {
  it('says its goal, and what the start comes to', async () => {
    const bench = opened();
    expect(screen.getByText('product ≤ 60')).toBeTruthy();
    await bench.click('Check');
    expect(screen.getByText('Not yet · product: 180')).toBeTruthy();
    expect(bench.record?.challenges.get('h')).toMatchObject({ attempts: 1, solvedAt: null });
  });

  it('is solved by the numbers that are typed and chosen, and keeps all tries in view', async () => {
    const bench = opened();
    await bench.click('Check');
    await type(bench, '13');
    await bench.click('Check');
    expect(screen.getByText('Not yet · product: never')).toBeTruthy();
    await type(bench, '6');
    await bench.click('Check');
    expect(screen.getByText('Solved · product: 54')).toBeTruthy();
    expect(screen.getAllByRole('row').map((row) => row.textContent)).toEqual(['xyproduct', '6nine54 reached', '13ninenever missed', '20nine180 missed']);
    expect(bench.record?.challenges.get('h')).toMatchObject({ attempts: 3, solvedAt: 1, surrendered: false });
    expect(screen.getByText('Thirty twos are sixty.', { exact: false })).toBeTruthy();
  });

  it('refuses a number outside its range in words', async () => {
    const bench = opened();
    await type(bench, '51');
    expect(screen.getByRole('textbox', { name: 'x' }).getAttribute('aria-invalid')).toBe('true');
  });

  it('fills the solution in after surrender', async () => {
    const bench = opened();
    await bench.click('A hint');
    await bench.click('Give up and see the solution');
    await bench.click('Fill it in');
    await bench.click('Check');
    expect(screen.getByText('Solved · product: 60')).toBeTruthy();
    expect(bench.record?.challenges.get('h')).toMatchObject({ surrendered: true });
  });
});
