import { act, fireEvent, render, screen } from '@testing-library/react';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LaneState } from '@/engine/model/plan';
import type { Checkpoint } from '@/engine/worker/protocol';
import { laneLayouts } from '@/export/runFile/layout';
import { readRunFile } from '@/export/runFile/readRunFile';
import type { Mark, RunFileErrorCode } from '@/export/runFile/types';
import { writeRunFile } from '@/export/runFile/writeRunFile';
import { BringBackNotice } from '@/lesson-kit/lab/takeaway/BringBackNotice';
import { continuationOf } from '@/lesson-kit/lab/takeaway/continuation';
import { marksOf } from '@/lesson-kit/lab/takeaway/marksOf';
import { refusalText } from '@/lesson-kit/lab/takeaway/refusalText';
import { historyOf, product, recordOf } from '@/lesson-kit/lab/takeaway/runRecord';
import { TakeAwayPanel } from '@/lesson-kit/lab/takeaway/TakeAwayPanel';
import { useBringBack } from '@/lesson-kit/lab/takeaway/useBringBack';
import { useFileDrop } from '@/lesson-kit/lab/takeaway/useFileDrop';
import { LabContext } from '@/session/LabContext';
import { emptyProgress, recordAttempt, recordClaim, recordPrediction, recordVisit } from '@/tutor/progress/progress';
import { LabOnTest } from '../session/fakeSession';

let lab: LabOnTest;
const active = { status: 'active', divergedAt: null, keptStep: 40 } as const;
const numbers = { trainLoss: 0.5, trainAccuracy: 0.75, validationLoss: 0.625, validationAccuracy: 0.5 };

beforeEach(() => {
  lab = new LabOnTest();
});

const mark: Mark = { kind: 'challenge', lesson: 'some-lesson', id: 'deep', result: 'solved', at: 1_750_000_000_000, attempts: 2, hints: 1 };

const train = (): void => lab.train(0, 40, { lanes: [active, active], evaluations: [{ step: 0, lanes: [numbers, numbers] }, { step: 40, lanes: [numbers, numbers] }] });

function Bench() {
  const { open, ...brought } = useBringBack();
  const onFile = (file: File): void => void open(file);
  const { over, handlers } = useFileDrop(onFile);
  return (
    <section aria-label="Lab" data-drop={over} {...handlers}>
      <BringBackNotice {...brought} />
      <TakeAwayPanel name="some-lesson" onFile={onFile} />
    </section>
  );
}

const show = () => render(<LabContext session={lab.session}><Bench /></LabContext>);
const give = async (text: string, title: RegExp): Promise<HTMLElement> => {
  const file = new File([text], 'mine.descent-run.json');
  fireEvent.drop(screen.getByRole('region', { name: 'Lab' }), { dataTransfer: { types: ['Files'], files: [file] } });
  return screen.findByText(title, {}, { timeout: 5000 });
};

describe('a run as a file', () => {
  it('holds what was trained so far and is read back as the same curves', () => {
    expect(recordOf(lab.state, 'some-lesson', [])).toBeNull();
    train();
    const record = recordOf({ ...lab.state, backend: { name: 'webgl', renderer: 'A device', reason: 'faster', probeError: 0, estimate: null } }, 'some-lesson', [mark])!;
    const reading = readRunFile(writeRunFile(record));
    expect(reading.error).toBeUndefined();
    expect(reading.file).toEqual(record);
    const history = historyOf(reading.file!);
    expect(history.steps).toBe(40);
    expect([...history.exact(1, 'batchLoss')]).toEqual([...lab.state.history.exact(1, 'batchLoss')]);
    expect(history.evaluationSteps).toEqual([0, 40]);
    expect(history.valueAt(0, 'validationAccuracy', 40)).toBe(0.5);
  });

  it('names the version of the program', () => {
    const { version } = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string };
    expect(product).toBe(version);
  });

  it('is offered when there is something to keep', () => {
    show();
    expect(screen.getByRole('button', { name: 'Save run file' })).toHaveProperty('disabled', true);
    act(train);
    expect(screen.getByRole('button', { name: 'Save run file' })).toHaveProperty('disabled', false);
  });
});

