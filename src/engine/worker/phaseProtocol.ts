import type { UpdateCoefficients } from '@/engine/math/updateRules';

/** What slow motion follows: one unit of one dense layer, on one sample of the mini-batch. Each is brought into its range. */
export interface PhaseFocus {
  readonly lane: number;
  /** among the dense layers of the lane, first to last */
  readonly layer: number;
  readonly unit: number;
  /** row of the mini-batch */
  readonly sample: number;
}

/**
 * The next update of one lane before it is made: forward, loss, backward and update in the numbers that the engine will train
 * with. Looking changes nothing; the view of the next step holds what has become of the weights.
 */
export interface PhaseView {
  readonly step: number;
  /** as it was brought into range */
  readonly focus: PhaseFocus;
  readonly counts: { readonly layers: number; readonly units: number; readonly rows: number };
  /** false: the lane has diverged and is not updated any more */
  readonly active: boolean;
  /** what the sample becomes, the network's input first, then block by block */
  readonly signals: readonly PhaseSignal[];
  readonly unit: PhaseUnit;
  readonly loss: PhaseLoss;
  readonly update: PhaseUpdate;
}

export interface PhaseSignal {
  /** index into lane.layers of the block's last layer; −1 for the input */
  readonly layer: number;
  readonly size: number;
  /** the first numbers of the block's output, at most 64 */
  readonly values: Float32Array;
  /** ‖∂L/∂W‖ of the block; NaN without parameters */
  readonly gradientNorm: number;
}

/** Arrays of the unit's weights, the bias last. */
export interface PhaseUnit {
  /** index into lane.layers */
  readonly layer: number;
  readonly inputs: Float32Array;
  readonly weights: Float32Array;
  /** of the mean loss of the mini-batch, penalties included, before clipping */
  readonly gradients: Float32Array;
  readonly preActivation: number;
  readonly output: number;
  /** ∂(loss of the sample)/∂z of the unit; NaN where other samples have a say in it (batch normalisation) or images follow */
  readonly delta: number;
}

export interface PhaseLoss {
  readonly logits: Float32Array;
  readonly targets: Float32Array;
  /** ∂(loss of the sample)/∂logits */
  readonly delta: Float32Array;
  readonly sample: number;
  readonly batch: number;
}

/** Of the unit's weights: what the update is made from and what it makes of them. */
export interface PhaseUpdate {
  readonly coefficients: UpdateCoefficients;
  readonly learningRate: number;
  readonly l1: number;
  readonly l2: number;
  readonly maxNorm: number;
  /** what clipping multiplies the gradients by; 1 when nothing is clipped, NaN when each component is clipped on its own */
  readonly clipFactor: number;
  readonly clipped: Float32Array;
  /** accumulators before and after */
  readonly first: Float32Array;
  readonly second: Float32Array;
  readonly nextFirst: Float32Array;
  readonly nextSecond: Float32Array;
  /** by the formulas; the engine's own are `weights` of the next view */
  readonly nextWeights: Float32Array;
}
