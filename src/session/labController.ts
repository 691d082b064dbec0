import type { StoreApi } from 'zustand/vanilla';
import { changesInFlight, duplicateLane, removeLane } from '@/engine/experiment/edit';
import type { Experiment } from '@/engine/experiment/types';
import { validateExperiment } from '@/engine/experiment/validate';
import type { EngineClient, EngineRun, RunListener } from '@/engine/worker/client';
import type { BackendInfo, Failure, RunStatus, Snapshot, Watch } from '@/engine/worker/protocol';
import { FrameStore } from './frameStore';
import { Ghosts } from './ghosts';
import type { SessionEnvironment } from './labSession';
import { NoticeBoard, type NewNotice } from './notices';
import { RunHistory } from './runHistory';
import type { LabState } from './types';
import { UndoStack } from './undoStack';

/** Edits that follow each other this closely are one gesture: the run in between was never looked at. */
const gestureMs = 400;

const isTraining = (status: RunStatus): boolean => status === 'running' || status === 'warming';
const hasEnded = (status: RunStatus): boolean => status === 'done' || status === 'diverged' || status === 'failed';

/** The one place where a lab's state changes: commands of the reader on one side, reports of the engine on the other. */
export class LabController implements RunListener {
  readonly #store: FrameStore<LabState>;
  readonly #environment: SessionEnvironment;
  readonly #run: EngineRun;
  readonly #ghosts = new Ghosts();
  readonly #notices = new NoticeBoard();
  readonly #undo = new UndoStack();
  #watch: Watch = { layers: false, boundary: false, samples: false, confusion: false };
  #editedAt = -Infinity;
  #restartedAt = -Infinity;
  /** A run or pause that the worker has not confirmed: older reports must not undo what the button shows. */
  #expected: 'training' | 'resting' | null = null;

  constructor(store: StoreApi<LabState>, client: EngineClient, environment: SessionEnvironment) {
    this.#store = new FrameStore(store, environment.nextFrame);
    this.#environment = environment;
    this.#run = client.openRun(this);
    this.#run.configure(store.getState().experiment);
  }

