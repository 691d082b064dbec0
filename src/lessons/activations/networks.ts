import { buildExperiment, buildMlp, type ActivationName, type InitSpec, type LaneDraft } from '@/lesson-kit';

const glorot: InitSpec = { kind: 'glorot', distribution: 'normal' };
const he: InitSpec = { kind: 'he', distribution: 'normal' };

/** Weights at the scale that was derived for this activation: He for rectifiers, LeCun for SELU, Glorot for the rest. */
function initFor(activation: ActivationName): InitSpec {
  if (activation === 'selu') return { kind: 'lecun', distribution: 'normal' };
  return ['linear', 'sigmoid', 'tanh'].includes(activation) ? glorot : he;
}

interface Bench {
  readonly widths: readonly number[];
  readonly steps?: number;
  readonly seed?: number;
}

const laneOf = (widths: readonly number[]) => (activation: ActivationName): LaneDraft => ({ layers: buildMlp({ widths, activation }), init: initFor(activation) });

type Data = Parameters<typeof buildExperiment>[0]['data'];

/** One lane per activation: Adam 0.01, batches of 32, the same data, batches and draws of weights. */
function bench(data: Data, activations: readonly ActivationName[], { widths, steps = 300, seed = 1 }: Bench) {
  return buildExperiment({
    seed,
    data: { trainSize: 400, validationSize: 1000, ...data },
    base: { loss: { kind: 'categoricalCrossEntropy' }, optimizer: { kind: 'adam', learningRate: 0.01 } },
    lanes: activations.map(laneOf(widths)),
    batchSize: 32,
    steps,
    evalEvery: Math.max(10, Math.round(steps / 30)),
  });
}

/** Two rings, one inside the other: no line separates them. */
export const circles = (activations: readonly ActivationName[], change: Partial<Bench> = {}) => bench({ set: 'circles', noise: 0.1 }, activations, { widths: [2, 8, 8, 2], ...change });

/** Two arms that wind around each other. */
export const spirals = (turns: number, activations: readonly ActivationName[], change: Partial<Bench> = {}) =>
  bench({ set: 'spirals', turns, noise: 0.02 }, activations, { widths: [2, 16, 16, 2], ...change });

/** Standardised digits through twelve hidden layers of 32: the ranks of the spirals turn round. */
export const deepDigits = (activations: readonly ActivationName[]) =>
  buildExperiment({
    seed: 1,
    data: { set: 'digits', preprocess: 'standardise' },
    base: { loss: { kind: 'categoricalCrossEntropy' }, optimizer: { kind: 'sgd', learningRate: 0.02 } },
    lanes: activations.map(laneOf([64, ...Array.from({ length: 12 }, () => 32), 10])),
    batchSize: 64,
    steps: 300,
    evalEvery: 25,
  });
