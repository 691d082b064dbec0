import type { Experiment } from '@/engine/experiment/types';
import type { BackendInfo, BackendName, BackendWish } from './backendProtocol';
import type { Watch } from './insideProtocol';
import type { Checkpoint, Command, DataPreview, Failure, Report, RunBelongings, Snapshot } from './protocol';
import { Takes } from './takes';

/** What the owner of a run hears. */
export interface RunListener {
  onBackend(backend: BackendInfo): void;
  onConfigured(preview: DataPreview, parameterCounts: readonly number[]): void;
  onSnapshot(snapshot: Snapshot): void;
  onFailed(failure: Failure): void;
  /** Another worker has taken over and goes on from `step`: what came after it will be reported again. */
  onResumed(step: number): void;
}

/** Where a run that was trained elsewhere goes on: its state, and the side it was trained on. */
export interface ResumePoint {
  readonly checkpoint: Checkpoint;
  readonly backend: BackendName;
}

/** The page's handle on the run of the lab. After `release` nothing is heard of it any more. */
export interface EngineRun {
  /** Prepares the experiment at step 0, or where the checkpoint stands, in place of whatever this run was. */
  configure(experiment: Experiment, from?: ResumePoint): void;
  run(): void;
  pause(): void;
  step(): void;
  amend(experiment: Experiment): void;
  pace(stopAt: number | null, stepsPerSecond: number | null): void;
  watch(watch: Watch): void;
  /** Weights, optimizer state and, if asked for, batches and data, at the step of the latest snapshot. Rejects with an EngineError when the run ends before they come. */
  take(withData: boolean): Promise<RunBelongings>;
  release(): void;
}

let lastRunId = 0;

type RunReport = Extract<Report, { readonly type: 'chosen' | 'configured' | 'snapshot' | 'taken' | 'checkpoint' | 'failed' }> & { readonly runId: number };

/** Remembers everything that another worker must be told to go on with a run. */
export class RunRecord implements EngineRun {
  readonly listener: RunListener;
  readonly #post: (command: Command) => void;
  readonly #wish: () => BackendWish;
  readonly #released: () => void;
  #runId = 0;
  #experiment: Experiment | null = null;
  #checkpoint: Checkpoint | null = null;
  #training = false;
  #pace: { readonly stopAt: number | null; readonly stepsPerSecond: number | null } = { stopAt: null, stepsPerSecond: null };
  #watch: Watch | null = null;
  /** what it trains on; null until the worker has chosen */
  #side: BackendName | null = null;
  #open = true;
  readonly #takes = new Takes();
  /** no update has been reported yet: programs may still be compiling */
  starting = false;

  constructor(listener: RunListener, post: (command: Command) => void, wish: () => BackendWish, released: () => void) {
    this.listener = listener;
    this.#post = post;
    this.#wish = wish;
    this.#released = released;
  }

  configure(experiment: Experiment, from?: ResumePoint): void {
    if (!this.#open) return;
    this.#takes.failAll('another experiment came');
    lastRunId += 1;
    this.#runId = lastRunId;
    this.#experiment = experiment;
    this.#checkpoint = from?.checkpoint ?? null;
    this.#side = from?.backend ?? null;
    this.#training = false;
    this.#send();
  }

  run(): void {
    this.#training = true;
    this.#command({ type: 'run', runId: this.#runId });
  }

  pause(): void {
    this.#training = false;
    this.#command({ type: 'pause', runId: this.#runId });
  }

  step(): void {
    this.#command({ type: 'step', runId: this.#runId });
  }

  amend(experiment: Experiment): void {
    this.#experiment = experiment;
    this.#command({ type: 'amend', runId: this.#runId, experiment });
  }

  pace(stopAt: number | null, stepsPerSecond: number | null): void {
    this.#pace = { stopAt, stepsPerSecond };
    this.#command({ type: 'pace', runId: this.#runId, ...this.#pace });
  }

  watch(watch: Watch): void {
    this.#watch = watch;
    this.#command({ type: 'watch', runId: this.#runId, watch });
  }

  take(withData: boolean): Promise<RunBelongings> {
    return this.#takes.start((takeId) => this.#command({ type: 'take', runId: this.#runId, takeId, withData }));
  }

  release(): void {
    if (!this.#open) return;
    this.#takes.failAll('the run was released');
    this.#command({ type: 'release', runId: this.#runId });
    this.#open = false;
    this.#experiment = null;
    this.starting = false;
    this.#released();
  }

  /** Tells a new worker everything; the run stays on its side. */
  resume(): void {
    this.#takes.failAll('the engine was started again');
    if (!this.#experiment) return;
    this.#send();
    if (this.#training) this.run();
    this.listener.onResumed(this.#checkpoint?.step ?? 0);
  }

  failed(failure: Failure): void {
    if (!this.#open) return;
    this.#takes.failAll(failure.detail);
    // Without a run there is nothing to resume; configuring again starts over.
    this.#experiment = null;
    this.starting = false;
    this.listener.onFailed(failure);
  }

  receive(report: RunReport): void {
    if (!this.#experiment || report.runId !== this.#runId) return;
    switch (report.type) {
      case 'chosen':
        this.#side = report.backend.name;
        return this.listener.onBackend(report.backend);
      case 'configured': return this.listener.onConfigured(report.preview, report.parameterCounts);
      case 'taken': return this.#takes.receive(report.takeId, report.belongings);
      case 'checkpoint':
        this.#checkpoint = report.checkpoint;
        return;
      case 'failed': return this.failed(report.failure);
      case 'snapshot': {
        const { status, step } = report.snapshot;
        if (step > 0) this.starting = false;
        if (status === 'paused' || status === 'done' || status === 'diverged') this.#training = false;
        this.listener.onSnapshot(report.snapshot);
      }
    }
  }

  #send(): void {
    this.starting = true;
    const checkpoint = this.#checkpoint;
    const wish = { ...this.#wish(), ...(this.#side ? { begun: this.#side } : {}) };
    this.#command({ type: 'configure', runId: this.#runId, experiment: this.#experiment!, wish, ...(checkpoint ? { checkpoint } : {}) });
    this.#command({ type: 'pace', runId: this.#runId, ...this.#pace });
    if (this.#watch) this.#command({ type: 'watch', runId: this.#runId, watch: this.#watch });
  }

  /** Before the first `configure` the worker knows nothing of this run. */
  #command(command: Command): void {
    if (this.#open && this.#experiment) this.#post(command);
  }
}
