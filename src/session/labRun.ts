import { sameValue } from '@/engine/experiment/edit';
import type { Experiment } from '@/engine/experiment/types';
import type { MeasuredRun } from '@/engine/worker/protocol';
import { finishedRun } from './finishedRun';
import type { LabSession } from './labSession';
import { hasEnded } from './runStatus';

/** Why a run in the lab says nothing: the reader changed the experiment meanwhile, or the device failed. */
class LabRunError extends Error {
  readonly code: 'changed' | 'failed';

  constructor(code: LabRunError['code']) {
    super(`the run in the lab: ${code}`);
    this.name = 'LabRunError';
    this.code = code;
  }
}

/**
 * Loads an experiment into the lab, runs it before the reader's eyes and hands the run over when it has ended. Pausing,
 * stepping and resetting are the reader's right: the promise waits. Rejects with LabRunError, or as `signal` is aborted.
 */
export function runInLab({ store, commands }: LabSession, experiment: Experiment, signal: AbortSignal): Promise<MeasuredRun> {
  return new Promise((resolve, reject) => {
    commands.load(experiment);
    // Loading may repair the experiment; what is on screen now is what will be judged.
    const loaded = store.getState().experiment;
    const end = (settle: () => void): void => {
      unsubscribe();
      signal.removeEventListener('abort', abort);
      settle();
    };
    const abort = (): void => end(() => reject(new DOMException('cancelled', 'AbortError')));
    const unsubscribe = store.subscribe((state) => {
      if (!sameValue(state.experiment, loaded)) return end(() => reject(new LabRunError('changed')));
      if (state.failure) return end(() => reject(new LabRunError('failed')));
      if (!hasEnded(state.status)) return undefined;
      const run = finishedRun(state);
      return run ? end(() => resolve(run)) : undefined;
    });
    signal.addEventListener('abort', abort);
    commands.run();
  });
}
