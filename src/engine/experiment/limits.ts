import { defaultDataSpec } from '@/engine/data/facts';
import type { ClipSpec, DataSpec, Experiment, InitSpec, LayerSpec, LossSpec, OptimizerSpec, RegularisationSpec, ScheduleSpec } from './types';
import { activationNames } from './names';

/**
 * The one table of ranges and defaults: validation clamps to it, the link codec omits its defaults, sliders end at it.
 * A default is part of every saved link: changing one needs a new experiment version and a migration.
 */
export interface NumberField {
  readonly type: 'number';
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
  readonly default: number;
  /** absent stays absent; `default` is what absence means where that is a plain number */
  readonly optional?: true;
}
export interface ChoiceField<Value extends string = string> {
  readonly type: 'choice';
  readonly options: readonly Value[];
  readonly default: Value;
}
export interface SwitchField {
  readonly type: 'switch';
  readonly default: boolean;
}
/** An initialiser of one layer; absent means the lane's. */
export interface InitField {
  readonly type: 'init';
  readonly optional: true;
}
export type Field = NumberField | ChoiceField | SwitchField | InitField;
export type Fields = Readonly<Record<string, Field>>;

type FieldFor<Value> = [Value] extends [number] ? NumberField : [Value] extends [boolean] ? SwitchField : [Value] extends [string] ? ChoiceField<Value> : InitField;
type FieldsOf<Spec> = { readonly [Key in Exclude<keyof Spec, 'kind'>]-?: FieldFor<NonNullable<Spec[Key]>> };
/** The member of a union of specifications that has this kind. */
export type SpecOfKind<Spec extends { readonly kind: string }, Kind extends Spec['kind']> = Spec extends { readonly kind: infer Kinds } ? (Kind extends Kinds ? Spec & { readonly kind: Kind } : never) : never;
type KindTable<Spec extends { readonly kind: string }> = { readonly [Kind in Spec['kind']]: FieldsOf<SpecOfKind<Spec, Kind>> };

const real = (min: number, max: number, byDefault: number): NumberField => ({ type: 'number', min, max, integer: false, default: byDefault });
const whole = (min: number, max: number, byDefault: number): NumberField => ({ ...real(min, max, byDefault), integer: true });
const optional = (field: NumberField): NumberField => ({ ...field, optional: true });
const choice = <const Value extends string>(options: readonly Value[], byDefault: NoInfer<Value>): ChoiceField<Value> => ({ type: 'choice', options, default: byDefault });
const toggle = (byDefault: boolean): SwitchField => ({ type: 'switch', default: byDefault });

/** Numbers of things, and sizes that are checked before anything is allocated. */
export const caps = {
  lanes: 8,
  layers: 64,
  labelLength: 60,
  parametersPerLane: 4_000_000,
  /** numbers that one update of a lane keeps from forward for backward */
  valuesPerUpdate: 8_000_000,
  /** multiplications of one forward pass over a batch */
  multiplicationsPerUpdate: 4_000_000_000,
} as const;

const maxSteps = 100_000;
const distribution = choice(['normal', 'uniform'], 'normal');
const fan = choice(['in', 'out', 'average'], 'in');
const padding = (byDefault: 'same' | 'valid') => choice(['same', 'valid'], byDefault);
const layerInit: InitField = { type: 'init', optional: true };
const biasInit = optional(real(-100, 100, 0));
/** Negative rates climb: the lesson on the sign of the update needs them. */
const learningRate = (byDefault: number) => real(-10, 1000, byDefault);
const momentum = real(0, 1, 0.9);
/** Never 0: a weight that has had no gradient would be divided 0/0. */
const epsilon = (byDefault: number) => real(1e-16, 10, byDefault);
const adam = { learningRate: learningRate(0.01), beta1: real(0, 0.99999, 0.9), beta2: real(0, 0.999999, 0.999), epsilon: epsilon(1e-8), biasCorrection: toggle(true) };
const dropout = { rate: real(0, 0.95, 0.5) };
const pool = { size: whole(1, 8, 2), stride: whole(1, 8, 2), padding: padding('valid') };
const threshold = real(1e-6, 1e6, 1);
const scheduleSteps = whole(1, maxSteps, 400);

