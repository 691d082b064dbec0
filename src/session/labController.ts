import type { StoreApi } from 'zustand/vanilla';
import { changesInFlight, duplicateLane, removeLane, sameValue } from '@/engine/experiment/edit';
import type { Experiment } from '@/engine/experiment/types';
import { validateExperiment } from '@/engine/experiment/validate';
import type { EngineClient, EngineRun, ResumePoint } from '@/engine/worker/client';
import type { PhaseFocus } from '@/engine/worker/phaseProtocol';
import type { BackendChoice, RunBelongings, Watch } from '@/engine/worker/protocol';
import { decodeExperiment } from '@/export/experimentLink';
import { FrameStore } from './frameStore';
import { Ghosts } from './ghosts';
import { hasEnded, isTraining, LabReports } from './labReports';
import type { SessionEnvironment } from './labSession';
import { noRun } from './noRun';
import { NoticeBoard, type NewNotice } from './notices';
import { RunHistory } from './runHistory';
import type { LabState, WatchedPanel } from './types';
import { UndoStack, type Setup } from './undoStack';

/** Edits that follow each other this closely are one gesture: the run in between was never looked at. */
const gestureMs = 400;

/** What the reader can do to a lab. The engine's answers arrive in LabReports. */
export class LabController {
  readonly #store: FrameStore<LabState>;
  readonly #environment: SessionEnvironment;
  readonly #client: EngineClient;
  #run: EngineRun = noRun;
  readonly #ghosts = new Ghosts();
  readonly #notices = new NoticeBoard();
  readonly #reports: LabReports;
  readonly #undo = new UndoStack();
  /** how many panels show each part: the last one that goes switches it off */
  readonly #viewers = new Map<WatchedPanel, number>();
  #watch: Watch = { layers: false, boundary: false, samples: false, confusion: false };
  #editedAt = -Infinity;
  #restartedAt = -Infinity;

  constructor(store: StoreApi<LabState>, client: EngineClient, environment: SessionEnvironment) {
    this.#store = new FrameStore(store, environment.nextFrame);
    this.#environment = environment;
    this.#reports = new LabReports(this.#store, this.#notices);
    this.#client = client;
  }

