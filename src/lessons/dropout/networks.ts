import { buildExperiment, buildMlp } from '@/lesson-kit';

export interface Bench {
  readonly seed?: number;
  readonly trainSize?: number;
  readonly labelNoise?: number;
  readonly hidden?: readonly number[];
  readonly learningRate?: number;
  readonly steps?: number;
}

/**
 * The bench of the lesson: few digits, 40 % of their labels drawn anew, and a network large enough to learn them by heart.
 * One lane per rate; a lane without dropout has rate 0, so that its rate can be moved while it trains.
 */
export const withRates = (rates: readonly number[], { seed = 1, trainSize = 400, labelNoise = 0.4, hidden = [128, 128], learningRate = 0.003, steps = 500 }: Bench = {}) =>
  buildExperiment({
    seed,
    data: { set: 'digits', trainSize, labelNoise },
    base: { init: { kind: 'he' }, loss: { kind: 'categoricalCrossEntropy' }, optimizer: { kind: 'adam', learningRate } },
    lanes: rates.map((dropout) => ({ layers: buildMlp({ widths: [64, ...hidden, 10], activation: 'relu', dropout }) })),
    batchSize: 32,
    steps,
    evalEvery: 25,
  });

/** Clean labels, as many training digits as there are. */
export const everyDigit = { labelNoise: 0, trainSize: 1297 } as const;

/** A network that has not enough units to lose half of them. */
export const smallNet = { ...everyDigit, hidden: [8, 8], learningRate: 0.01, steps: 300 } as const;
