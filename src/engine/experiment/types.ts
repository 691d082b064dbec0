/**
 * The one value of the product. A lesson holds an Experiment, a slider edits it, the address bar stores it, the worker
 * trains it, a claim asserts something about it, the command line replays it. Plain JSON, immutable by convention.
 */
export const experimentVersion = 1;

export interface Experiment {
  readonly version: typeof experimentVersion;
  /** 0 … 2^32−1. One seed drives every named stream (lib/random). */
  readonly seed: number;
  readonly data: DataSpec;
  /** 1 … 8 variants trained on the same batches from the same draws of initial weights. */
  readonly lanes: readonly Lane[];
  /** Samples of one update; clipped to the training set's size. The last incomplete batch of an epoch is dropped. */
  readonly batchSize: number;
  /** The run stops by itself after this many optimizer updates. */
  readonly steps: number;
  /** Loss and accuracy on both splits are measured before step 0 and after every `evalEvery` updates. */
  readonly evalEvery: number;
}

// ── data ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type DataSetId = 'circles' | 'moons' | 'spirals' | 'xor' | 'blobs' | 'linreg' | 'sine' | 'digits' | 'mnist' | 'cancer';

export interface DataSpec {
  readonly set: DataSetId;
  /** Samples of the training split; real data sets have less at most (digits 1297, mnist 10 000, cancer 400). */
  readonly trainSize: number;
  /** Samples of the validation split (digits 500, mnist 2 000, cancer 169 at most). */
  readonly validationSize: number;
  /** Standard deviation of the coordinate noise of generators; of the pixel noise of copied images. */
  readonly noise: number;
  /** Spirals: revolutions of each arm. */
  readonly turns: number;
  /** Spirals and blobs: number of classes. */
  readonly classes: number;
  /** Blobs: diameter of the circle of centres. */
  readonly separation: number;
  /**
   * Share of training labels replaced by a uniformly random class. Validation labels stay clean, unless images are copied:
   * then the originals have wrong labels, their copies the same ones, and fresh images as large a share.
   */
  readonly labelNoise: number;
  /** `standardise`: zero mean and unit variance with statistics of the training split. */
  readonly preprocess: 'none' | 'standardise';
  /** Images: noisy copies of each original, which both splits are made of; 1: the images themselves. */
  readonly copies: number;
  /** What a split of copies deals out: whole originals, or single copies, so that most originals are on both sides. */
  readonly copySplit: 'original' | 'copy';
  /** Copies: validate on the part held out by the split, or on other images of the same kind, each with noise of its own. */
  readonly validateOn: 'held-out' | 'fresh';
}

// ── lanes ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Lane {
  /** Shown in legends; empty means "named by its differences". Text, never markup. */
  readonly label: string;
  /** From input to logits; the last layer is dense with one unit per output. */
  readonly layers: readonly LayerSpec[];
  /** Initialiser of every dense and convolutional kernel of the lane that does not name its own. */
  readonly init: InitSpec;
  readonly loss: LossSpec;
  readonly optimizer: OptimizerSpec;
  readonly schedule: ScheduleSpec;
  readonly clip: ClipSpec;
  readonly regularisation: RegularisationSpec;
  /** What this lane does not share with the others. */
  readonly overrides?: { readonly batchSize?: number; readonly data?: Partial<DataSpec> };
}

export type ActivationName =
  | 'linear' | 'sigmoid' | 'tanh' | 'relu' | 'leakyRelu' | 'elu' | 'selu' | 'gelu' | 'geluTanh' | 'silu'
  | 'softplus' | 'hardSigmoid' | 'softsign' | 'mish';