describe('bringing a run back', () => {
  const text = (): string => writeRunFile(recordOf({ ...lab.state, backend: { name: 'cpu', renderer: '', reason: 'requested', probeError: 0, estimate: null } }, 'some-lesson', [mark])!);

  it('draws a good file as a pinned ghost and offers its experiment', async () => {
    train();
    const file = text();
    lab.wait();
    act(() => lab.commands.newSeed());
    show();
    const before = lab.state.experiment;
    await give(file, /mine\.descent-run\.json is drawn/);
    const ghost = lab.state.ghosts.at(-1)!;
    expect(ghost).toMatchObject({ pinned: true, file: 'mine.descent-run.json' });
    expect(ghost.history.steps).toBe(40);
    expect(lab.state.experiment).toBe(before);
    lab.wait();
    fireEvent.click(screen.getByRole('button', { name: 'Open this experiment' }));
    expect(lab.state.experiment).toEqual(ghost.experiment);
  });

  it('says why and where a bad file is refused, and changes nothing', async () => {
    train();
    const good = text();
    show();
    const { experiment, ghosts } = lab.state;
    const broken = good.replace('"batchLoss":[[1,', '"batchLoss":[["one",');
    expect(broken).not.toBe(good);
    const title = await give(broken, /was not opened; nothing has changed/);
    expect(title.parentElement?.textContent).toContain('curves.batchLoss.0.0');
    expect(lab.state.experiment).toBe(experiment);
    expect(lab.state.ghosts).toBe(ghosts);
  });

  it('has a sentence for every reason in both languages', () => {
    const codes: readonly RunFileErrorCode[] = ['too-large', 'syntax', 'not-a-run-file', 'newer-version', 'unknown-version', 'missing', 'unknown-key', 'wrong-type', 'wrong-length', 'out-of-range', 'invalid-experiment', 'not-finite', 'bad-base64', 'digest-mismatch', 'unreadable'];
    for (const code of codes) {
      const [english] = refusalText({ code, path: 'a.b', params: {} }, 'en');
      const [chinese] = refusalText({ code, path: 'a.b', params: {} }, 'zh');
      expect(english).toMatch(/[a-z]/);
      expect(chinese).toMatch(/\p{Script=Han}/u);
    }
    expect(refusalText({ code: 'missing', path: 'a.b', params: {} }, 'en').at(-1)).toBe('Place: a.b');
  });
});

