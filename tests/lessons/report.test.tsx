import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ReportDialog } from '@/lesson-kit/lab/report/ReportDialog';
import { reportCharts } from '@/lesson-kit/lab/report/reportCharts';
import { settingRows } from '@/lesson-kit/lab/report/settingRows';
import { LabContext } from '@/session/LabContext';
import { RunHistory } from '@/session/runHistory';
import { LabOnTest } from '../session/fakeSession';

let lab: LabOnTest;
const active = { status: 'active', divergedAt: null, keptStep: 40 } as const;
const numbers = { trainLoss: 0.5, trainAccuracy: 0.75, validationLoss: 0.625, validationAccuracy: 0.5 };

beforeEach(() => {
  lab = new LabOnTest();
  lab.train(0, 40, { lanes: [active, { ...active, status: 'diverged', divergedAt: 33 }], evaluations: [{ step: 40, lanes: [numbers, numbers] }] });
});

describe('the report of a run', () => {
  it('holds seed, steps, device, versions, curves, final numbers, every setting and the address', () => {
    render(<LabContext session={lab.session}><ReportDialog lesson="some-lesson" onClose={() => undefined} /></LabContext>);
    const dialog = within(screen.getByRole('dialog', { name: 'Report of this run' }));
    const { experiment } = lab.state;
    const text = screen.getByRole('dialog').textContent ?? '';
    for (const part of [`Seed${experiment.seed}`, `40 of ${experiment.steps}`, 'WebGL', 'Descent 0.1.0, run file format 2', 'diverged at step 33', `Learning rate η`, `Batch size${experiment.batchSize}`, '#e=1.']) expect(text).toContain(part);
    expect(dialog.getAllByRole('img').map((image) => image.getAttribute('alt') ?? image.getAttribute('aria-label'))).toEqual(['Training loss, Validation loss', 'Training accuracy, Validation accuracy', 'QR code of the address']);
    expect(dialog.getAllByRole('cell').map(({ textContent }) => textContent)).toEqual(expect.arrayContaining(['0.6250', '0.7500']));
  });

  it('is printed from outside the dialog, as it stood when it was opened', () => {
    const print = vi.fn<() => void>();
    vi.stubGlobal('print', print);
    const view = render(<LabContext session={lab.session}><ReportDialog lesson="some-lesson" onClose={() => undefined} /></LabContext>);
    act(() => lab.train(40, 90, { lanes: [active, active] }));
    const paper = document.querySelector('body > [data-print="only"]');
    expect(paper?.textContent).toContain('40 of');
    fireEvent.click(screen.getByRole('button', { name: 'Print or save as PDF' }));
    expect(print).toHaveBeenCalledOnce();
    view.unmount();
    expect(document.querySelector('[data-print="only"]')).toBeNull();
    vi.unstubAllGlobals();
  });

  it('leaves out what was not measured: a file has no accuracies of mini-batches', () => {
    const history = new RunHistory(2);
    history.append({ batches: { firstStep: 0, count: 2, loss: Float32Array.of(3, 3, 2, 2), accuracy: new Float32Array(4).fill(NaN) }, evaluations: [{ step: 0, lanes: [numbers, numbers] }] });
    expect(reportCharts({ ...lab.state, history, step: 2 }, 'en').map(({ title }) => title)).toEqual(['Training loss, Validation loss', 'Validation accuracy']);
  });

  it('has a word for every setting in both languages', () => {
    for (const language of ['en', 'zh'] as const) for (const { name, values } of settingRows(lab.state.experiment, language)) expect(`${name}${values.join()}`).not.toMatch(/undefined|\w\.\w+[A-Z]/);
  });
});
