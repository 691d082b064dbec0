import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EngineClient } from '@/engine/worker/client';
import type { Experiment } from '@/engine/experiment/types';
import { LabController } from './labController';
import { RunHistory } from './runHistory';
import type { LabCommands, LabState } from './types';

/** What a session needs from its page; tests own the time. */
export interface SessionEnvironment {
  /** Calls back before the next frame is drawn; the returned function takes the request back. */
  nextFrame(callback: () => void): () => void;
  /** milliseconds */
  clock(): number;
  /** 0 … 2^32−1 */
  randomSeed(): number;
}

export interface LabSession {
  readonly store: StoreApi<LabState>;
  readonly commands: LabCommands;
  /** Lets the engine prepare the run; what it returns releases it again. Until then commands only change the experiment. */
  open(): () => void;
}

/**
 * The state of one lab and everything that can be done to it. Pure: a component may build one while it renders. `initial` is
 * the lesson's own experiment, `start` what is on screen first.
 */
export function createLabSession(client: EngineClient, initial: Experiment, environment: SessionEnvironment = pageEnvironment, start = initial): LabSession {
  const store = createStore<LabState>(() => initialState(client, initial, start));
  const controller = new LabController(store, client, environment);
  const commands: LabCommands = {
    run: () => controller.run(),
    pause: () => controller.pause(),
    toggle: () => controller.toggle(),
    stepOnce: () => controller.stepOnce(),
    reset: () => controller.reset(),
    newSeed: () => controller.newSeed(),
    edit: (change) => controller.edit(change),
    undo: () => controller.undo(),
    redo: () => controller.redo(),
    load: (experiment) => controller.load(experiment),
    loadDefault: () => controller.loadDefault(),
    loadLink: (text) => controller.loadLink(text),
    duplicateLane: (lane) => controller.duplicateLane(lane),
    removeLane: (lane) => controller.removeLane(lane),
    setStopAt: (step) => controller.setPace({ stopAt: step }),
    setSpeed: (stepsPerSecond) => controller.setPace({ speed: stepsPerSecond }),
    watch: (panel, visible) => controller.watch(panel, visible),
    follow: (focus) => controller.follow(focus),
    pin: () => controller.pin(),
    pinFile: (file, experiment, history) => controller.pinFile(file, experiment, history),
    take: (withData) => controller.take(withData),
    continueRun: (experiment, history, from) => controller.continueRun(experiment, history, from),
    removeGhost: (id) => controller.removeGhost(id),
    dismiss: (noticeId) => controller.dismiss(noticeId),
    preferBackend: (choice) => controller.preferBackend(choice),
    measure: (experiment, options) => client.measure(experiment, options),
    dispose: () => controller.dispose(),
  };
  const open = (): (() => void) => {
    controller.open();
    return commands.dispose;
  };
  return { store, commands, open };
}

function initialState(client: EngineClient, initial: Experiment, experiment: Experiment): LabState {
  return {
    experiment,
    initial,
    origin: experiment,
    status: 'idle',
    step: 0,
    stepsPerSecond: 0,
    backend: client.backend,
    backendChoice: client.choice,
    lanes: [],
    learningRates: [],
    parameterCounts: [],
    history: new RunHistory(experiment.lanes.length),
    historyVersion: 0,
    ghosts: [],
    inside: null,
    preview: null,
    failure: null,
    notices: [],
    stopAt: null,
    speed: null,
    canUndo: false,
    canRedo: false,
  };
}

const pageEnvironment: SessionEnvironment = {
  nextFrame(callback) {
    const request = requestAnimationFrame(callback);
    return () => cancelAnimationFrame(request);
  },
  clock: () => performance.now(),
  randomSeed: () => crypto.getRandomValues(new Uint32Array(1))[0]!,
};
