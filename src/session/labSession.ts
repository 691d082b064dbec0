import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EngineClient } from '@/engine/worker/client';
import type { Experiment } from '@/engine/experiment/types';
import { LabController } from './labController';
import { initialState } from './labState';
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
  const { edits, ghosts, notices, watched } = controller;
  const commands: LabCommands = {
    run: () => controller.run(),
    pause: () => controller.pause(),
    toggle: () => controller.toggle(),
    stepOnce: () => controller.stepOnce(),
    reset: () => controller.reset(),
    newSeed: () => edits.newSeed(),
    edit: (change) => edits.edit(change),
    undo: () => edits.undo(),
    redo: () => edits.redo(),
    load: (experiment) => edits.load(experiment),
    loadDefault: () => edits.loadDefault(),
    loadLink: (text) => edits.loadLink(text),
    duplicateLane: (lane) => edits.duplicateLane(lane),
    removeLane: (lane) => edits.removeLane(lane),
    setStopAt: (step) => controller.setPace({ stopAt: step }),
    setSpeed: (stepsPerSecond) => controller.setPace({ speed: stepsPerSecond }),
    watch: (panel, visible) => watched.view(panel, visible),
    follow: (focus) => watched.follow(focus),
    pin: () => ghosts.pin(),
    pinFile: (file, experiment, history) => ghosts.pinFile(file, experiment, history),
    take: (withData) => controller.take(withData),
    continueRun: (experiment, history, from) => controller.continueRun(experiment, history, from),
    removeGhost: (id) => ghosts.remove(id),
    dismiss: (noticeId) => notices.dismiss(noticeId),
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

const pageEnvironment: SessionEnvironment = {
  nextFrame(callback) {
    const request = requestAnimationFrame(callback);
    return () => cancelAnimationFrame(request);
  },
  clock: () => performance.now(),
  randomSeed: () => crypto.getRandomValues(new Uint32Array(1))[0]!,
};