export type LayerSpec =
  | { readonly kind: 'dense'; readonly units: number; readonly init?: InitSpec; readonly biasInit?: number }
  | { readonly kind: 'activation'; readonly fn: ActivationName; /** leakyRelu slope, elu α */ readonly alpha?: number }
  /** x, or a·x when x ≤ 0, with a learned slope per unit or channel. He et al. 2015. */
  | { readonly kind: 'prelu'; /** a before the first step */ readonly slope: number }
  | { readonly kind: 'dropout'; readonly rate: number }
  /** The companion of selu: keeps mean and variance. Klambauer et al. 2017. */
  | { readonly kind: 'alphaDropout'; readonly rate: number }
  | { readonly kind: 'batchNorm'; /** weight of the old running value */ readonly momentum: number; readonly epsilon: number }
  | { readonly kind: 'conv2d'; readonly filters: number; readonly kernel: number; readonly stride: number; readonly padding: 'same' | 'valid'; readonly init?: InitSpec; readonly biasInit?: number }
  | { readonly kind: 'maxPool' | 'avgPool'; readonly size: number; readonly stride: number; readonly padding: 'same' | 'valid' }
  | { readonly kind: 'flatten' };

/** Normal initialisers are not truncated: the variance is exactly the one named (see engine/math/initialisers). */
export type InitSpec =
  | { readonly kind: 'zeros' }
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'normal'; readonly sigma: number }
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | { readonly kind: 'lecun' | 'glorot' | 'he'; readonly distribution: 'normal' | 'uniform' }
  | { readonly kind: 'gain'; readonly gain: number }
  | { readonly kind: 'orthogonal'; readonly gain: number }
  | { readonly kind: 'positiveUnitball' }
  | { readonly kind: 'caffeXavier' | 'caffeMsra'; readonly fan: 'in' | 'out' | 'average' }
  | { readonly kind: 'bilinear' };

/** All classification losses take logits. Mean over the batch (and over outputs for the regression losses). */
export type LossSpec =
  | { readonly kind: 'mse' | 'mae' | 'binaryCrossEntropy' | 'categoricalCrossEntropy' }
  | { readonly kind: 'huber'; readonly delta: number };

export type OptimizerSpec =
  | { readonly kind: 'sgd'; readonly learningRate: number }
  | { readonly kind: 'momentum' | 'nesterov'; readonly learningRate: number; readonly momentum: number }
  | { readonly kind: 'adagrad'; readonly learningRate: number; readonly epsilon: number }
  | { readonly kind: 'rmsprop'; readonly learningRate: number; readonly rho: number; readonly epsilon: number }
  | { readonly kind: 'adam' | 'nadam'; readonly learningRate: number; readonly beta1: number; readonly beta2: number; readonly epsilon: number; readonly biasCorrection: boolean }
  | { readonly kind: 'adamw'; readonly learningRate: number; readonly beta1: number; readonly beta2: number; readonly epsilon: number; readonly biasCorrection: boolean; /** decoupled: θ ← θ − ηλθ, weights only */ readonly weightDecay: number };
export type OptimizerName = OptimizerSpec['kind'];

/** Learning rate of step t (0-based) as a function of the optimizer's rate η₀. */
export type ScheduleSpec =
  | { readonly kind: 'constant' }
  | { readonly kind: 'power'; readonly scale: number; readonly exponent: number }
  | { readonly kind: 'exponential'; /** factor 10 every `scale` steps */ readonly scale: number }
  | { readonly kind: 'piecewise'; readonly at: number; readonly factor: number }
  | { readonly kind: 'performance'; readonly factor: number; readonly patience: number; readonly threshold: number }
  | { readonly kind: 'cosine'; readonly steps: number; readonly floor: number }
  | { readonly kind: 'warmupCosine'; readonly warmup: number; readonly steps: number }
  | { readonly kind: 'oneCycle'; readonly steps: number };

export type ClipSpec =
  | { readonly kind: 'none' }
  | { readonly kind: 'value' | 'norm' | 'globalNorm'; readonly threshold: number };

export interface RegularisationSpec {
  /** Adds λ·Σ|w| to the loss: weights only, no biases, no γ/β. */
  readonly l1: number;
  /** Adds (λ/2)·Σw² to the loss: weights only. */
  readonly l2: number;
  /** After each step every unit's incoming weights are scaled to at most this norm; 0 switches it off. */
  readonly maxNorm: number;
}
