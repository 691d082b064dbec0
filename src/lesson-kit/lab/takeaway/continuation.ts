import type { Experiment } from '@/engine/experiment/types';
import type { Checkpoint } from '@/engine/worker/protocol';
import type { RunFile } from '@/export/runFile/types';
import type { RunHistory } from '@/session/runHistory';
import { historyOf } from './runRecord';

export interface Continuation {
  readonly experiment: Experiment;
  readonly checkpoint: Checkpoint;
  readonly history: RunHistory;
}

/**
 * What a file must hold to be trained on, and as what: the same experiment, or, where it had come to its end, one as long
 * again. null without weights, and where no lane is left to train.
 */
export function continuationOf(file: RunFile): Continuation | null {
  const { checkpoint, experiment } = file;
  if (!checkpoint || checkpoint.progress.every(({ status }) => status === 'diverged')) return null;
  const history = historyOf(file);
  history.truncate(checkpoint.step);
  // Limits are the engine's: what is too long is clamped as it is loaded.
  const longer = checkpoint.step < experiment.steps ? experiment : { ...experiment, steps: checkpoint.step + experiment.steps };
  return { experiment: longer, checkpoint, history };
}
