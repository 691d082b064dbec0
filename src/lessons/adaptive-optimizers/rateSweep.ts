import { buildExperiment, type Experiment, type MeasuredRun, type OptimizerSpec } from '@/lesson-kit';

/** The optimizers of the lesson in the order of its table; each has the colour of its place. */
export const rules: readonly OptimizerSpec['kind'][] = ['sgd', 'momentum', 'nesterov', 'adagrad', 'rmsprop', 'adam', 'nadam', 'adamw'];

/** Two a decade, from where nothing is learned to where everything breaks. */
export const rates: readonly number[] = [3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];

/** Coarse first: whenever the reader stops, the rates measured so far are spread over the axis. */
export const order: readonly number[] = [5, 8, 3, 10, 0, 7, 2, 9, 6, 4, 11, 1];

/** Where one optimizer ended at one rate. */
export interface SweepPoint {
  readonly trainLoss: number;
  readonly validationLoss: number;
  readonly validationAccuracy: number;
  readonly diverged: boolean;
}

/** By index into `rates`: one point for each of `rules`. */
export type SweepPoints = ReadonlyMap<number, readonly SweepPoint[]>;

/** β, ρ and ε of every rule at their defaults. */
function optimizersAt(rateOf: (rule: number) => number): readonly OptimizerSpec[] {
  const lanes = rules.map((kind, rule) => ({ optimizer: { kind, learningRate: rateOf(rule) } }));
  return buildExperiment({ data: { set: 'spirals' }, base: { layers: [{ kind: 'dense', units: 2 }], loss: { kind: 'categoricalCrossEntropy' } }, lanes }).lanes.map(({ optimizer }) => optimizer);
}

/** The first lane of `base` once for each rule, every one at a rate of its own. */
export function withRates(base: Experiment, rateOf: (rule: number) => number): Experiment {
  const [lane] = base.lanes;
  return { ...base, lanes: optimizersAt(rateOf).map((optimizer) => ({ ...lane!, label: '', optimizer })) };
}

/** What one run of the worker trains: all rules at one rate, looked at only in the end. */
export const sweepExperiment = (base: Experiment, rate: number): Experiment => ({ ...withRates(base, () => rate), evalEvery: base.steps });

/** A point as the lab trains it: the same seed, batches and initial weights, with the curve between. */
export function pointExperiment(base: Experiment, rule: number, rate: number): Experiment {
  const all = withRates(base, () => rate);
  return { ...all, lanes: [all.lanes[rule]!] };
}

export function readPoints({ evaluations, lanes }: MeasuredRun): readonly SweepPoint[] {
  return rules.map((_, rule) => {
    const { trainLoss = NaN, validationLoss = NaN, validationAccuracy = NaN } = evaluations.at(-1)?.lanes[rule] ?? {};
    return { trainLoss, validationLoss, validationAccuracy, diverged: lanes[rule]?.status === 'diverged' };
  });
}

/** Index of the rate with the lowest training loss; −1 while nothing has been measured. */
export function bestRate(points: SweepPoints, rule: number): number {
  return rates.reduce((best, _, index) => {
    const loss = points.get(index)?.[rule]?.trainLoss ?? NaN;
    const before = points.get(best)?.[rule]?.trainLoss ?? Infinity;
    return loss < before ? index : best;
  }, -1);
}

/** Accuracy on new data from which on a rate counts as one that works. */
export const works = 0.9;

/** Indices of the measured rates that work, ascending. */
export const workingRates = (points: SweepPoints, rule: number): readonly number[] => rates.flatMap((_, index) => ((points.get(index)?.[rule]?.validationAccuracy ?? 0) >= works ? [index] : []));

/** Cross-entropy of answering every class alike. */
export function guessing({ data: { set, classes } }: Experiment): number {
  if (set === 'digits' || set === 'mnist') return Math.log(10);
  return Math.log(set === 'spirals' || set === 'blobs' ? classes : 2);
}