  /** Prepares the run; after `dispose`, from step 0 again. */
  open(): void {
    if (this.#run !== noRun) return;
    this.#run = this.#client.openRun(this.#reports);
    this.#run.watch(this.#watch);
    this.setPace({});
    this.#restart(this.#state.experiment);
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
    this.#reports.expect('training');
    this.#store.show({ status: step > 0 && !hasEnded(status) ? 'running' : 'warming' });
  }

  pause(): void {
    if (!isTraining(this.#state.status)) return;
    this.#run.pause();
    this.#reports.expect('resting');
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

  watch(panel: WatchedPanel, visible: boolean): void {
    const viewers = Math.max(0, (this.#viewers.get(panel) ?? 0) + (visible ? 1 : -1));
    this.#viewers.set(panel, viewers);
    if ((this.#watch[panel] ?? false) === viewers > 0) return;
    this.#watch = { ...this.#watch, [panel]: viewers > 0 };
    this.#run.watch(this.#watch);
  }

  /** What slow motion follows; null: nothing. */
  follow(phases: PhaseFocus | null): void {
    this.#watch = { ...this.#watch, phases: phases ?? undefined };
    this.#run.watch(this.#watch);
  }

  preferBackend(choice: BackendChoice): void {
    const { backend, backendChoice, step, status, experiment } = this.#state;
    this.#client.prefer(choice);
    this.#store.show({ backendChoice: choice });
    if (choice === backendChoice && status !== 'failed') return;
    // No run changes its side: under way it stays where it is, or begins again.
    const elsewhere = choice === 'auto' ? step === 0 : choice !== backend?.name;
    if (elsewhere || status === 'failed') this.#restart(experiment, isTraining(status));
  }

  // ── the experiment ────────────────────────────────────────────────────────────────────────────────────────────────

  edit(change: (experiment: Experiment) => Experiment): void {
    this.#replace(change(this.#state.experiment), (before, after) => changesInFlight(before, after));
  }

  newSeed(): void {
    this.#click((experiment) => ({ ...experiment, seed: this.#environment.randomSeed() }));
  }

  duplicateLane(lane: number): void {
    this.#click((experiment) => duplicateLane(experiment, lane));
  }

  removeLane(lane: number): void {
    this.#click((experiment) => removeLane(experiment, lane));
  }

  /** A change that is never part of a longer gesture, however soon the next one comes. */
  #click(change: (experiment: Experiment) => Experiment): void {
    this.#editedAt = -Infinity;
    this.edit(change);
    this.#editedAt = -Infinity;
  }

  /** A preset is a fresh start, also where its numbers could be changed under way. */
  load(experiment: Experiment): void {
    this.pause();
    this.#notices.withdraw('link-opened');
    this.#store.show({ notices: this.#notices.list });
    this.#editedAt = this.#restartedAt = -Infinity;
    this.#replace(experiment, (before, after) => (changesInFlight(before, after) === 'none' && this.#state.step === 0 ? 'none' : 'restart'), true);
    this.#editedAt = -Infinity;
  }

  loadDefault(): void {
    this.load(this.#state.initial);
  }

  loadLink(text: string): void {
    const link = decodeExperiment(text);
    if (link.error) return this.#notify({ kind: 'link-refused', error: link.error });
    this.load(link.experiment);
    if (!sameValue(link.experiment, this.#state.initial)) this.#notify({ kind: 'link-opened', experiment: link.experiment });
    if (link.notices.length > 0) this.#notify({ kind: 'experiment', notices: link.notices });
  }

  undo(): void {
    this.#goTo(this.#undo.undo(this.#state));
  }

  redo(): void {
    this.#goTo(this.#undo.redo(this.#state));
  }

  #goTo(setup: Setup | undefined): void {
    if (!setup) return;
    const { experiment, origin } = setup;
    this.#editedAt = -Infinity;
    const change = changesInFlight(this.#state.experiment, experiment);
    if (change === 'restart') this.#restart(experiment, isTraining(this.#state.status));
    else this.#amend(experiment);
    this.#store.show({ origin, ...this.#undo.state });
  }

  #replace(wanted: Experiment, kindOf: (before: Experiment, after: Experiment) => 'none' | 'live' | 'restart', loaded = false): void {
    const { experiment: before, origin, status } = this.#state;
    const { experiment, notices, error } = validateExperiment(wanted);
    if (error) return this.#notify({ kind: 'refused', error });
    if (notices.length > 0) this.#notify({ kind: 'experiment', notices });
    if (loaded) this.#store.show({ origin: experiment });
    const kind = kindOf(before, experiment);
    if (kind === 'none') return;
    const now = this.#environment.clock();
    if (now - this.#editedAt >= gestureMs) this.#undo.push({ experiment: before, origin });
    this.#editedAt = now;
    this.#store.show(this.#undo.state);
    if (kind === 'live') return this.#amend(experiment);
    const passing = now - this.#restartedAt < gestureMs;
    this.#restartedAt = now;
    this.#restart(experiment, isTraining(status), passing);
  }

  #amend(experiment: Experiment): void {
    this.#run.amend(experiment);
    this.#store.show({ experiment });
  }

  /** From step 0 on. What was drawn stays as a ghost and the reader is told, unless the run lived only between two moves of a slider. */
  #restart(experiment: Experiment, goOn = false, passing = false): void {
    const { history, step, experiment: before, inside } = this.#state;
    if (!history.isEmpty && !passing) this.#ghosts.keep(before, history);
    if (step > 0 && !passing) this.#notify({ kind: 'restarted' });
    const samePicture = before.lanes.length === experiment.lanes.length && before.data.set === experiment.data.set && before.data.classes === experiment.data.classes;
    this.#reports.expect(null);
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
      inside: inside && samePicture ? { step: 0, layers: null, boundary: inside.boundary, samples: null, confusion: null, uncertainty: null, fit: null, batchNorm: null, stepSizes: null, phases: null } : null,
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

  pinFile(file: string, experiment: Experiment, history: RunHistory): void {
    this.#ghosts.pin(experiment, history, file);
    this.#store.show({ ghosts: this.#ghosts.list });
  }

  /** The state with which it was taken shows at least what was taken: reports come in order. */
  async take(withData: boolean): Promise<{ readonly belongings: RunBelongings; readonly state: LabState }> {
    const belongings = await this.#run.take(withData);
    return { belongings, state: this.#state };
  }

  /** A run of another time takes the place of the one on screen, at the step where its checkpoint stands. */
  continueRun(experiment: Experiment, history: RunHistory, from: ResumePoint): void {
    this.load(experiment);
    this.#notices.withdraw('restarted');
    this.#run.configure(this.#state.experiment, from);
    const { step, progress } = from.checkpoint;
    this.#store.show({ status: 'paused', step, lanes: progress, learningRates: [], history, historyVersion: this.#state.historyVersion + 1, notices: this.#notices.list });
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

  dispose(): void {
    this.#run.release();
    this.#run = noRun;
    this.#store.dispose();
  }
}
