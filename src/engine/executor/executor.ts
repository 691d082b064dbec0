import type { UpdateCoefficients } from '@/engine/math/updateRules';
import type { LaneState } from '@/engine/model/plan';

/** Everything of one lane that may change between two steps without recompiling. */
export interface StepHyper {
  readonly update: UpdateCoefficients;
  readonly l1: number;
  readonly l2: number;
  /** 0 = off */
  readonly clipValue: number;
  /** per parameter block; 0 = off */
  readonly clipNorm: number;
  /** over all parameters of the lane; 0 = off */
  readonly clipGlobalNorm: number;
  readonly maxNorm: number;
  /** Live rate of every dropout operation, by index into lane.layers. */
  readonly dropoutRates: ReadonlyMap<number, number>;
  /** false: the lane's parameters and optimizer state stay as they are (it has diverged). */
  readonly active: boolean;
}

/** Mini-batch loss (data loss, without penalties) and accuracy in training mode, measured before each update. */
export interface BatchMetrics {
  readonly firstStep: number;
  readonly count: number;
  /** [count, lanes of the group] row-major; non-finite values are kept as they are */
  readonly loss: Float32Array;
  /** [count, lanes]; NaN for regression */
  readonly accuracy: Float32Array;
}

/** Mean data loss in evaluation mode (running statistics, no dropout) over a whole split. */
export interface Evaluation {
  readonly loss: number;
  /** NaN for regression */
  readonly accuracy: number;
}

/** What a forward pass does where training and evaluation differ. */
export type PassMode =
  /** running statistics, no dropout */
  | { readonly kind: 'evaluation' }
  /** rows in mini-batches of the training's size, each normalised with its own statistics; no dropout */
  | { readonly kind: 'batch-statistics' }
  | DropoutMode;

/** Running statistics, and the masks of step `sample`: a draw from the networks that dropout trains. */
export interface DropoutMode {
  readonly kind: 'dropout';
  readonly sample: number;
  /** one mask for all rows (one thinned network), or each row its own as in training */
  readonly shared: boolean;
  /** per lane, by index into lane.layers */
  readonly rates: readonly ReadonlyMap<number, number>[];
}

export type SplitName = 'train' | 'validation';

/** Values of one layer block at one moment, for histograms and norms. */
export interface LayerProbe {
  /** index into lane.layers of the block's last layer */
  readonly layer: number;
  /** [samples, features] outputs of the block on the probed mini-batch, training mode */
  readonly activations: Float32Array;
  /** pre-activation (input of the tail), same size as activations */
  readonly preActivations: Float32Array;
  /** weight rows and bias row of the block, empty when it has no parameters */
  readonly weights: Float32Array;
  /** gradient of the loss (penalties included, before clipping) with respect to `weights` */
  readonly gradients: Float32Array;
}

/**
 * Trains one LaneGroup. Two implementations, one meaning: executor/cpu (typed arrays) and executor/gpu (WebGL programs).
 * Calls never overlap: the owner awaits each promise before the next call.
 */
export interface Executor {
  readonly lanes: number;
  /** Enqueues the update with this 0-based step for every lane; returns before the GPU has finished. */
  step(step: number, hyper: readonly StepHyper[]): void;
  /** Metrics of all steps enqueued since the last drain; waits for them. */
  drain(): Promise<BatchMetrics>;
  /** On a split, or on its first `limit` samples. */
  evaluate(split: SplitName, limit?: number): Promise<readonly Evaluation[]>;
  /** Network outputs (logits) of every lane, [rows, outputs] each; inputs [rows, features]; in evaluation mode if nothing is said. */
  outputs(inputs: Float32Array, rows: number, mode?: PassMode): Promise<readonly Float32Array[]>;
  /** Forward and backward on the mini-batch of `step` without updating anything. One list of blocks per lane. */
  probe(step: number, hyper: readonly StepHyper[]): Promise<readonly (readonly LayerProbe[])[]>;
  read(): Promise<readonly LaneState[]>;
  write(states: readonly LaneState[]): void;
  /** Frees everything; memory returns to what it was before creation. */
  dispose(): void;
}

/** The GPU went away in mid-work: every pending promise of the executor rejects with this. */
export class DeviceLostError extends Error {
  constructor(reason: string) {
    super(`graphics device lost: ${reason}`);
    this.name = 'DeviceLostError';
  }
}