const optimizer: KindTable<OptimizerSpec> = {
  sgd: { learningRate: learningRate(0.1) },
  momentum: { learningRate: learningRate(0.01), momentum },
  nesterov: { learningRate: learningRate(0.01), momentum },
  adagrad: { learningRate: learningRate(0.1), epsilon: epsilon(1e-10) },
  rmsprop: { learningRate: learningRate(0.01), rho: real(0, 1, 0.9), epsilon: epsilon(1e-8) },
  adam,
  nadam: adam,
  adamw: { ...adam, weightDecay: real(0, 10, 0.01) },
};

const layer: KindTable<LayerSpec> = {
  dense: { units: whole(1, 1024, 32), init: layerInit, biasInit },
  activation: { fn: choice(activationNames, 'relu'), alpha: optional(real(-10, 10, 0)) },
  prelu: { slope: real(-10, 10, 0.25) },
  dropout,
  alphaDropout: dropout,
  batchNorm: { momentum: real(0, 1, 0.9), epsilon: real(1e-8, 1, 1e-5) },
  conv2d: { filters: whole(1, 256, 8), kernel: whole(1, 11, 3), stride: whole(1, 8, 1), padding: padding('same'), init: layerInit, biasInit },
  maxPool: pool,
  avgPool: pool,
  flatten: {},
};

const init: KindTable<InitSpec> = {
  zeros: {},
  constant: { value: real(-100, 100, 0) },
  normal: { sigma: real(0, 100, 0.05) },
  uniform: { low: real(-100, 100, -0.05), high: real(-100, 100, 0.05) },
  lecun: { distribution },
  glorot: { distribution },
  he: { distribution },
  gain: { gain: real(0, 100, 1) },
  orthogonal: { gain: real(0, 100, 1) },
  positiveUnitball: {},
  caffeXavier: { fan },
  caffeMsra: { fan },
  bilinear: {},
};

const schedule: KindTable<ScheduleSpec> = {
  constant: {},
  power: { scale: real(1, maxSteps, 100), exponent: real(0, 10, 1) },
  exponential: { scale: real(1, maxSteps, 400) },
  piecewise: { at: whole(0, maxSteps, 200), factor: real(0, 10, 0.1) },
  performance: { factor: real(0, 1, 0.5), patience: whole(1, maxSteps, 5), threshold: real(0, 1, 0.001) },
  cosine: { steps: scheduleSteps, floor: real(0, 1, 0) },
  warmupCosine: { warmup: whole(0, maxSteps, 40), steps: scheduleSteps },
  oneCycle: { steps: scheduleSteps },
};

const loss: KindTable<LossSpec> = { mse: {}, mae: {}, binaryCrossEntropy: {}, categoricalCrossEntropy: {}, huber: { delta: real(1e-3, 1000, 1) } };
const clip: KindTable<ClipSpec> = { none: {}, value: { threshold }, norm: { threshold }, globalNorm: { threshold } };
const regularisation: FieldsOf<RegularisationSpec> = { l1: real(0, 10, 0), l2: real(0, 10, 0), maxNorm: real(0, 1000, 0) };

const experiment: FieldsOf<Pick<Experiment, 'seed' | 'batchSize' | 'steps' | 'evalEvery'>> = {
  seed: whole(0, 2 ** 32 - 1, 1),
  batchSize: whole(1, 10_000, 32),
  steps: whole(1, maxSteps, 400),
  evalEvery: whole(1, maxSteps, 20),
};

const spirals = defaultDataSpec('spirals');
/** Largest sizes and numbers of classes depend on the set as well (engine/data/facts), and so do the defaults. */
const data: FieldsOf<DataSpec> = {
  set: choice(['circles', 'moons', 'spirals', 'xor', 'blobs', 'linreg', 'sine', 'digits', 'mnist', 'cancer'], 'spirals'),
  trainSize: whole(2, 10_000, spirals.trainSize),
  validationSize: whole(1, 10_000, spirals.validationSize),
  noise: real(0, 5, spirals.noise),
  turns: real(0.1, 5, spirals.turns),
  classes: whole(2, 10, spirals.classes),
  separation: real(0, 20, spirals.separation),
  labelNoise: real(0, 1, spirals.labelNoise),
  preprocess: choice(['none', 'standardise'], 'none'),
  copies: whole(1, 8, spirals.copies),
  copySplit: choice(['original', 'copy'], 'original'),
  validateOn: choice(['held-out', 'fresh'], 'held-out'),
};

export const limits = { experiment, data, layer, init, loss, optimizer, schedule, clip, regularisation } as const;
