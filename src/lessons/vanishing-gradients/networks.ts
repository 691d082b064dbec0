import { buildExperiment, buildMlp, type ActivationName, type InitSpec, type LaneDraft } from '@/lesson-kit';

export const inits = {
  glorot: { kind: 'glorot', distribution: 'normal' },
  he: { kind: 'he', distribution: 'normal' },
  large: { kind: 'normal', sigma: 1 },
  small: { kind: 'normal', sigma: 0.01 },
} as const satisfies Readonly<Record<string, InitSpec>>;

export interface Recipe {
  readonly activation: ActivationName;
  readonly init: keyof typeof inits;
  readonly batchNorm?: boolean;
}

/** The five networks of the text. */
export const recipes = {
  sigmoid: { activation: 'sigmoid', init: 'glorot' },
  sigmoidLarge: { activation: 'sigmoid', init: 'large' },
  sigmoidNorm: { activation: 'sigmoid', init: 'glorot', batchNorm: true },
  tanh: { activation: 'tanh', init: 'glorot' },
  relu: { activation: 'relu', init: 'he' },
  sigmoidSmall: { activation: 'sigmoid', init: 'small' },
  tanhLarge: { activation: 'tanh', init: 'large' },
} as const satisfies Readonly<Record<string, Recipe>>;

export type RecipeName = keyof typeof recipes;

export interface Bench {
  readonly seed?: number;
  readonly steps?: number;
  /** hidden layers of 32 */
  readonly depth?: number;
}

const build = (drafts: readonly LaneDraft[], { seed = 1, steps = 300 }: Bench) =>
  buildExperiment({
    seed,
    data: { set: 'digits' },
    base: { loss: { kind: 'categoricalCrossEntropy' }, optimizer: { kind: 'sgd', learningRate: 0.05 } },
    lanes: drafts,
    batchSize: 64,
    steps,
    evalEvery: 20,
  });

const laneOf = ({ activation, init, batchNorm = false }: Recipe, depth: number): LaneDraft => ({
  init: inits[init],
  layers: buildMlp({ widths: [64, ...Array.from({ length: depth }, () => 32), 10], activation, batchNorm }),
});

/** The bench of the lesson: 8×8 digits, eight hidden layers of 32, plain SGD at 0.05, batches of 64, 300 steps. */
export const digits = (names: readonly RecipeName[], bench: Bench = {}) => build(names.map((name) => laneOf(recipes[name], bench.depth ?? 8)), bench);

/** Sigmoid with Glorot's weights, one lane a depth. */
export const depths = (hidden: readonly number[], bench: Bench = {}) => build(hidden.map((depth) => laneOf(recipes.sigmoid, depth)), bench);

const adam = { kind: 'adam', learningRate: 0.01 } as const;

/** Weights that keep the gradient alive, and an optimizer that makes steps of it. */
export const largeWithAdam = () => build([{ ...laneOf(recipes.sigmoidLarge, 8), optimizer: adam }], {});

/** Three ways to train eight sigmoid layers, beside the one that does not. */
export const rescues = () =>
  build(
    [
      laneOf(recipes.sigmoid, 8),
      laneOf(recipes.sigmoidNorm, 8),
      { ...laneOf(recipes.sigmoidLarge, 8), optimizer: adam },
      { ...laneOf(recipes.sigmoid, 8), optimizer: adam },
    ],
    {},
  );
