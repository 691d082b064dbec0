import type { RunListener } from '@/engine/worker/client';
import type { BackendInfo } from '@/engine/worker/backendProtocol';
import type { Failure, RunStatus, Snapshot } from '@/engine/worker/protocol';
import type { FrameStore } from './frameStore';
import { announceLabReady } from './labReady';
import type { NoticeBoard } from './noticeBoard';
import { hasEnded, isTraining } from './runStatus';
import type { LabState } from './types';

/** Brings what the engine reports into the lab's state, once a frame. */
export class LabReports implements RunListener {
  readonly #store: FrameStore<LabState>;
  readonly #notices: NoticeBoard;
  /** A run or pause that the worker has not confirmed: older reports must not undo what the button shows. */
  #expected: 'training' | 'resting' | null = null;

  constructor(store: FrameStore<LabState>, notices: NoticeBoard) {
    this.#store = store;
    this.#notices = notices;
  }

  expect(expected: 'training' | 'resting' | null): void {
    this.#expected = expected;
  }

  onBackend(backend: BackendInfo): void {
    // Only where there was no choice.
    if (backend.name === 'cpu' && !['faster', 'begun', 'requested'].includes(backend.reason)) this.#notices.gather({ kind: 'fallback', backend });
    this.#store.gather({ backend });
  }

  onConfigured(preview: LabState['preview'], parameterCounts: readonly number[]): void {
    this.#store.gather({ preview, parameterCounts });
    announceLabReady();
  }

  onSnapshot(snapshot: Snapshot): void {
    const { history, historyVersion, inside, lanes } = this.#store.state;
    const grew = snapshot.batches.count > 0 || snapshot.evaluations.length > 0;
    history.append(snapshot);
    snapshot.lanes.forEach(({ divergedAt }, lane) => {
      if (divergedAt !== null && lanes[lane]?.divergedAt !== divergedAt) this.#notices.gather({ kind: 'diverged', lane, step: divergedAt });
    });
    this.#store.gather({
      status: this.#confirmed(snapshot.status),
      step: snapshot.step,
      stepsPerSecond: snapshot.stepsPerSecond,
      lanes: snapshot.lanes,
      learningRates: snapshot.learningRates,
      inside: snapshot.inside ?? inside,
      historyVersion: grew ? historyVersion + 1 : historyVersion,
    });
  }

  onFailed(failure: Failure): void {
    this.#expected = null;
    this.#store.gather({ status: 'failed', failure, stepsPerSecond: 0 });
  }

  onResumed(step: number): void {
    const { history, historyVersion } = this.#store.state;
    history.truncate(step);
    this.#notices.gather({ kind: 'recovered' });
    this.#store.gather({ step, historyVersion: historyVersion + 1 });
  }

  #confirmed(status: RunStatus): RunStatus {
    const asExpected = hasEnded(status) || isTraining(status) === (this.#expected === 'training');
    if (this.#expected !== null && !asExpected) return this.#store.state.status;
    this.#expected = null;
    return status;
  }
}
