import { act, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LabCurves } from '@/lesson-kit/lab/LabCurves';
import { LabViewProvider } from '@/lesson-kit/lab/LabViewProvider';
import { LabContext } from '@/session/LabContext';
import { RunHistory } from '@/session/runHistory';
import { LabOnTest } from '../session/fakeSession';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** One second of full speed from a step on, 60 frames with news in each: how many curves were computed, and their points. */
function secondAt(lab: LabOnTest, first: number): { readonly curves: number; readonly longest: number } {
  const smoothed = vi.spyOn(RunHistory.prototype, 'smoothed');
  for (let frame = 0; frame < 60; frame += 1) {
    act(() => {
      lab.train(first + 20 * frame, first + 20 * (frame + 1));
      vi.advanceTimersByTime(1000 / 60);
    });
  }
  const lengths = smoothed.mock.results.map(({ value }) => (value as readonly unknown[]).length);
  smoothed.mockRestore();
  return { curves: lengths.length, longest: Math.max(...lengths) };
}

/** Two lanes: training smoothed and raw, and validation. */
const perDrawing = 2 * 3;

it('a chart is computed eight times a second, with as many points after a million steps as after a thousand', () => {
  const lab = new LabOnTest();
  render(<LabContext session={lab.session}><LabViewProvider><LabCurves mark={null} /></LabViewProvider></LabContext>);
  lab.commands.run();
  act(() => lab.train(0, 1000));
  const early = secondAt(lab, 1000);
  act(() => lab.train(2200, 1_000_000));
  const late = secondAt(lab, 1_000_000);
  expect(early.curves).toBeGreaterThan(4 * perDrawing);
  expect(early.curves).toBeLessThanOrEqual(9 * perDrawing);
  expect(late.curves).toBeLessThanOrEqual(9 * perDrawing);
  expect(early.longest).toBeLessThanOrEqual(240);
  expect(late.longest).toBeLessThanOrEqual(240);
});
