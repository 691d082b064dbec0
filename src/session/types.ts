import type { ExperimentError, Notice } from '@/engine/experiment/validate';
import type { Experiment } from '@/engine/experiment/types';
import type { MeasureOptions, ResumePoint } from '@/engine/worker/client';
import type { MeasureRequest } from '@/engine/worker/measureProtocol';
import type { PhaseFocus } from '@/engine/worker/phaseProtocol';
import type { BackendChoice, BackendInfo } from '@/engine/worker/backendProtocol';
import type { Inside, Watch } from '@/engine/worker/insideProtocol';
import type { DataPreview, Failure, LaneProgress, MeasuredRun, RunBelongings, RunStatus } from '@/engine/worker/protocol';
import type { LinkError } from '@/export/experimentLink';
import type { RunHistory } from './runHistory';

/** A finished or interrupted run kept on the chart when a change forces a restart, or pinned by the reader. */
export interface Ghost {
  readonly id: number;
  readonly experiment: Experiment;
  readonly history: RunHistory;
  readonly pinned: boolean;
  /** name of the file that it was read from; absent for runs of this visit */
  readonly file?: string;
}

/** Things the reader should know that are not errors: clamped values, recovered device, restarted run … */
export type SessionNotice =
  | { readonly id: number; readonly kind: 'experiment'; readonly notices: readonly Notice[] }
  /** an edit that could not be repaired; the experiment is as it was */
  | { readonly id: number; readonly kind: 'refused'; readonly error: ExperimentError }
  /** a link that held no experiment; what was on screen stays */
  | { readonly id: number; readonly kind: 'link-refused'; readonly error: LinkError }
  /** a link whose experiment is not the lesson's own */
  | { readonly id: number; readonly kind: 'link-opened'; readonly experiment: Experiment }
  | { readonly id: number; readonly kind: 'restarted' | 'recovered' | 'storage-unavailable' | 'storage-full' }
  | { readonly id: number; readonly kind: 'fallback'; readonly backend: BackendInfo }
  | { readonly id: number; readonly kind: 'diverged'; readonly lane: number; readonly step: number };

export interface LabState {
  /** What is on screen and in the address bar. */
  readonly experiment: Experiment;
  /** The lesson's own experiment: "reset to the lesson's default" goes back here. */
  readonly initial: Experiment;
  /** What was loaded last (the default, a preset, a link), before the reader's edits; undone along with them. */
  readonly origin: Experiment;
  readonly status: RunStatus;
  readonly step: number;
  readonly stepsPerSecond: number;
  /** what the run trains on; null until that is decided */
  readonly backend: BackendInfo | null;
  readonly backendChoice: BackendChoice;
  readonly lanes: readonly LaneProgress[];
  readonly learningRates: readonly number[];
  readonly parameterCounts: readonly number[];
  /** Grows in place; `historyVersion` changes when it does. */
  readonly history: RunHistory;
  readonly historyVersion: number;
  readonly ghosts: readonly Ghost[];
  readonly inside: Inside | null;
  readonly preview: DataPreview | null;
  readonly failure: Failure | null;
  readonly notices: readonly SessionNotice[];
  readonly stopAt: number | null;
  readonly speed: number | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** Parts of the inside that a panel shows or not. */
export type WatchedPanel = Exclude<keyof Watch, 'phases'>;

/** Commands of the lab; none of them throws, failures arrive as state. */
export interface LabCommands {
  run(): void;
  pause(): void;
  toggle(): void;
  /** one optimizer update */
  stepOnce(): void;
  /** same seed, from step 0; the old curve stays as a ghost */
  reset(): void;
  newSeed(): void;
  /**
   * Replaces the experiment. A change of numbers that may move in flight is applied to the running networks; anything
   * else restarts the run visibly and keeps the old curve as a ghost. Values outside the limits are clamped with a notice.
   */
  edit(change: (experiment: Experiment) => Experiment): void;
  undo(): void;
  /** what undo took back, as long as nothing else was changed since */
  redo(): void;
  /** a preset or an experiment kept elsewhere; undo brings back what it replaced */
  load(experiment: Experiment): void;
  /** `initial` again */
  loadDefault(): void;
  /** the experiment of a link's text (export/experimentLink), or a notice saying why not */
  loadLink(text: string): void;
  duplicateLane(lane: number): void;
  removeLane(lane: number): void;
  setStopAt(step: number | null): void;
  setSpeed(stepsPerSecond: number | null): void;
  /** One more panel shows this part (true), or one less (false); it is computed while any does. */
  watch(panel: WatchedPanel, visible: boolean): void;
  /** The inside holds the next update of this unit, phase by phase, after every step; null: not any more. */
  follow(focus: PhaseFocus | null): void;
  pin(): void;
  /** a run that was brought back from a file, as a pinned ghost */
  pinFile(file: string, experiment: Experiment, history: RunHistory): void;
  /** Weights, optimizer state and, if asked for, batches and data, with the state of the same step. The run goes on; rejects when it ends before they come. */
  take(withData: boolean): Promise<{ readonly belongings: RunBelongings; readonly state: LabState }>;
  /** Puts a run that was brought back on screen, paused, to be trained on from its checkpoint. `history` passes over to the lab. */
  continueRun(experiment: Experiment, history: RunHistory, from: ResumePoint): void;
  removeGhost(id: number): void;
  dismiss(noticeId: number): void;
  /** For the runs to come. A side that the reader names is wanted at once: the run begins again there, the old curve stays as a ghost. */
  preferBackend(choice: BackendChoice): void;
  /** Trains an experiment beside the lab (claims), and looks at what `request` names; rejects with an Error whose `code` is a Failure code, or AbortError. */
  measure(experiment: Experiment, options?: MeasureOptions): Promise<MeasuredRun>;
  /** Leaves the lesson: the run is released, the worker stays for the next lesson. */
  dispose(): void;
}

/** What running a claim needs of it; lesson-kit's Claim has the words as well. */
export interface RunnableClaim {
  readonly seeds: readonly number[];
  /** every seed must pass, or the mean over the seeds */
  readonly rule: 'each' | 'mean';
  readonly comparator: '<=' | '>=';
  readonly threshold: number;
  readonly check:
    | { readonly kind: 'run'; readonly experiment: (seed: number) => Experiment; /** what to look at beside the curves */ readonly request?: MeasureRequest; readonly measure: (run: MeasuredRun) => number }
    | { readonly kind: 'exact'; readonly measure: () => number };
}
