import { createLabSession, type LabSession } from '@/session/labSession';
import type { LabState } from '@/session/types';
import type { Experiment } from '@/engine/experiment/types';
import type { Snapshot } from '@/engine/worker/protocol';
import { spirals } from '../engine/training/experiments';
import { FakePage, snapshot, type FakeWorker } from '../engine/worker/fakeWorkers';

/** A lab on a worker that says what the test lets it say; frames and time pass when the test says so. */
export class LabOnTest {
  readonly page = new FakePage();
  readonly session: LabSession;
  notifications = 0;
  #frames = new Set<() => void>();

  constructor(experiment: Experiment = spirals()) {
    this.session = createLabSession(this.page.client, experiment, {
      nextFrame: (callback) => {
        this.#frames.add(callback);
        return () => void this.#frames.delete(callback);
      },
      clock: () => this.page.now,
      randomSeed: () => 4242,
    });
    this.session.store.subscribe(() => (this.notifications += 1));
    this.session.open();
    this.worker.choose();
    this.frame();
  }

  get worker(): FakeWorker {
    return this.page.worker;
  }

  get state(): LabState {
    return this.session.store.getState();
  }

  get commands(): LabSession['commands'] {
    return this.session.commands;
  }

  frame(): void {
    const due = [...this.#frames];
    this.#frames.clear();
    for (const callback of due) callback();
  }

  report(changes: Partial<Snapshot>): void {
    this.worker.say({ type: 'snapshot', runId: this.worker.runId, snapshot: snapshot(changes) });
  }

  /** So many updates of both lanes with the loss 1/(step + 1). */
  train(from: number, to: number, changes: Partial<Snapshot> = {}): void {
    const count = to - from;
    const loss = Float32Array.from({ length: 2 * count }, (_, index) => 1 / (from + Math.floor(index / 2) + 1));
    this.report({ step: to, batches: { firstStep: from, count, loss, accuracy: loss }, ...changes });
    this.frame();
  }

  /** Enough time for the next edit to be a gesture of its own. */
  wait(): void {
    this.page.now += 1000;
  }
}
