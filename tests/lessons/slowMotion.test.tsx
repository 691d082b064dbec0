import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PhaseView } from '@/engine/worker/phaseProtocol';
import { PhaseBoard } from '@/lesson-kit/lab/phases/PhaseBoard';
import { useSlowMotion } from '@/lesson-kit/lab/phases/useSlowMotion';
import { LabContext } from '@/session/LabContext';
import { cpuRun, spirals } from '../engine/training/experiments';
import { LabOnTest } from '../session/fakeSession';

/** What the engine says about the first three updates of the lab's own experiment. */
async function realViews(): Promise<PhaseView[]> {
  const run = await cpuRun(spirals());
  const views: PhaseView[] = [];
  while (views.length < 3) {
    const { phases } = await run.inside({ layers: false, boundary: false, samples: false, confusion: false, phases: { lane: 0, layer: 0, unit: 0, sample: 0 } });
    views.push(phases!);
    while (run.step < views.length) await run.advance(1, Infinity);
  }
  return views;
}

let lab: LabOnTest;
let views: PhaseView[];
beforeEach(async () => {
  lab = new LabOnTest();
  views = await realViews();
});

const answer = (step: number): void => {
  lab.report({ step, status: step === 0 ? 'idle' : 'paused', inside: { step, layers: null, boundary: null, samples: null, confusion: null, uncertainty: null, fit: null, batchNorm: null, stepSizes: null, phases: views[step]! } });
  lab.frame();
};

function Bench() {
  const slow = useSlowMotion(true);
  return <PhaseBoard slow={slow} />;
}

const show = () => render(<LabContext session={lab.session}><Bench /></LabContext>);
const next = () => fireEvent.click(screen.getByRole('button', { name: 'Next phase' }));
const lit = (): string => document.querySelector('[aria-current="step"]')!.textContent;
const stepsAsked = (): number => lab.worker.asked.filter((command) => command === 'step').length;

describe('slow motion on the board', () => {
  it('goes through the phases and asks for one ordinary step, at the update', () => {
    show();
    expect(screen.getByText(/on its way/)).toBeTruthy();
    expect(lab.worker.of('watch').at(-1)).toMatchObject({ watch: { phases: { lane: 0, layer: 0, unit: 0, sample: 0 } } });
    act(() => answer(0));
    expect(lit()).toMatch(/^Forwardz = w₁x₁ \+ w₂x₂ \+ b/);
    next();
    expect(lit()).toMatch(/^Lossp = softmax\(z\)/);
    next();
    expect(lit()).toMatch(/^Backwardδᴸ = ∂L\/∂z = p − y/);
    expect(stepsAsked()).toBe(0);
    next();
    expect(lit()).toMatch(/^Updatew ← w − ηg.*the engine is making the update/);
    expect(stepsAsked()).toBe(1);
    // Impatience makes no second one.
    next();
    expect(stepsAsked()).toBe(1);
    act(() => answer(1));
    expect(lit()).toMatch(/^Update.*w. in the engine: \S+ → \S+$/);
    next();
    expect(lit()).toMatch(/^Forward/);
    expect(screen.getByText('Forward · step 2')).toBeTruthy();
  });

  it('begins again with the forward phase when the run has gone elsewhere', () => {
    show();
    act(() => answer(0));
    for (let press = 0; press < 3; press += 1) next();
    act(() => answer(2));
    expect(lit()).toMatch(/^Forward/);
    act(() => lab.commands.reset());
    expect(screen.getByText(/on its way/)).toBeTruthy();
  });

  it('asks for the unit that the reader follows, and for nothing when it is closed', () => {
    const { unmount } = show();
    act(() => answer(0));
    fireEvent.change(screen.getByRole('combobox', { name: 'Layer' }), { target: { value: '1' } });
    expect(lab.worker.of('watch').at(-1)).toMatchObject({ watch: { phases: { layer: 1 } } });
    unmount();
    expect(lab.worker.of('watch').at(-1)!.watch.phases).toBeUndefined();
  });

  it('says so when there is no next update', () => {
    show();
    act(() => answer(0));
    act(() => {
      lab.report({ step: 0, status: 'done' });
      lab.frame();
    });
    next();
    next();
    expect(screen.getByText(/The run has ended/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Next phase' })).toHaveProperty('disabled', true);
  });
});
