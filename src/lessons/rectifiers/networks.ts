import { activationLabels, buildExperiment, buildMlp, type ActivationName, type InitSpec, type LaneDraft } from '@/lesson-kit';

export type Rectifier = Extract<ActivationName, 'relu' | 'leakyRelu' | 'elu' | 'selu' | 'gelu' | 'silu'> | 'prelu';

/** Hidden activation of a lane, with what belongs to it. */
export interface Hidden {
  readonly activation: Rectifier;
  /** leaky ReLU: slope; PReLU: first slope; ELU: depth */
  readonly alpha?: number;
  /** of every hidden layer at the start */
  readonly bias?: number;
  readonly alphaDropout?: number;
}

export const nameOf = (activation: Rectifier): string => (activation === 'prelu' ? 'PReLU' : activationLabels[activation].en);

/** "leaky ReLU 0.1 · b −3": symbols and names only, the same in every language. */
export function labelOf({ activation, alpha, bias = 0, alphaDropout = 0 }: Hidden): string {
  const name = alpha === undefined ? nameOf(activation) : `${nameOf(activation)} ${alpha}`;
  return [name, ...(bias === 0 ? [] : [`b ${String(bias).replace('-', '−')}`]), ...(alphaDropout === 0 ? [] : [`p ${alphaDropout}`])].join(' · ');
}

export const layersOf = (units: readonly number[], { activation, alpha, bias = 0, alphaDropout = 0 }: Hidden) =>
  buildMlp({ widths: [0, ...units], activation, ...(alpha === undefined ? {} : { alpha }), ...(bias === 0 ? {} : { biasInit: bias }), ...(alphaDropout === 0 ? {} : { alphaDropout }) });

const he: InitSpec = { kind: 'he', distribution: 'normal' };
const lecun: InitSpec = { kind: 'lecun', distribution: 'normal' };

const laneOf = (units: readonly number[], hidden: Hidden): LaneDraft => ({ label: labelOf(hidden), layers: layersOf(units, hidden), init: hidden.activation === 'selu' ? lecun : he });

export interface Bench {
  readonly seed?: number;
  readonly steps?: number;
}

type Draft = Parameters<typeof buildExperiment>[0];

function onPlane(data: Draft['data'], lanes: readonly Hidden[], { seed = 1, steps = 500 }: Bench) {
  return buildExperiment({
    seed,
    data: { trainSize: 400, validationSize: 1000, ...data },
    base: { loss: { kind: 'categoricalCrossEntropy' }, optimizer: { kind: 'adam', learningRate: 0.01 } },
    lanes: lanes.map((hidden) => laneOf([16, 16, 2], hidden)),
    batchSize: 32,
    steps,
    evalEvery: 20,
  });
}

/** Two half moons, [2, 16, 16, 2], Adam 0.01, batches of 32. */
export const moons = (lanes: readonly Hidden[], bench: Bench = {}) => onPlane({ set: 'moons', noise: 0.15 }, lanes, bench);

/** Spirals of a turn and a half, the same network. */
export const spirals = (lanes: readonly Hidden[], bench: Bench = {}) => onPlane({ set: 'spirals', turns: 1.5, noise: 0.02 }, lanes, { steps: 300, ...bench });

const deep = (layers: number, width: number, outputs: number): readonly number[] => [...Array.from({ length: layers }, () => width), outputs];

/** Standardised digits through twelve hidden layers of 32, plain SGD. */
export const digits = (lanes: readonly Hidden[], { seed = 1, steps = 300 }: Bench = {}) =>
  buildExperiment({
    seed,
    data: { set: 'digits', preprocess: 'standardise' },
    base: { loss: { kind: 'categoricalCrossEntropy' }, optimizer: { kind: 'sgd', learningRate: 0.02 } },
    lanes: lanes.map((hidden) => laneOf(deep(12, 32, 10), hidden)),
    batchSize: 64,
    steps,
    evalEvery: 25,
  });

/** Standard normal inputs through twenty layers of 64 with LeCun's weights; one step, for a look at its start. */
export const gaussianStack = (activation: Rectifier, seed: number) =>
  buildExperiment({
    seed,
    data: { set: 'linreg' },
    base: { loss: { kind: 'mse' }, optimizer: { kind: 'sgd', learningRate: 0.001 } },
    lanes: [{ layers: layersOf(deep(20, 64, 1), { activation }), init: lecun }],
    batchSize: 32,
    steps: 1,
    evalEvery: 1,
  });

const killed = -3;
export const deadLanes: readonly Hidden[] = [
  { activation: 'relu', bias: killed },
  { activation: 'leakyRelu', alpha: 0.01, bias: killed },
  { activation: 'leakyRelu', alpha: 0.1, bias: killed },
  { activation: 'prelu', bias: killed },
  { activation: 'elu', bias: killed },
];