  get #state(): LabState {
    return this.#store.state;
  }

  // ── transport ─────────────────────────────────────────────────────────────────────────────────────────────────────

  run(): void {
    const { status, step, experiment } = this.#state;
    if (isTraining(status)) return;
    const extended = status === 'done' && step < experiment.steps;
    if (hasEnded(status) && !extended) this.#restart(experiment);
    this.#run.run();
    this.#expected = 'training';
    this.#store.show({ status: step > 0 && !hasEnded(status) ? 'running' : 'warming' });
  }

  pause(): void {
    if (!isTraining(this.#state.status)) return;
    this.#run.pause();
    this.#expected = 'resting';
    this.#store.show({ status: 'paused', stepsPerSecond: 0 });
  }

  toggle(): void {
    if (isTraining(this.#state.status)) this.pause();
    else this.run();
  }

  stepOnce(): void {
    if (isTraining(this.#state.status)) this.pause();
    this.#run.step();
  }

  reset(): void {
    this.#restart(this.#state.experiment);
  }

  setPace(pace: { readonly stopAt?: number | null; readonly speed?: number | null }): void {
    this.#store.show(pace);
    const { stopAt, speed } = this.#state;
    this.#run.pace(stopAt, speed);
  }

  watch(panel: keyof Watch, visible: boolean): void {
    if (this.#watch[panel] === visible) return;
    this.#watch = { ...this.#watch, [panel]: visible };
    this.#run.watch(this.#watch);
  }

  // ── the experiment ────────────────────────────────────────────────────────────────────────────────────────────────

  edit(change: (experiment: Experiment) => Experiment): void {
    this.#replace(change(this.#state.experiment), (before, after) => changesInFlight(before, after));
  }

  newSeed(): void {
    this.edit((experiment) => ({ ...experiment, seed: this.#environment.randomSeed() }));
  }

  duplicateLane(lane: number): void {
    this.edit((experiment) => duplicateLane(experiment, lane));
  }

  removeLane(lane: number): void {
    this.edit((experiment) => removeLane(experiment, lane));
  }

  /** A preset is a fresh start, also where its numbers could be changed under way. */
  load(experiment: Experiment): void {
    this.pause();
    this.#replace(experiment, (before, after) => (changesInFlight(before, after) === 'none' && this.#state.step === 0 ? 'none' : 'restart'));
  }

  undo(): void {
    const experiment = this.#undo.pop();
    if (!experiment) return;
    const change = changesInFlight(this.#state.experiment, experiment);
    if (change === 'restart') this.#restart(experiment, isTraining(this.#state.status));
    else this.#amend(experiment);
    this.#store.show({ canUndo: !this.#undo.isEmpty });
  }

  #replace(wanted: Experiment, kindOf: (before: Experiment, after: Experiment) => 'none' | 'live' | 'restart'): void {
    const { experiment: before, status } = this.#state;
    const { experiment, notices, error } = validateExperiment(wanted);
    if (error) return this.#notify({ kind: 'refused', error });
    if (notices.length > 0) this.#notify({ kind: 'experiment', notices });
    const kind = kindOf(before, experiment);
    if (kind === 'none') return;
    const now = this.#environment.clock();
    if (now - this.#editedAt >= gestureMs) this.#undo.push(before);
    this.#editedAt = now;
    this.#store.show({ canUndo: !this.#undo.isEmpty });
    if (kind === 'live') this.#amend(experiment);
    else this.#restart(experiment, isTraining(status));
  }

  #amend(experiment: Experiment): void {
    this.#run.amend(experiment);
    this.#store.show({ experiment });
  }

  /** From step 0 on. What was drawn stays as a ghost, and the reader is told. */
  #restart(experiment: Experiment, goOn = false): void {
    const { history, step, experiment: before, inside } = this.#state;
    const now = this.#environment.clock();
    const sameGesture = now - this.#restartedAt < gestureMs;
    this.#restartedAt = now;
    if (!history.isEmpty && !sameGesture) this.#ghosts.keep(before, history);
    if (step > 0 && !sameGesture) this.#notify({ kind: 'restarted' });
    const samePicture = before.lanes.length === experiment.lanes.length && before.data.set === experiment.data.set && before.data.classes === experiment.data.classes;
    this.#expected = null;
    this.#run.configure(experiment);
    if (goOn) this.#run.run();
    this.#store.show({
      experiment,
      status: goOn ? 'warming' : 'idle',
      step: 0,
      stepsPerSecond: 0,
      lanes: [],
      history: new RunHistory(experiment.lanes.length),
      historyVersion: this.#state.historyVersion + 1,
      ghosts: this.#ghosts.list,
      // The old boundary stays in view until the new one comes: a slider would make it flicker.
      inside: inside && samePicture ? { step: 0, layers: null, boundary: inside.boundary, samples: null, confusion: null } : null,
      failure: null,
    });
  }

  // ── ghosts and notices ────────────────────────────────────────────────────────────────────────────────────────────

  pin(): void {
    const { experiment, history } = this.#state;
    if (history.isEmpty) return;
    this.#ghosts.pin(experiment, history.clone());
    this.#store.show({ ghosts: this.#ghosts.list });
  }

  removeGhost(id: number): void {
    this.#ghosts.remove(id);
    this.#store.show({ ghosts: this.#ghosts.list });
  }

  dismiss(noticeId: number): void {
    this.#notices.dismiss(noticeId);
    this.#store.show({ notices: this.#notices.list });
  }

  #notify(notice: NewNotice): void {
    this.#notices.add(notice);
    this.#store.show({ notices: this.#notices.list });
  }

  // ── reports of the engine ─────────────────────────────────────────────────────────────────────────────────────────

  onBackend(backend: BackendInfo): void {
    if (backend.name === 'cpu' && backend.reason !== 'requested') this.#notices.add({ kind: 'fallback', backend });
    this.#store.gather({ backend, notices: this.#notices.list });
  }

  onConfigured(preview: LabState['preview'], parameterCounts: readonly number[]): void {
    this.#store.gather({ preview, parameterCounts });
  }

  onSnapshot(snapshot: Snapshot): void {
    const { history, historyVersion, inside, lanes } = this.#state;
    const grew = snapshot.batches.count > 0 || snapshot.evaluations.length > 0;
    history.append(snapshot);
    snapshot.lanes.forEach(({ divergedAt }, lane) => {
      if (divergedAt !== null && lanes[lane]?.divergedAt !== divergedAt) this.#notices.add({ kind: 'diverged', lane, step: divergedAt });
    });
    this.#store.gather({
      status: this.#confirmed(snapshot.status),
      step: snapshot.step,
      stepsPerSecond: snapshot.stepsPerSecond,
      lanes: snapshot.lanes,
      learningRates: snapshot.learningRates,
      inside: snapshot.inside ? { ...snapshot.inside } : inside,
      historyVersion: grew ? historyVersion + 1 : historyVersion,
      notices: this.#notices.list,
    });
  }

  onFailed(failure: Failure): void {
    this.#store.gather({ status: 'failed', failure, stepsPerSecond: 0 });
  }

  onResumed(step: number, cause: 'failure' | 'request'): void {
    const { history, historyVersion } = this.#state;
    history.truncate(step);
    if (cause === 'failure') this.#notices.add({ kind: 'recovered' });
    this.#store.gather({ step, historyVersion: historyVersion + 1, notices: this.#notices.list });
  }

  #confirmed(status: RunStatus): RunStatus {
    const asExpected = hasEnded(status) || isTraining(status) === (this.#expected === 'training');
    if (this.#expected !== null && !asExpected) return this.#state.status;
    this.#expected = null;
    return status;
  }

  dispose(): void {
    this.#run.release();
    this.#store.dispose();
  }
}
