import type { Experiment } from '@/engine/experiment/types';
import type { LaneState } from '@/engine/model/plan';
import type { BackendInfo, BackendName, BackendWish } from './backendProtocol';
import type { Inside, Watch } from './insideProtocol';
import type { MeasureAnswers, MeasureRequest } from './measureProtocol';

/** `idle` is a configured run that has not started; `diverged` means that every lane has. */
export type RunStatus = 'idle' | 'warming' | 'running' | 'paused' | 'done' | 'diverged' | 'failed';

// ── page → worker ───────────────────────────────────────────────────────────────────────────────────────────────────

export type Command =
  | { readonly type: 'boot'; /** absolute URL of the folder of data files */ readonly dataUrl: string }
  /** Prepares a run and replaces the previous one; with a checkpoint it continues there. Answers `chosen`, then `configured` or `failed`. */
  | { readonly type: 'configure'; readonly runId: number; readonly experiment: Experiment; /** as 'auto' sees fit when absent */ readonly wish?: BackendWish; readonly checkpoint?: Checkpoint }
  | { readonly type: 'run' | 'pause' | 'step'; readonly runId: number }
  /** Same structure, other numbers: learning rates, dropout rates, penalties, clipping, schedules, steps. */
  | { readonly type: 'amend'; readonly runId: number; readonly experiment: Experiment }
  | { readonly type: 'pace'; readonly runId: number; /** pauses there; null = only at experiment.steps */ readonly stopAt: number | null; /** null = as fast as possible */ readonly stepsPerSecond: number | null }
  | { readonly type: 'watch'; readonly runId: number; readonly watch: Watch }
  /** Trains an experiment to its end beside the lab's run, turn by turn, and reports its history. */
  | { readonly type: 'measure'; readonly jobId: number; readonly experiment: Experiment; readonly wish?: BackendWish; readonly request?: MeasureRequest }
  | { readonly type: 'cancel'; readonly jobId: number }
  /** Everything a run has, to be taken away; training goes on as if nobody had asked. Answers `taken`. */
  | { readonly type: 'take'; readonly runId: number; readonly takeId: number; /** batch order and data as well */ readonly withData: boolean }
  | { readonly type: 'release'; readonly runId: number }
  | { readonly type: 'ping'; readonly sentAt: number }
  /** Fault injection for tests of recovery: loses the graphics context as a driver reset would. */
  | { readonly type: 'loseContext' };

// ── worker → page ───────────────────────────────────────────────────────────────────────────────────────────────────

export type Report =
  /** What a run, or a measurement (null), is going to be trained on. */
  | { readonly type: 'chosen'; readonly runId: number | null; readonly backend: BackendInfo }
  | { readonly type: 'configured'; readonly runId: number; readonly preview: DataPreview; readonly parameterCounts: readonly number[] }
  | { readonly type: 'snapshot'; readonly runId: number; readonly snapshot: Snapshot }
  | { readonly type: 'taken'; readonly runId: number; readonly takeId: number; readonly belongings: RunBelongings }
  | { readonly type: 'checkpoint'; readonly runId: number; readonly checkpoint: Checkpoint }
  | { readonly type: 'measuring'; readonly jobId: number; readonly step: number; readonly steps: number }
  | { readonly type: 'measured'; readonly jobId: number; readonly result: MeasuredRun }
  | { readonly type: 'pong'; readonly sentAt: number; readonly tensors: number; readonly bytes: number }
  | { readonly type: 'failed'; readonly runId: number | null; readonly jobId: number | null; readonly failure: Failure }
  /** The graphics device went away; the page decides what to start next. */
  | { readonly type: 'deviceLost'; readonly reason: string };

export interface Failure {
  readonly code: 'invalid-experiment' | 'data-missing' | 'data-damaged' | 'data-version' | 'out-of-memory' | 'shader' | 'internal';
  /** For the console and bug reports, never shown as the message itself. */
  readonly detail: string;
}

/** What changed since the previous snapshot of the run, as plain numbers. */
export interface Snapshot {
  readonly status: RunStatus;
  /** updates done */
  readonly step: number;
  readonly stepsPerSecond: number;
  /**
   * Mini-batch loss and accuracy of the steps since the last snapshot. Every number is finite or NaN; NaN means that there is
   * nothing to draw: from the step on at which the lane diverged, and accuracies of regression.
   */
  readonly batches: { readonly firstStep: number; readonly count: number; /** [count, lanes] */ readonly loss: Float32Array; readonly accuracy: Float32Array };
  readonly evaluations: readonly EvaluationPoint[];
  readonly lanes: readonly LaneProgress[];
  readonly learningRates: readonly number[];
  readonly inside: Inside | null;
}

export interface EvaluationPoint {
  readonly step: number;
  /** NaN where a lane has diverged (a MeasuredRun reports chance as its accuracy) and for accuracies of regression */
  readonly lanes: readonly { readonly trainLoss: number; readonly trainAccuracy: number; readonly validationLoss: number; readonly validationAccuracy: number }[];
}

export interface LaneProgress {
  readonly status: 'active' | 'diverged';
  /** step whose loss was the first non-finite one, and the step of the last finite state that was kept */
  readonly divergedAt: number | null;
  readonly keptStep: number | null;
}

/** The data as the reader sees it. */
export interface DataPreview {
  readonly inputShape: readonly number[];
  readonly classes: number;
  readonly trainSize: number;
  readonly validationSize: number;
  /** at most 1,000 training points of 2-D sets */
  readonly points: { readonly inputs: Float32Array; readonly labels: Int32Array } | null;
  /** at most 1,000 training points of sets with one input and one target */
  readonly curve: { readonly inputs: Float32Array; readonly targets: Float32Array } | null;
  /** at most 24 validation images, values 0…1 */
  readonly samples: { readonly inputs: Float32Array; readonly labels: Int32Array; readonly count: number } | null;
}

export interface Checkpoint {
  readonly step: number;
  /** step of the last evaluation; −1 before the first */
  readonly evaluatedStep: number;
  readonly lanes: readonly LaneState[];
  readonly progress: readonly LaneProgress[];
  /** state of 'performance' schedules per lane, null for the others */
  readonly schedules: readonly unknown[];
}

/** Weights before the first step: the flat views of engine/model/plan. */
export interface InitialWeights {
  readonly parameters: Float32Array;
  readonly running: Float32Array;
}

/** The data of a lane as it was trained on, row-major: inputs [size, features], targets [size, outputs of the set]. */
export interface LaneSamples {
  readonly trainInputs: Float32Array;
  readonly trainTargets: Float32Array;
  readonly validationInputs: Float32Array;
  readonly validationTargets: Float32Array;
}

/** What can be taken from a run beside its curves, lane by lane. */
export interface RunBelongings {
  readonly initial: readonly InitialWeights[];
  /** where it stands now: enough to train on from there */
  readonly checkpoint: Checkpoint;
  /** sample of every row of every mini-batch so far, [step, batch] */
  readonly batches?: readonly Int32Array[];
  readonly samples?: readonly LaneSamples[];
}

/** A whole run, for claims, challenges and the command line, with the answers to what was asked beside it. */
export interface MeasuredRun extends MeasureAnswers {
  readonly steps: number;
  /** [steps, lanes] */
  readonly batchLoss: Float32Array;
  readonly evaluations: readonly EvaluationPoint[];
  readonly lanes: readonly LaneProgress[];
  readonly backend: BackendName;
}
