import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { optimizerSettings } from '@/lesson-kit/settings/optimizer';
import { createTour, tour, tourSteps } from '@/lesson-kit/tour/tour';
import { TourAgain } from '@/lesson-kit/tour/TourAgain';
import { TourCard } from '@/lesson-kit/tour/TourCard';
import { LabContext } from '@/session/LabContext';
import { createPreferenceStore } from '@/ui/preferences/storage';
import { LabOnTest } from '../session/fakeSession';

const memory = () => createPreferenceStore(() => {
  throw new DOMException('denied', 'SecurityError');
});

describe('the first steps', () => {
  it('are kept on the device, and over for good once dismissed or done', () => {
    const store = memory();
    const first = createTour(store);
    expect(first.state()).toMatchObject({ shown: true, done: [] });
    first.note('chart');
    first.note('chart');
    expect(createTour(store).state()).toMatchObject({ shown: true, done: ['chart'] });
    first.dismiss();
    expect(createTour(store).state().shown).toBe(false);
    first.bringBack();
    expect(createTour(store).state()).toMatchObject({ shown: true, done: [] });
    for (const step of tourSteps) first.note(step);
    first.finish();
    // Still there to say goodbye, but not at the next visit.
    expect(first.state().shown).toBe(true);
    expect(createTour(store).state().shown).toBe(false);
  });

  it('are not counted while nobody is shown them', () => {
    const store = memory();
    const quiet = createTour(store);
    quiet.dismiss();
    quiet.note('run');
    expect(quiet.state().done).toEqual([]);
    expect(createTour(store).state().shown).toBe(false);
  });
});

describe('the card', () => {
  let lab: LabOnTest;
  beforeEach(() => {
    tour.bringBack();
    lab = new LabOnTest();
  });
  afterEach(() => {
    cleanup();
    tour.bringBack();
  });
  const show = (hasClaims = true) =>
    render(
      <LabContext session={lab.session}>
        <TourCard settings={optimizerSettings} hasClaims={hasClaims} />
        <TourAgain />
      </LabContext>,
    );
  const title = () => screen.getByRole('status').querySelector('strong')?.textContent;

  it('asks for what has not been done, in whatever order the reader does it', () => {
    show();
    expect(title()).toBe('Press Run');
    lab.wait();
    act(() => lab.commands.edit((experiment) => ({ ...experiment, lanes: experiment.lanes.map((lane) => ({ ...lane, optimizer: { ...lane.optimizer, learningRate: 0.5 } })) })));
    expect(tour.state().done).toEqual(['lane']);
    expect(title()).toBe('Press Run');
    act(() => lab.commands.run());
    expect(title()).toBe('Press Run');
    act(() => lab.train(0, 3, { status: 'running' }));
    expect(title()).toBe('Read a value off a curve');
    act(() => tour.note('chart'));
    expect(title()).toBe('Look inside the networks');
    expect(screen.getAllByRole('listitem').map(({ textContent }) => /: (.*)$/.exec(textContent)?.[1])).toEqual(['done', 'done', 'done', 'to do', 'to do']);
  });

  it('takes no lane that came or went, and no preset, for a change in a lane', () => {
    show();
    act(() => lab.commands.duplicateLane(0));
    act(() => lab.commands.removeLane(0));
    act(() => lab.commands.newSeed());
    act(() => lab.commands.load({ ...lab.state.initial, lanes: lab.state.initial.lanes.toReversed() }));
    act(() => lab.commands.undo());
    expect(tour.state().done).toEqual([]);
  });

  it('names a setting that the lesson has, and leaves claims out where there are none', () => {
    show(false);
    act(() => (['run', 'chart'] as const).forEach((step) => tour.note(step)));
    expect(screen.getByRole('status').textContent).toContain('Learning rate');
    expect(screen.getAllByRole('listitem')).toHaveLength(4);
    act(() => (['lane', 'inside'] as const).forEach((step) => tour.note(step)));
    expect(title()).toBe('Those were the first steps');
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('status')).toBeNull();
  });

  it('goes for good when dismissed, and comes back when asked for', () => {
    show();
    act(() => tour.note('run'));
    expect(screen.queryByRole('button', { name: 'Show the first steps' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Do not show this again' }));
    expect(screen.queryByRole('status')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Show the first steps' }));
    expect(title()).toBe('Press Run');
  });
});
