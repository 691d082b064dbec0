import type { RunStatus } from '@/engine/worker/protocol';

/**
 * What may happen to a run. `start` and `pause` are the reader's, `warmed` says that the first updates came back (programs
 * are compiled), `stepped` that one update was made by hand, `extended` that a finished run was given more steps.
 */
export type RunEvent = 'start' | 'warmed' | 'stepped' | 'pause' | 'finish' | 'diverge' | 'extended' | 'fail';

const failing = { fail: 'failed' } as const;
const ending = { finish: 'done', diverge: 'diverged', ...failing } as const;

const transitions: Readonly<Record<RunStatus, Partial<Record<RunEvent, RunStatus>>>> = {
  idle: { start: 'warming', stepped: 'paused', ...ending },
  warming: { warmed: 'running', pause: 'paused', ...ending },
  running: { pause: 'paused', ...ending },
  paused: { start: 'running', stepped: 'paused', ...ending },
  done: { extended: 'paused', ...failing },
  diverged: { ...failing },
  failed: {},
};

/** The status after an event; an event that has no meaning in this status changes nothing. */
export function nextStatus(status: RunStatus, event: RunEvent): RunStatus {
  return transitions[status][event] ?? status;
}

/** Updates are being made (or about to be, while programs compile). */
export function isTraining(status: RunStatus): boolean {
  return status === 'running' || status === 'warming';
}
