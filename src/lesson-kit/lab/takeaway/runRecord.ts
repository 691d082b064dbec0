import { fileCaps, type Mark, type RunFile } from '@/export/runFile/types';
import { curvesOf } from '@/session/finishedRun';
import { RunHistory } from '@/session/runHistory';
import type { LabState } from '@/session/types';

/** Version of the program that writes the file; a test compares it with package.json. */
export const product = '0.1.0';

type Source = Pick<LabState, 'experiment' | 'backend' | 'lanes' | 'history' | 'step'>;

/** The run on screen as a file holds it: what has been trained so far. null before the first step. */
export function recordOf({ experiment, backend, lanes, history, step }: Source, lesson: string, marks: readonly Mark[]): RunFile | null {
  if (backend === null || step === 0 || lanes.length !== history.lanes) return null;
  // The history may be a frame ahead of what the lanes say about it; a file must not contradict itself.
  return { experiment, product, renderer: backend.renderer.slice(0, 200), lesson, marks: marks.slice(0, fileCaps.marks), run: { ...curvesOf(history, step), lanes, backend: backend.name } };
}

/** The curves of a file, to be drawn as those of a run of this visit. */
export function historyOf({ experiment, run }: RunFile): RunHistory {
  const history = new RunHistory(experiment.lanes.length);
  // A file has no accuracies of mini-batches.
  history.append({ batches: { firstStep: 0, count: run.steps, loss: run.batchLoss, accuracy: new Float32Array(run.batchLoss.length).fill(NaN) }, evaluations: run.evaluations });
  return history;
}
