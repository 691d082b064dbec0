import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { diagnosisText } from '@/lesson-kit/lab/doctor/diagnosisText';
import { DoctorPanel } from '@/lesson-kit/lab/doctor/DoctorPanel';
import { evidenceText } from '@/lesson-kit/lab/doctor/evidenceText';
import { remedyText } from '@/lesson-kit/lab/doctor/remedyText';
import { LabContext } from '@/session/LabContext';
import type { StepRange } from '@/widgets/charts/curves/StepMark';
import { LabOnTest } from '../session/fakeSession';

let lab: LabOnTest;
let marks: (StepRange | null)[];

beforeEach(() => {
  vi.useFakeTimers();
  lab = new LabOnTest();
  marks = [];
});
afterEach(() => {
  vi.useRealTimers();
});

const mark = (range: StepRange | null): void => void marks.push(range);
const show = () => render(<LabContext session={lab.session}><DoctorPanel onMark={mark} /></LabContext>);
const settle = () => act(async () => void (await vi.advanceTimersByTimeAsync(2500)));
const title = () => screen.getByRole('heading', { level: 2 }).textContent;
const point = (step: number, loss: number) => ({ step, lanes: [0, 1].map(() => ({ trainLoss: loss, trainAccuracy: 0.5, validationLoss: loss, validationAccuracy: 0.5 })) });

/** Lane 1 runs away; lane 2 is well enough to go on. */
async function diverge(): Promise<void> {
  const progress = [{ status: 'diverged', divergedAt: 35, keptStep: 34 }, { status: 'active', divergedAt: null, keptStep: 60 }] as const;
  act(() => lab.train(0, 60, { lanes: progress, evaluations: [0, 20, 40, 60].map((step) => point(step, 0.7 + step)) }));
  await settle();
}

describe('the curve doctor', () => {
  it('does not judge what is too short, and marks nothing then', async () => {
    show();
    await settle();
    expect(title()).toBe('Too early to say');
    expect(screen.queryByRole('button', { name: /Try it/ })).toBeNull();
    expect(marks.at(-1)).toBeNull();
  });

  it('names the pattern, shows evidence beside thresholds and marks where', async () => {
    show();
    await diverge();
    expect(title()).toBe('It diverges');
    expect(screen.getByRole('table').textContent).toContain('35');
    expect(marks.at(-1)).toMatchObject({ to: 60 });
  });

  it('offers the one change as a new lane right below', async () => {
    show();
    await diverge();
    const before = lab.state.experiment;
    lab.wait();
    fireEvent.click(screen.getByRole('button', { name: /Try it in a new lane: learning rate × 0\.1/ }));
    await settle();
    const { lanes } = lab.state.experiment;
    expect(lanes).toHaveLength(before.lanes.length + 1);
    expect(lanes[0]).toEqual(before.lanes[0]);
    expect(lanes[1]!.optimizer.learningRate).toBeCloseTo(before.lanes[0]!.optimizer.learningRate * 0.1, 12);
    expect(screen.getAllByRole('status').map(({ textContent }) => textContent).join(' ')).toContain('Lane 2 is the new one');
  });

  it('says so when there is no room for another lane, and takes its mark away when it closes', async () => {
    act(() => lab.commands.edit((experiment) => ({ ...experiment, lanes: Array.from({ length: 8 }, () => experiment.lanes[0]!) })));
    const { unmount } = show();
    const active = { status: 'active', divergedAt: null, keptStep: 60 } as const;
    const lanes = [{ status: 'diverged', divergedAt: 35, keptStep: 34 } as const, ...Array.from({ length: 7 }, () => active)];
    const evaluations = [0, 20, 40, 60].map((step) => ({ step, lanes: lanes.map(() => point(step, 1 + step).lanes[0]!) }));
    act(() => lab.train(0, 0, { step: 60, lanes, evaluations, batches: { firstStep: 0, count: 60, loss: new Float32Array(480).fill(1), accuracy: new Float32Array(480) } }));
    await settle();
    expect(screen.getByRole('button', { name: /Try it/ })).toHaveProperty('disabled', true);
    expect(screen.getByText(/eight lanes already/)).toBeTruthy();
    expect(marks.at(-1)).not.toBeNull();
    unmount();
    expect(marks.at(-1)).toBeNull();
  });

  it('has words in both languages', () => {
    const words = [...Object.values(diagnosisText.zh).flatMap(({ title: name, why }) => [name, why]), ...Object.values(evidenceText.zh), remedyText({ kind: 'widen', factor: 4 }, 'zh')];
    expect(words.every((word) => /\p{Script=Han}/u.test(word))).toBe(true);
    expect(remedyText({ kind: 'widen', factor: 4 }, 'en')).toBe('layers 4 times as wide');
  });
});