describe('weights in a file', () => {
  const lane = (step: number): LaneState => ({ parameters: new Float32Array(parameters).fill(step), first: new Float32Array(parameters), second: new Float32Array(parameters), running: new Float32Array(0) });
  let parameters = 0;
  const checkpoint = (step: number): Checkpoint => ({ step, evaluatedStep: step, lanes: lab.state.experiment.lanes.map(() => lane(step)), progress: [active, active], schedules: [null, null] });
  beforeEach(() => {
    parameters = laneLayouts(lab.state.experiment)[0]!.parameters;
  });
  const written = (step: number): string =>
    writeRunFile({ ...recordOf({ ...lab.state, backend: { name: 'cpu', renderer: '', reason: 'requested', probeError: 0, estimate: null } }, 'some-lesson', [])!, checkpoint: checkpoint(step) });

  it('are asked of the engine, and the file says the step at which they were', async () => {
    train();
    let saved = '';
    const objectUrl = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      void (blob as Blob).text().then((content) => { saved = content; });
      return 'blob:nothing';
    });
    show();
    fireEvent.change(screen.getByRole('combobox', { name: 'Contains' }), { target: { value: 'weights' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save run file' }));
    const { runId, takeId, withData } = lab.worker.of('take')[0]!;
    expect(withData).toBe(false);
    expect(screen.getByRole('button', { name: 'Save run file' })).toHaveProperty('disabled', true);
    // Training goes on until the engine comes to it.
    act(() => {
      lab.train(40, 60, { lanes: [active, active] });
      lab.worker.say({ type: 'taken', runId, takeId, belongings: { initial: checkpoint(0).lanes, checkpoint: checkpoint(60) } });
    });
    await screen.findByText(/Saved as some-lesson/);
    await vi.waitFor(() => expect(saved).not.toBe(''));
    const { file, error } = readRunFile(saved);
    expect(error).toBeUndefined();
    expect(file?.run.steps).toBe(60);
    expect(file?.checkpoint?.step).toBe(60);
    expect(file?.initial?.[1]?.parameters[0]).toBe(0);
    objectUrl.mockRestore();
  });

  it('are not waited for when the run is over', async () => {
    train();
    show();
    fireEvent.change(screen.getByRole('combobox', { name: 'Contains' }), { target: { value: 'everything' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save run file' }));
    lab.wait();
    act(() => lab.commands.newSeed());
    expect(await screen.findByText(/ended before its weights/)).toBeDefined();
  });

  it('let the run be trained on from where it stood', async () => {
    train();
    const file = written(40);
    lab.wait();
    act(() => lab.commands.newSeed());
    show();
    await give(file, /is drawn/);
    const { experiment } = readRunFile(file).file!;
    fireEvent.click(screen.getByRole('button', { name: `Train on from step 40 (to ${experiment.steps})` }));
    expect(lab.state).toMatchObject({ experiment, status: 'paused', step: 40 });
    expect(lab.state.history.steps).toBe(40);
    expect(lab.worker.of('configure').at(-1)).toMatchObject({ experiment, checkpoint: { step: 40 } });
    expect(lab.state.notices.some(({ kind }) => kind === 'restarted')).toBe(false);
    act(() => lab.train(40, 50, { lanes: [active, active] }));
    expect(lab.state.history.steps).toBe(50);
    act(() => lab.commands.undo());
    expect(lab.state.experiment).not.toEqual(experiment);
  });

  it('of a run that had ended make it longer; without weights, or with no lane left, nothing is offered', () => {
    train();
    const { file } = readRunFile(written(40));
    expect(continuationOf({ ...file!, experiment: { ...file!.experiment, steps: 40 } })?.experiment.steps).toBe(80);
    expect(continuationOf({ ...file!, checkpoint: { ...checkpoint(40), progress: [{ ...active, status: 'diverged', divergedAt: 3 }, { ...active, status: 'diverged', divergedAt: 3 }] } })).toBeNull();
    const { checkpoint: _weights, ...plain } = file!;
    expect(continuationOf(plain)).toBeNull();
  });
});

describe('marks', () => {
  it('are what the reader has done in this lesson', () => {
    let progress = recordVisit(emptyProgress, 'some-lesson', 1);
    progress = recordPrediction(progress, 'some-lesson', 'first', 5, { kind: 'choice', right: false });
    progress = recordAttempt(progress, 'some-lesson', 'deep', { at: 6, solved: false, hints: 1, solutionOpen: false });
    progress = recordAttempt(progress, 'some-lesson', 'deep', { at: 7, solved: true, hints: 2, solutionOpen: false });
    progress = recordAttempt(progress, 'some-lesson', 'given-up', { at: 8, solved: false, hints: 3, solutionOpen: true });
    progress = recordClaim(progress, 'some-lesson', 'true', { at: 9, passed: true, value: 1 });
    progress = recordPrediction(progress, 'another', 'first', 5, { kind: 'choice', right: true });
    expect(marksOf('some-lesson', progress.lessons.get('some-lesson'))).toEqual([
      { kind: 'prediction', lesson: 'some-lesson', id: 'first', result: 'wrong', at: 5, attempts: null, hints: null },
      { kind: 'challenge', lesson: 'some-lesson', id: 'deep', result: 'solved', at: 7, attempts: 2, hints: 2 },
      { kind: 'challenge', lesson: 'some-lesson', id: 'given-up', result: 'surrendered', at: 8, attempts: 1, hints: 3 },
      { kind: 'claim', lesson: 'some-lesson', id: 'true', result: 'passed', at: 9, attempts: 1, hints: null },
    ]);
    expect(marksOf('some-lesson', undefined)).toEqual([]);
  });
});
