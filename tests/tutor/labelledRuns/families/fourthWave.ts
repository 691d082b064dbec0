import { adam, family, momentum, relu, sgd, type RunDraft } from '../build';

/** Faults of the data: features of very different size (K10), copies on both sides of the split (K13), and the same data without them. */
const raw = { set: 'cancer' } as const;
const scaled = { set: 'cancer', preprocess: 'standardise' } as const;
const tanh = (...widths: readonly number[]) => ({ widths, activation: 'tanh' }) as const;
const elu = (...widths: readonly number[]) => ({ widths, activation: 'elu' }) as const;

const unscaled = family({ fault: 'unscaled-inputs', remedies: ['standardise'], clinic: 'K10' }, {
  '4-sgd': { data: raw, net: relu(30, 16, 2), optimizer: sgd(0.1), steps: 200 },
  '4-sgd-0.01': { data: raw, net: relu(30, 16, 2), optimizer: sgd(0.01), steps: 200 },
  '4-sgd-0.00001': { data: raw, net: relu(30, 24, 2), optimizer: sgd(0.00001), steps: 250 },
  '4-deep': { data: raw, net: relu(30, 32, 32, 2), optimizer: sgd(0.05), steps: 250 },
  '4-momentum': { data: raw, net: relu(30, 16, 2), optimizer: momentum(0.01), steps: 200 },
  '4-tanh': { data: raw, net: tanh(30, 16, 2), optimizer: sgd(0.1), steps: 200 },
  '4-sigmoid': { data: raw, net: { widths: [30, 16, 2], activation: 'sigmoid' }, optimizer: sgd(0.1), steps: 250 },
  '4-elu-small-batches': { data: raw, net: elu(30, 24, 2), optimizer: sgd(0.02), batchSize: 8, steps: 250 },
  '4-adam': { data: raw, net: relu(30, 16, 2), optimizer: adam(0.01), steps: 200 },
  '4-rmsprop': { data: raw, net: relu(30, 24, 2), optimizer: { kind: 'rmsprop', learningRate: 0.01 }, steps: 200 },
  '4-logistic': { data: raw, net: { widths: [30, 2], activation: 'linear' }, optimizer: sgd(0.1), steps: 200 },
  '4-n-150': { data: { ...raw, trainSize: 150 }, net: relu(30, 16, 16, 2), optimizer: momentum(0.005), steps: 200 },
});

/** Copies of images, as the lesson on data makes them: most labels wrong, so that only memory can be right. */
const copied = { set: 'digits', trainSize: 600, validationSize: 200, copies: 4, noise: 0.05, copySplit: 'copy' } as const;

const leaks = family({ fault: 'leakage', remedies: ['split-by-original'], clinic: 'K13' }, {
  '4-labels-0.6': { data: { ...copied, labelNoise: 0.6 }, net: relu(64, 128, 10), optimizer: adam(0.003), steps: 600, evalEvery: 50 },
  '4-labels-0.4': { data: { ...copied, copies: 8, labelNoise: 0.4 }, net: relu(64, 96, 10), optimizer: adam(0.005), steps: 400 },
  '4-labels-0.8': { data: { ...copied, copies: 6, labelNoise: 0.8 }, net: relu(64, 128, 64, 10), optimizer: adam(0.005), steps: 400 },
  '4-labels-0.5-elu': { data: { ...copied, trainSize: 400, validationSize: 100, labelNoise: 0.5 }, net: elu(64, 96, 10), optimizer: adam(0.01), steps: 350 },
  '4-labels-0.3-tanh': { data: { ...copied, noise: 0.1, labelNoise: 0.3 }, net: tanh(64, 96, 10), optimizer: momentum(0.05), steps: 400 },
  '4-labels-0.2-three': { data: { ...copied, copies: 3, labelNoise: 0.2 }, net: relu(64, 64, 10), optimizer: adam(0.01), steps: 300 },
  '4-exact-copies': { data: { ...copied, noise: 0, labelNoise: 0.6 }, net: relu(64, 128, 10), optimizer: adam(0.005), steps: 400 },
  '4-clean': { data: copied, net: relu(64, 32, 10), optimizer: adam(0.005), steps: 250 },
  '4-clean-two': { data: { ...copied, copies: 2 }, net: elu(64, 32, 10), optimizer: momentum(0.02), steps: 250 },
  '4-clean-sgd': { data: { ...copied, trainSize: 800, validationSize: 400, copies: 3 }, net: relu(64, 48, 10), optimizer: sgd(0.1), steps: 400 },
});

