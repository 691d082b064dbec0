import type { StoreApi } from 'zustand/vanilla';
import type { Experiment } from '@/engine/experiment/types';
import type { EngineClient, EngineRun, ResumePoint } from '@/engine/worker/client';
import type { BackendChoice } from '@/engine/worker/backendProtocol';
import type { RunBelongings } from '@/engine/worker/protocol';
import { ExperimentEdits, type EditedRun } from './experimentEdits';
import { FrameStore } from './frameStore';
import { Ghosts } from './ghosts';
import { LabReports } from './labReports';
import type { SessionEnvironment } from './labSession';
import { boundaryUntilTheNext, untrained } from './labState';
import { NoticeBoard } from './noticeBoard';
import { noRun } from './noRun';
import type { RunHistory } from './runHistory';
import { hasEnded, isTraining } from './runStatus';
import type { LabState } from './types';
import { WatchedParts } from './watchedParts';

/** What the reader can do to a lab: to its run here, to everything else in its parts. The engine's answers arrive in LabReports. */
export class LabController implements EditedRun {
  readonly ghosts: Ghosts;
  readonly notices: NoticeBoard;
  readonly edits: ExperimentEdits;
  readonly watched = new WatchedParts((watch) => this.#run.watch(watch));
  readonly #store: FrameStore<LabState>;
  readonly #client: EngineClient;
  readonly #reports: LabReports;
  #run: EngineRun = noRun;

  constructor(store: StoreApi<LabState>, client: EngineClient, environment: SessionEnvironment) {
    this.#store = new FrameStore(store, environment.nextFrame);
    this.#client = client;
    this.ghosts = new Ghosts(this.#store);
    this.notices = new NoticeBoard(this.#store);
    this.edits = new ExperimentEdits(this.#store, this.notices, environment, this);
    this.#reports = new LabReports(this.#store, this.notices);
  }

  /** Prepares the run; after `dispose`, from step 0 again. */
  open(): void {
    if (this.#run !== noRun) return;
    this.#run = this.#client.openRun(this.#reports);
    this.#run.watch(this.watched.watch);
    this.setPace({});
    this.reset();
  }

  get #state(): LabState {
    return this.#store.state;
  }

  run(): void {
    const { status, step, experiment } = this.#state;
    if (isTraining(status)) return;
    const extended = status === 'done' && step < experiment.steps;
    if (hasEnded(status) && !extended) this.restart(experiment);
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
    this.restart(this.#state.experiment);
  }

  setPace(pace: { readonly stopAt?: number | null; readonly speed?: number | null }): void {
    this.#store.show(pace);
    const { stopAt, speed } = this.#state;
    this.#run.pace(stopAt, speed);
  }

  preferBackend(choice: BackendChoice): void {
    const { backend, backendChoice, step, status, experiment } = this.#state;
    this.#client.prefer(choice);
    this.#store.show({ backendChoice: choice });
    if (choice === backendChoice && status !== 'failed') return;
    // No run changes its side: under way it stays where it is, or begins again.
    const elsewhere = choice === 'auto' ? step === 0 : choice !== backend?.name;
    if (elsewhere || status === 'failed') this.restart(experiment, isTraining(status));
  }

  amend(experiment: Experiment): void {
    this.#run.amend(experiment);
    this.#store.show({ experiment });
  }

  /** What was drawn stays as a ghost and the reader is told, unless the run was only passing. */
  restart(experiment: Experiment, goOn = false, passing = false): void {
    const before = this.#state;
    const ghosts = passing ? before.ghosts : this.ghosts.withRunOnScreen();
    if (before.step > 0 && !passing) this.notices.show({ kind: 'restarted' });
    this.#reports.expect(null);
    this.#run.configure(experiment);
    if (goOn) this.#run.run();
    this.#store.show({
      ...untrained(experiment),
      status: goOn ? 'warming' : 'idle',
      historyVersion: this.#state.historyVersion + 1,
      ghosts,
      inside: boundaryUntilTheNext(before, experiment),
    });
  }

  /** The state with which it was taken shows at least what was taken: reports come in order. */
  async take(withData: boolean): Promise<{ readonly belongings: RunBelongings; readonly state: LabState }> {
    const belongings = await this.#run.take(withData);
    return { belongings, state: this.#state };
  }

  /** A run of another time takes the place of the one on screen, at the step where its checkpoint stands. */
  continueRun(experiment: Experiment, history: RunHistory, from: ResumePoint): void {
    this.edits.load(experiment);
    this.notices.withdraw('restarted');
    this.#run.configure(this.#state.experiment, from);
    const { step, progress } = from.checkpoint;
    this.#store.show({ status: 'paused', step, lanes: progress, learningRates: [], history, historyVersion: this.#state.historyVersion + 1 });
  }

  dispose(): void {
    this.#run.release();
    this.#run = noRun;
    this.#store.dispose();
  }
}
