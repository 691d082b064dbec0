import { buildExperiment, buildMlp, type ActivationName, type InitSpec, type LaneDraft } from '@/lesson-kit';

const inits = {
  he: { kind: 'he', distribution: 'normal' },
  glorot: { kind: 'glorot', distribution: 'normal' },
  large: { kind: 'normal', sigma: 1 },
} as const satisfies Readonly<Record<string, InitSpec>>;

export interface Recipe {
  /** batch normalisation before or after every hidden activation; none if nothing is said */
  readonly norm?: 'before' | 'after';
  readonly activation?: ActivationName;
  readonly init?: keyof typeof inits;
  readonly rate?: number;
  readonly batch?: number;
  /** weight of the old value in the running statistics */
  readonly momentum?: number;
  readonly label?: string;
}

export interface Bench {
  readonly seed?: number;
  readonly steps?: number;
  /** hidden layers of 32 */
  readonly hidden?: number;
  readonly rate?: number;
  readonly evalEvery?: number;
}

const batchSize = 64;

function laneOf({ norm, activation = 'relu', init = 'he', rate, batch, momentum = 0.9, label = '' }: Recipe, { hidden = 3, rate: common = 0.1 }: Bench): LaneDraft {
  const layers = buildMlp({ widths: [64, ...Array.from({ length: hidden }, () => 32), 10], activation, batchNorm: norm === 'after' ? 'after' : norm === 'before' });
  return {
    label,
    init: inits[init],
    layers: layers.map((layer) => (layer.kind === 'batchNorm' ? { ...layer, momentum } : layer)),
    optimizer: { kind: 'sgd', learningRate: rate ?? common },
    ...(batch === undefined ? {} : { overrides: { batchSize: batch } }),
  };
}

/** The bench of the lesson: 8×8 digits, three hidden ReLU layers of 32 with He's weights, plain SGD, batches of 64, 200 steps. */
export const digits = (recipes: readonly Recipe[], bench: Bench = {}) =>
  buildExperiment({
    seed: bench.seed ?? 1,
    data: { set: 'digits' },
    base: { loss: { kind: 'categoricalCrossEntropy' } },
    lanes: recipes.map((recipe) => laneOf(recipe, bench)),
    batchSize,
    steps: bench.steps ?? 200,
    evalEvery: bench.evalEvery ?? 20,
  });

type Layers = NonNullable<LaneDraft['layers']>;
const relu = { kind: 'activation', fn: 'relu' } as const;
const norm = { kind: 'batchNorm' } as const;

/** Géron's model of chapter 11: normalised input, and a normalisation behind both hidden layers. */
const normalisedModel: Layers = [{ kind: 'flatten' }, norm, { kind: 'dense', units: 300 }, relu, norm, { kind: 'dense', units: 100 }, relu, norm, { kind: 'dense', units: 10 }];
const plainModel: Layers = normalisedModel.filter(({ kind }) => kind !== 'batchNorm');

/** The model whose parameters the text counts, beside the same without normalisation. */
export const mnist = () =>
  buildExperiment({
    seed: 1,
    data: { set: 'mnist' },
    base: { init: inits.he, loss: { kind: 'categoricalCrossEntropy' }, optimizer: { kind: 'sgd', learningRate: 0.05 } },
    lanes: [{ layers: plainModel }, { layers: normalisedModel }],
    batchSize: 32,
    steps: 300,
    evalEvery: 50,
  });
