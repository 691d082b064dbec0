import { act, fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { RevealProvider } from '@/lesson-kit/lecture/RevealProvider';
import { ClaimCard } from '@/lesson-kit/prose/ClaimCard';
import { LessonContext, type LessonScope } from '@/lesson-kit/LessonContext';
import { createStage } from '@/lesson-kit/stage';
import type { Claim } from '@/lesson-kit/types';
import type { MeasuredRun } from '@/engine/worker/protocol';
import { LabContext } from '@/session/LabContext';
import type { LabSession } from '@/session/labSession';
import type { LabCommands } from '@/session/types';
import { ProgressContext } from '@/session/progress/ProgressContext';
import type { ProgressStore } from '@/session/progress/progressStore';
import { LectureContext } from '@/ui/preferences/lecture';
import { spirals } from '../engine/training/experiments';
import { Device } from '../session/progress/fakeDevice';

interface Job {
  readonly seed: number;
  readonly signal: AbortSignal | undefined;
  readonly progress: (step: number, steps: number) => void;
  readonly finish: (value: number) => void;
  readonly fail: (error: Error) => void;
}

/** A session of which only `measure` is there; every request waits for the test. */
function bench() {
  const jobs: Job[] = [];
  const measure: LabCommands['measure'] = (experiment, options) =>
    new Promise((resolve, reject) => {
      options?.signal?.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')));
      const finish = (value: number): void => resolve({ steps: 60, batchLoss: Float32Array.of(value), evaluations: [], lanes: [], backend: 'cpu' });
      jobs.push({ seed: experiment.seed, signal: options?.signal, progress: (step, steps) => options?.onProgress?.(step, steps), finish, fail: reject });
    });
  return { jobs, session: { commands: { measure } } as unknown as LabSession };
}

const claim = (changes: Partial<Claim> = {}): Claim => ({
  id: 'c', text: { en: 'It is at least one half.', zh: '至少一半。' }, seeds: [0, 1], rule: 'each', comparator: '>=', threshold: 0.5, digits: 3,
  quantity: { en: 'accuracy', zh: '准确率' },
  check: { kind: 'run', experiment: (seed) => spirals({ seed }), measure: (run: MeasuredRun) => run.batchLoss[0]! },
  ...changes,
});

const scopeOf = (subject: Claim): LessonScope => ({ slug: 'x', claims: new Map([[subject.id, subject]]), predictions: new Map(), challenges: new Map(), stage: createStage() });

function card(subject: Claim) {
  const { jobs, session } = bench();
  render(<LabContext session={session}><LessonContext value={scopeOf(subject)}><ClaimCard id={subject.id} /></LessonContext></LabContext>);
  return jobs;
}

/** The same card on another visit to the lesson, on the same device. */
function visit(progress: ProgressStore) {
  const { jobs, session } = bench();
  const subject = claim();
  const shown = render(
    <ProgressContext progress={progress}>
      <LabContext session={session}>
        <LessonContext value={scopeOf(subject)}><ClaimCard id={subject.id} /></LessonContext>
      </LabContext>
    </ProgressContext>,
  );
  return { jobs, leave: shown.unmount };
}

const click = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const settle = (change: () => void) => act(async () => {
  change();
  await Promise.resolve();
});
const result = () => screen.getByRole('table').textContent;

describe('a claim', () => {
  it('runs seed after seed, shows how far it is, and sets what was measured beside the threshold', async () => {
    const jobs = card(claim());
    click('Check it');
    await settle(() => jobs[0]!.progress(30, 60));
    expect(screen.getByText(/^seed \d+: step 30 of 60$/)).toBeTruthy();
    expect(screen.getByRole('progressbar').getAttribute('value')).toBe('0.25');
    await settle(() => jobs[0]!.finish(0.75));
    expect(screen.getByText(/0.750/)).toBeTruthy();
    await settle(() => jobs[1]!.finish(0.5));
    expect(new Set(jobs.map(({ seed }) => seed)).size).toBe(2);
    expect(jobs.every(({ seed }) => seed >= 100)).toBe(true);
    expect(screen.getByText('holds', { selector: 'span[class*=badge]' })).toBeTruthy();
    expect(result()).toContain('accuracy');
    expect(result()).toMatch(/measured0.750holds0.500holds≥ 0.5$/);
  });

  it('can be run on the seeds of the test as well', async () => {
    const jobs = card(claim());
    click('Check it');
    await settle(() => jobs[0]!.finish(0.75));
    await settle(() => jobs[1]!.finish(0.75));
    click('With the seeds of our tests');
    await settle(() => jobs[2]!.finish(0.75));
    await settle(() => jobs[3]!.finish(0.75));
    expect(jobs.slice(2).map(({ seed }) => seed)).toEqual([0, 1]);
    expect(screen.queryByRole('button', { name: 'With the seeds of our tests' })).toBeNull();
  });

  it('says so when one seed fails', async () => {
    const jobs = card(claim());
    click('Check it');
    await settle(() => jobs[0]!.finish(0.75));
    await settle(() => jobs[1]!.finish(0.25));
    expect(screen.getByText('does not hold', { selector: 'span[class*=badge]' })).toBeTruthy();
    expect(result()).toContain('0.250does not hold');
  });

  it('judges the mean where it is about the mean', async () => {
    const jobs = card(claim({ rule: 'mean' }));
    click('Check it');
    await settle(() => jobs[0]!.finish(0.75));
    await settle(() => jobs[1]!.finish(0.25));
    expect(result()).toContain('0.7500.2500.500≥ 0.5');
    expect(screen.getByText('holds', { selector: 'span[class*=badge]' })).toBeTruthy();
  });

  it('can be cancelled, and a late answer changes nothing', async () => {
    const jobs = card(claim());
    click('Check it');
    await settle(() => click('Cancel'));
    expect(jobs[0]!.signal?.aborted).toBe(true);
    await settle(() => jobs[0]!.finish(1));
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.getByRole('button', { name: 'Check it' })).toBeTruthy();
  });

  it('explains a failure and can be tried again', async () => {
    const jobs = card(claim());
    click('Check it');
    await settle(() => jobs[0]!.fail(Object.assign(new Error('404'), { code: 'data-missing' })));
    expect(screen.getByText('It could not be run: its data did not arrive.')).toBeTruthy();
    click('Check it');
    expect(jobs).toHaveLength(2);
  });

  it('remembers a finished run, and says on the next visit what came of it', async () => {
    const device = new Device();
    const first = visit(device.open());
    expect(screen.queryByText(/last checked/)).toBeNull();
    click('Check it');
    await settle(() => first.jobs[0]!.finish(0.75));
    await settle(() => first.jobs[1]!.finish(0.5));
    first.leave();
    const second = visit(device.open());
    expect(screen.getByText('It held when you last checked it.')).toBeTruthy();
    click('Check it');
    await settle(() => second.jobs[0]!.finish(0.25));
    await settle(() => second.jobs[1]!.finish(0.5));
    second.leave();
    visit(device.open());
    expect(screen.getByText('It did not hold when you last checked it.')).toBeTruthy();
  });

  it('remembers nothing of a run that was cancelled', async () => {
    const progress = new Device().open();
    const { jobs } = visit(progress);
    click('Check it');
    await settle(() => jobs[0]!.finish(0.75));
    await settle(() => click('Cancel'));
    await settle(() => jobs[1]!.finish(0.5));
    expect(progress.store.getState().progress.lessons.size).toBe(0);
  });

  it('computes what needs no training at once', async () => {
    card(claim({ seeds: [0], check: { kind: 'exact', measure: () => 0.9 } }));
    await settle(() => click('Check it'));
    expect(result()).toContain('computedclaimedmeasured0.900holds≥ 0.5');
  });
});

describe('a claim in a lecture', () => {
  it('says what it states and keeps what came of it until it is asked', async () => {
    const { jobs, session } = bench();
    const subject = claim();
    const lecture = { on: true, toggle: () => undefined, enter: () => () => undefined };
    render(
      <LectureContext value={lecture}>
        <LabContext session={session}>
          <LessonContext value={scopeOf(subject)}>
            <RevealProvider scene="a claim">
              <ClaimCard id={subject.id} />
            </RevealProvider>
          </LessonContext>
        </LabContext>
      </LectureContext>,
    );
    expect(screen.getByText('It is at least one half.')).toBeTruthy();
    click('Check it');
    await settle(() => jobs[0]!.finish(0.75));
    expect(screen.queryByText(/0\.75/)).toBeNull();
    await settle(() => jobs[1]!.finish(0.5));
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.queryByText('holds', { selector: 'span[class*=badge]' })).toBeNull();
    fireEvent.keyDown(document.body, { key: 'a' });
    expect(result()).toContain('0.750');
    fireEvent.keyDown(document.body, { key: 'a' });
    expect(screen.queryByRole('table')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: /Show the answer/ }));
    expect(result()).toContain('0.750');
  });
});
