import type { ActivationName, Lane } from '@/engine/experiment/types';

/**
 * What a lane's layer list means once shapes are known: a chain of blocks, each one core operation followed by a tail of
 * pointwise operations (activations and dropout) that executors fuse into the core's program.
 */
export interface LanePlan {
  readonly inputShape: readonly number[];
  readonly outputs: number;
  readonly blocks: readonly Block[];
  /** Trainable arrays, in order; together they are the flat view of `length` numbers. */
  readonly parameters: readonly ParameterBlock[];
  readonly parameterLength: number;
  /** Running statistics (not trained) of all batch normalisations: mean row, then variance row, block after block. */
  readonly runningLength: number;
}

export type Block = {
  readonly core: Core;
  readonly tail: readonly PointwiseOp[];
  /** [features] or [height, width, channels] after core and tail. */
  readonly outputShape: readonly number[];
  /** Indices into `LanePlan.parameters`; −1 when the core has none. */
  readonly parameter: number;
  /** Offset of this batch normalisation's statistics in the running view; −1 for other cores. */
  readonly running: number;
  /** Indices into `lane.layers` that this block realises (flatten included), first to last. */
  readonly layers: readonly number[];
};

export type Core =
  | { readonly kind: 'identity'; readonly shape: readonly number[] }
  | { readonly kind: 'dense'; readonly inputs: number; readonly units: number }
  | { readonly kind: 'conv2d'; readonly input: ImageShape; readonly output: ImageShape; readonly kernel: number; readonly stride: number; readonly padding: 'same' | 'valid' }
  | { readonly kind: 'maxPool' | 'avgPool'; readonly input: ImageShape; readonly output: ImageShape; readonly size: number; readonly stride: number; readonly padding: 'same' | 'valid' }
  /** y = x, or slope·x when x ≤ 0; one slope per feature, or per channel of every pixel. */
  | { readonly kind: 'prelu'; readonly channels: number; readonly positions: number }
  /** Over the last axis: features, or channels of every pixel. */
  | { readonly kind: 'batchNorm'; readonly channels: number; /** positions a sample contributes: 1, or height·width */ readonly positions: number; readonly momentum: number; readonly epsilon: number };

/** height, width, channels (NHWC without N) */
export type ImageShape = readonly [number, number, number];

export type PointwiseOp =
  | { readonly kind: 'activation'; readonly fn: ActivationName; readonly alpha: number }
  /** `layer` is the index into lane.layers: it keys the mask stream and finds the live rate in StepHyper. */
  | { readonly kind: 'dropout' | 'alphaDropout'; readonly layer: number; readonly rate: number };

export interface ParameterBlock {
  /** index into lane.layers */
  readonly layer: number;
  readonly kind: 'dense' | 'conv2d' | 'batchNorm' | 'prelu';
  /**
   * Row-major [rows, columns]. dense: [inputs + 1, units], conv2d: [kernel·kernel·channels + 1, filters] with the kernel in
   * [kh, kw, in] order; the last row is the bias. batchNorm: [2, channels], γ then β.
   * prelu: [1, channels], the slopes.
   */
  readonly rows: number;
  readonly columns: number;
  /** Leading rows that are weights: penalties, decoupled decay and max-norm touch only these (batchNorm and prelu: 0). */
  readonly weightRows: number;
  /** Offset in the flat view. */
  readonly offset: number;
}

/** Everything a lane has learned, as plain numbers: what checkpoints, run files and statistics are made of. */
export interface LaneState {
  /** flat views of length `parameterLength`; `first` and `second` are the optimizer's m and v */
  readonly parameters: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
  /** length `runningLength` */
  readonly running: Float32Array;
}

/** Lanes whose blocks agree in everything but numbers (activation names, rates, hyper-parameters): trained in one stack. */
export interface LaneGroup {
  /** indices into experiment.lanes */
  readonly indices: readonly number[];
  readonly lanes: readonly Lane[];
  readonly plans: readonly LanePlan[];
  readonly batchSize: number;
  readonly seed: number;
}
