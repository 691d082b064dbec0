import { buildExperiment, buildMlp, type ActivationName, type InitSpec, type LaneDraft } from '@/lesson-kit';

/** Initialisers of the text, under the names it uses. */
export const inits = {
  zeros: { kind: 'zeros' },
  constant: { kind: 'constant', value: 0.1 },
  small: { kind: 'normal', sigma: 0.01 },
  large: { kind: 'normal', sigma: 1 },
  lecun: { kind: 'lecun', distribution: 'normal' },
  glorot: { kind: 'glorot', distribution: 'normal' },
  he: { kind: 'he', distribution: 'normal' },
  heUniform: { kind: 'he', distribution: 'uniform' },
  orthogonal: { kind: 'orthogonal', gain: Math.SQRT2 },
  uniform: { kind: 'uniform', low: -0.05, high: 0.05 },
  unitball: { kind: 'positiveUnitball' },
  xavier: { kind: 'caffeXavier', fan: 'in' },
  msra: { kind: 'caffeMsra', fan: 'in' },
  bilinear: { kind: 'bilinear' },
} as const satisfies Readonly<Record<string, InitSpec>>;

export type InitName = keyof typeof inits;

export interface Bench {
  readonly seed?: number;
  readonly steps?: number;
  readonly hidden?: number;
}

const widths = (hidden: number, width = 32): readonly number[] => [64, ...Array.from({ length: hidden }, () => width), 10];

/** The bench of the lesson: 8×8 digits, six hidden layers of 32, plain SGD at 0.05, batches of 64, 300 steps. */
function digits(lanes: readonly LaneDraft[], { seed = 1, steps = 300, hidden = 6 }: Bench = {}) {
  return buildExperiment({
    seed,
    data: { set: 'digits' },
    base: { layers: buildMlp({ widths: widths(hidden), activation: 'relu' }), loss: { kind: 'categoricalCrossEntropy' }, optimizer: { kind: 'sgd', learningRate: 0.05 } },
    lanes,
    batchSize: 64,
    steps,
    evalEvery: 20,
  });
}

/** One lane per initialiser, ReLU throughout. */
export const withInits = (names: readonly InitName[], bench: Bench = {}) => digits(names.map((name) => ({ init: inits[name] })), bench);

/** One lane per pair of activation and initialiser. */
export const pairs = (lanes: readonly (readonly [ActivationName, InitName])[], bench: Bench = {}) =>
  digits(lanes.map(([activation, name]) => ({ init: inits[name], layers: buildMlp({ widths: widths(bench.hidden ?? 6), activation }) })), bench);

/** One lane per way to draw the weights, six layers of one activation. */
export const withWeights = (activation: ActivationName, weights: readonly InitSpec[]) => digits(weights.map((init) => ({ init, layers: buildMlp({ widths: widths(6), activation }) })));

/** Twenty ReLU layers of 64 whose weights all have the same σ. */
export const oneSigma = (sigma: number) => digits([{ init: { kind: 'normal', sigma }, layers: buildMlp({ widths: widths(20, 64), activation: 'relu' }) }], { steps: 20 });

/** Caffe's seven, each under the name that a prototxt file gives it. */
export const caffeFillers = () =>
  digits([
    { label: 'constant', init: inits.constant },
    { label: 'gaussian', init: inits.small },
    { label: 'positive_unitball', init: inits.unitball },
    { label: 'uniform', init: inits.uniform },
    { label: 'xavier', init: inits.xavier },
    { label: 'msra', init: inits.msra },
    { label: 'bilinear', init: inits.bilinear },
  ]);
