import type { Core } from '@/engine/model/plan';

/**
 * What a measurement looks at beside the curves. The answers are in MeasuredRun under the same names; what is not asked for
 * costs nothing. Plain values: a request travels to the worker.
 */
export interface MeasureRequest {
  /** signals, gradients and weights of every block, before step 0 and at the end */
  readonly layers?: boolean;
  /** what the networks answer at the end, with masks or without */
  readonly predictions?: readonly PredictionRequest[];
  /** what changes in outputs and gradients when a layer is changed by hand at the end */
  readonly perturbations?: readonly Perturbation[];
}

export interface MeasureAnswers {
  /** [lane][block]; `start` is before step 0 */
  readonly layers?: { readonly start: readonly (readonly LayerNumbers[])[]; readonly end: readonly (readonly LayerNumbers[])[] };
  /** [request][lane] */
  readonly predictions?: readonly (readonly Prediction[])[];
  /** [request][lane] */
  readonly perturbations?: readonly (readonly PerturbationEffect[])[];
}

/**
 * One block of one lane on the first 256 training examples, forward and backward as one batch: batch normalisation uses its
 * statistics, dropout is off, and gradients are those of the mean data loss without penalties.
 */
export interface LayerNumbers {
  /** index into lane.layers of the block's last layer */
  readonly layer: number;
  readonly kind: Core['kind'];
  /** root mean square, and mean, of the block's outputs (behind its activation) */
  readonly rms: number;
  readonly mean: number;
  /** root mean square of the gradient over the weights of a dense or convolutional layer; NaN for other blocks */
  readonly weightGradientRms: number;
  /** ‖W − W₀‖ / ‖W₀‖ over the weights, or over all parameters of a block without weights; NaN without parameters */
  readonly relativeMove: number;
  /** largest difference between the incoming weights of two units, biases included; 0 = all units are alike; NaN without weights */
  readonly unitDifference: number;
  /** mean of the learned slopes of a prelu; NaN for other blocks */
  readonly slope: number;
  /** share of ReLU units whose pre-activation is ≤ 0 for each of the first 2,048 training examples; NaN for other activations */
  readonly deadShare: number;
}

export interface PredictionRequest {
  /**
   * `inverted`: 1 − x of the validation inputs as the network sees them, far from the data for images that are not
   * standardised. `grid`: `count` points from `from` to `to`, for data with one input.
   */
  readonly inputs: 'train' | 'validation' | 'inverted' | { readonly from: number; readonly to: number; readonly count: number };
  /**
   * `batch-statistics`: batch normalisation with the statistics of mini-batches of the training's size, dropout off.
   * `dropout`: masks on, running statistics; each row has a mask of its own, but on a grid all points have the same one.
   */
  readonly mode?: 'evaluation' | 'batch-statistics' | 'dropout';
  /** number of masks that are drawn and averaged over; 1 if nothing is said */
  readonly samples?: number;
}

/** Of one lane. Rows are inputs; columns are class probabilities, or the outputs of a regression. */
export interface Prediction {
  readonly rows: number;
  readonly columns: number;
  /** [rows, columns] over the samples: mean and (biased) standard deviation */
  readonly mean: Float32Array;
  readonly deviation: Float32Array;
  /** of the mean; NaN where there are no classes */
  readonly accuracy: number;
  /** mean accuracy of the single samples */
  readonly sampleAccuracy: number;
  /** mean over the rows of the largest mean probability; NaN for regression */
  readonly confidence: number;
}

/** W ← scale·W and b ← b + shift of one dense or convolutional layer, for the question only. */
export interface Perturbation {
  /** index into lane.layers */
  readonly layer: number;
  readonly scaleWeights?: number;
  readonly shiftBias?: number;
}

/** Seen on the first 256 training examples, as in LayerNumbers. NaN where the lane has no such layer. */
export interface PerturbationEffect {
  /** largest change of an output of the network */
  readonly outputDifference: number;
  readonly before: LayerGradient;
  readonly after: LayerGradient;
}

export interface LayerGradient {
  /** Euclidean norm over the weights */
  readonly weightNorm: number;
  /** largest absolute value over the biases */
  readonly largestBias: number;
}
