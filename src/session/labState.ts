import type { Experiment } from '@/engine/experiment/types';
import type { EngineClient } from '@/engine/worker/client';
import type { Inside } from '@/engine/worker/insideProtocol';
import { RunHistory } from './runHistory';
import type { LabState } from './types';

/** What is on screen before a lab opens. */
export function initialState(client: EngineClient, initial: Experiment, experiment: Experiment): LabState {
  return {
    ...untrained(experiment),
    initial,
    origin: experiment,
    backend: client.backend,
    backendChoice: client.choice,
    learningRates: [],
    parameterCounts: [],
    historyVersion: 0,
    ghosts: [],
    inside: null,
    preview: null,
    notices: [],
    stopAt: null,
    speed: null,
    canUndo: false,
    canRedo: false,
  };
}

/** An experiment of which no step has been made. */
export const untrained = (experiment: Experiment) => ({ experiment, status: 'idle', step: 0, stepsPerSecond: 0, lanes: [], history: new RunHistory(experiment.lanes.length), failure: null }) satisfies Partial<LabState>;

/** The old boundary stays in view until the new one comes, where it is of the same picture: a slider would make it flicker. */
export function boundaryUntilTheNext({ inside, experiment: before }: LabState, after: Experiment): Inside | null {
  const samePicture = before.lanes.length === after.lanes.length && before.data.set === after.data.set && before.data.classes === after.data.classes;
  if (!inside || !samePicture) return null;
  return { step: 0, layers: null, boundary: inside.boundary, samples: null, confusion: null, uncertainty: null, fit: null, batchNorm: null, stepSizes: null, phases: null };
}