/** The treatments: well again, or the fault that the leak had hidden. */
const honest: Readonly<Record<'overFitting' | 'healthy', Readonly<Record<string, RunDraft>>>> = {
  overFitting: {
    '4-by-original': { data: { ...copied, copySplit: 'original', labelNoise: 0.6 }, net: relu(64, 128, 10), optimizer: adam(0.003), steps: 600, evalEvery: 50 },
    '4-fresh': { data: { ...copied, validateOn: 'fresh', labelNoise: 0.6 }, net: relu(64, 128, 10), optimizer: adam(0.003), steps: 600, evalEvery: 50 },
    '4-by-original-0.4': { data: { ...copied, copySplit: 'original', labelNoise: 0.4 }, net: elu(64, 96, 10), optimizer: adam(0.01), steps: 350 },
    '4-fresh-0.3': { data: { ...copied, validateOn: 'fresh', labelNoise: 0.3 }, net: tanh(64, 96, 10), optimizer: momentum(0.05), steps: 400 },
  },
  healthy: {
    '4-by-original': { data: { ...copied, trainSize: 1200, validationSize: 400, copies: 2, copySplit: 'original' }, net: relu(64, 32, 10), optimizer: adam(0.005), steps: 250 },
    '4-fresh': { data: { ...copied, trainSize: 1200, validationSize: 400, copies: 2, validateOn: 'fresh' }, net: relu(64, 32, 10), optimizer: sgd(0.1), steps: 400 },
    '4-cancer-sgd': { data: scaled, net: relu(30, 16, 2), optimizer: sgd(0.1), steps: 200 },
    '4-cancer-adam': { data: scaled, net: relu(30, 8, 2), optimizer: adam(0.003), steps: 200 },
    '4-cancer-momentum': { data: scaled, net: tanh(30, 16, 2), optimizer: momentum(0.02), steps: 200 },
    '4-cancer-logistic': { data: scaled, net: { widths: [30, 2], activation: 'linear' }, optimizer: sgd(0.1), steps: 250 },
    '4-cancer-elu': { data: { ...scaled, trainSize: 250 }, net: elu(30, 12, 12, 2), optimizer: sgd(0.05), steps: 300 },
    '4-cancer-deep': { data: scaled, net: relu(30, 24, 24, 2), optimizer: sgd(0.05), batchSize: 64, steps: 250 },
  },
};

const standardised = [
  ...family({ fault: 'too-slow' }, {
    '4-cancer': { data: scaled, net: relu(30, 16, 2), optimizer: sgd(0.001), steps: 200 },
    '4-cancer-adam': { data: scaled, net: tanh(30, 16, 2), optimizer: adam(0.0001), steps: 200 },
  }),
  ...family({ fault: 'symmetric' }, { '4-cancer': { data: scaled, net: relu(30, 16, 16, 2), init: { kind: 'zeros' }, optimizer: sgd(0.1), steps: 200 } }),
  ...family({ fault: 'dead-units' }, { '4-cancer-bias': { data: scaled, net: relu(30, 12, 12, 12, 2), bias: -6, optimizer: sgd(0.1), steps: 200 } }),
  ...family({ fault: 'labels-unrelated' }, { '4-cancer': { data: { ...scaled, trainSize: 200, labelNoise: 1 }, net: relu(30, 64, 64, 2), optimizer: adam(0.01), steps: 300 } }),
];

export const fourthWave = [...unscaled, ...leaks, ...family({ fault: 'over-fitting' }, honest.overFitting), ...family({ fault: 'healthy' }, honest.healthy), ...standardised];
