import { act, fireEvent, render, screen } from '@testing-library/react';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readRunFile } from '@/export/runFile/readRunFile';
import type { RunFileErrorCode } from '@/export/runFile/types';
import { writeRunFile } from '@/export/runFile/writeRunFile';
import { BringBackNotice } from '@/lesson-kit/lab/takeaway/BringBackNotice';
import { refusalText } from '@/lesson-kit/lab/takeaway/refusalText';
import { historyOf, product, recordOf } from '@/lesson-kit/lab/takeaway/runRecord';
import { TakeAwayPanel } from '@/lesson-kit/lab/takeaway/TakeAwayPanel';
import { useBringBack } from '@/lesson-kit/lab/takeaway/useBringBack';
import { useFileDrop } from '@/lesson-kit/lab/takeaway/useFileDrop';
import { LabContext } from '@/session/LabContext';
import { LabOnTest } from '../session/fakeSession';

let lab: LabOnTest;
const active = { status: 'active', divergedAt: null, keptStep: 40 } as const;
const numbers = { trainLoss: 0.5, trainAccuracy: 0.75, validationLoss: 0.625, validationAccuracy: 0.5 };

beforeEach(() => {
  lab = new LabOnTest();
});

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
    expect(recordOf(lab.state)).toBeNull();
    train();
    const record = recordOf({ ...lab.state, backend: { name: 'webgl', renderer: 'A device', reason: 'preferred', probeError: 0 } })!;
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
  const text = (): string => writeRunFile(recordOf({ ...lab.state, backend: { name: 'cpu', renderer: '', reason: 'requested', probeError: 0 } })!);

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
