import type { PhaseFocus, PhaseView } from './phaseProtocol';

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
