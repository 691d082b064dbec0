import { createStore } from 'zustand/vanilla';
import { FrameStore } from '@/session/frameStore';
import { initialState } from '@/session/labState';
import type { RunHistory } from '@/session/runHistory';
import type { LabState } from '@/session/types';
import { spirals } from '../engine/training/experiments';
import { FakePage } from '../engine/worker/fakeWorkers';

/** The state of a lab without one: its parts are tested on it alone. The next frame comes when the test says so. */
export class StateOnTest {
  readonly #shown = createStore<LabState>(() => initialState(new FakePage().client, spirals(), spirals()));
  readonly store: FrameStore<LabState>;
  frame: () => void = () => undefined;

  constructor() {
    this.store = new FrameStore(this.#shown, (callback) => {
      this.frame = callback;
      return () => (this.frame = () => undefined);
    });
  }

  /** what is on screen */
  get shown(): LabState {
    return this.#shown.getState();
  }

  /** So many more steps of the run on screen. */
  train(count: number): RunHistory {
    const { history } = this.shown;
    const numbers = new Float32Array(count * history.lanes).fill(1);
    history.append({ batches: { firstStep: history.steps, count, loss: numbers, accuracy: numbers }, evaluations: [] });
    return history;
  }
}
