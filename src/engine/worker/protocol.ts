import type { Experiment } from '@/engine/experiment/types';
import type { LaneState } from '@/engine/model/plan';
import type { MeasureAnswers, MeasureRequest } from './measureProtocol';
import type { PhaseFocus, PhaseView } from './phaseProtocol';

/** `idle` is a configured run that has not started; `diverged` means that every lane has. */
export type RunStatus = 'idle' | 'warming' | 'running' | 'paused' | 'done' | 'diverged' | 'failed';

export type BackendName = 'webgl' | 'cpu';

/** What the reader wants: a side, or for each run the one that a measurement at start promises to be faster. */
export type BackendChoice = 'auto' | BackendName;

/** What a run trains on. */
export interface BackendInfo {
  readonly name: BackendName;
  /** UNMASKED_RENDERER of the graphics device, or '' on the CPU. */
  readonly renderer: string;
  /**
   * Why it is this side: codes, the page has the words. `faster` by prediction; `begun`: the run began there and goes on after
   * a failure, although the prediction has changed; the others say why there was no choice.
   */
  readonly reason: 'faster' | 'begun' | 'requested' | 'no-webgl2' | 'no-float-textures' | 'probe-failed' | 'start-timeout' | 'too-many-failures';
  /** Largest deviation of the start-up probe from plain numbers; NaN where no graphics device was opened. */
  readonly probeError: number;
  /** what was predicted; null where nothing was compared */
  readonly estimate: StepEstimate | null;
}

/** One training step of an experiment on both sides, as predicted. */
export interface StepEstimate {
  readonly cpuMs: number;
  readonly webglMs: number;
  readonly multiplyAdds: number;
  /** GPU programs */
  readonly programs: number;
  /** of the graphics device that was compared */
  readonly renderer: string;
  /** time that the measurement at start took */
  readonly calibrationMs: number;
}

/** Where something is to be trained. */
export interface BackendWish {
  readonly prefer: BackendChoice;
  /** 'auto' has chosen this side for the run already: it stays there */
  readonly begun?: BackendName;
  /** why the page asks for a side that the reader has not asked for */
  readonly because?: 'start-timeout' | 'too-many-failures';
}

// ── page → worker ───────────────────────────────────────────────────────────────────────────────────────────────────

/** What panels are visible; nothing else inside the network is computed. */
export interface Watch {
  readonly layers: boolean;
  readonly boundary: boolean;
  readonly samples: boolean;
  readonly confusion: boolean;
  /** spread of the answers over dropout masks: for the preview's samples, and along `fit` */
  readonly uncertainty?: boolean;
  /** the prediction as a curve, for data with one input */
  readonly fit?: boolean;
  /** a mini-batch on its way through every batch normalisation */
  readonly batchNorm?: boolean;
  /** how far the next update moves every weight, and by what its gradient is multiplied */
  readonly stepSizes?: boolean;
  /** the next update of one lane, phase by phase */
  readonly phases?: PhaseFocus | undefined;
}

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

/** The inside of the networks at one step; parts are null when nobody watches them. */
export interface Inside {
  readonly step: number;
  readonly layers: readonly (readonly LayerSummary[])[] | null;
  readonly boundary: BoundaryMap | null;
  /** probabilities [samples, classes] per lane for `DataPreview.samples` */
  readonly samples: readonly Float32Array[] | null;
  /** counts [true class, predicted class] per lane on the validation split */
  readonly confusion: readonly Int32Array[] | null;
  readonly uncertainty: Uncertainty | null;
  readonly fit: FitCurve | null;
  /** [lane][batch normalisation, first to last] */
  readonly batchNorm: readonly (readonly BatchNormView[])[] | null;
  /** [lane][dense layer, first to last] */
  readonly stepSizes: readonly (readonly StepSizes[])[] | null;
  readonly phases: PhaseView | null;
}

/** Mean and standard deviation over dropout masks, number by number. */
export interface Spread {
  readonly mean: Float32Array;
  readonly deviation: Float32Array;
}

/** Class probabilities [samples, classes] over `masks` masks for DataPreview.samples, and for the same images inverted (1 − x). */
export interface Uncertainty {
  readonly masks: number;
  readonly lanes: readonly { readonly samples: Spread; readonly inverted: Spread }[];
}

/** Predictions along the input axis, beyond the data on both sides. */
export interface FitCurve {
  /** ascending */
  readonly inputs: Float32Array;
  /** [points, outputs]; `spread` while uncertainty is watched, one mask for a whole curve */
  readonly lanes: readonly { readonly outputs: Float32Array; readonly spread: Spread | null }[];
}

/** The mini-batch of the next step in one batch normalisation: its first units and samples; statistics are those of the whole batch. */
export interface BatchNormView {
  /** index into lane.layers */
  readonly layer: number;
  /** at most 8 units (or channels), at most 64 samples (or positions of images) */
  readonly units: number;
  readonly samples: number;
  /** [samples, units] */
  readonly before: Float32Array;
  readonly after: Float32Array;
  /** [units]; the variance is the biased one that normalises */
  readonly batchMean: Float32Array;
  readonly batchVariance: Float32Array;
  readonly runningMean: Float32Array;
  readonly runningVariance: Float32Array;
  readonly gamma: Float32Array;
  readonly beta: Float32Array;
}

/** The next update of one dense layer, weight by weight: its first inputs and units; quantiles are those of all its weights. */
export interface StepSizes {
  /** index into lane.layers */
  readonly layer: number;
  /** at most 64 of each */
  readonly inputs: number;
  readonly units: number;
  /** [inputs, units]: gradient of the mini-batch, penalties included, before clipping */
  readonly gradients: Float32Array;
  /** η/(√ŝ + ε), what multiplies the (averaged) gradient; η without a divisor; NaN where no gradient has come yet */
  readonly rates: Float32Array;
  /** Δθ, before max-norm */
  readonly moves: Float32Array;
  /** 5 %, 50 % and 95 % of the rates */
  readonly rateQuantiles: readonly [number, number, number];
}

export interface Histogram {
  readonly min: number;
  readonly max: number;
  readonly counts: Uint32Array;
  readonly mean: number;
  readonly deviation: number;
}

export interface LayerSummary {
  /** index into lane.layers of the block's last layer */
  readonly layer: number;
  readonly activations: Histogram;
  /** null for blocks without parameters */
  readonly weights: Histogram | null;
  readonly gradients: Histogram | null;
  readonly gradientNorm: number;
  readonly weightNorm: number;
  /** root mean square of the activations, and of the gradient over the weights (NaN without) */
  readonly activationRms: number;
  readonly weightGradientRms: number;
  /** ‖W − W₀‖ / ‖W₀‖; NaN without parameters */
  readonly relativeMove: number;
  /** share of units whose pre-activation is ≤ 0 on every probed sample (rectifiers); NaN otherwise */
  readonly deadShare: number;
  /** share of outputs within 1 % of a bound of a bounded activation; NaN otherwise */
  readonly saturatedShare: number;
}

/** Predictions on a square grid over the data; row 0 is the top. */
export interface BoundaryMap {
  readonly resolution: number;
  readonly xRange: readonly [number, number];
  readonly yRange: readonly [number, number];
  /** per lane: most probable class and its probability, [resolution · resolution] each */
  readonly lanes: readonly { readonly classes: Uint8Array; readonly confidence: Float32Array }[];
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
