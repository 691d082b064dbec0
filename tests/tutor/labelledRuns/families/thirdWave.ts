import { adam, digits, family, momentum, plane, relu, sgd } from '../build';

/** More variety once more, where the second table showed the doctor to be weakest; split by the same rule. */
const linreg = { set: 'linreg', trainSize: 300, validationSize: 200 } as const;
const line0 = { data: linreg, net: { widths: [10, 1], activation: 'linear' }, init: { kind: 'zeros' }, evalEvery: 10 } as const;
const sine = { set: 'sine', validationSize: 200 } as const;
const tanh = (...widths: readonly number[]) => ({ widths, activation: 'tanh' }) as const;
const elu = (...widths: readonly number[]) => ({ widths, activation: 'elu' }) as const;

const tooSlow = family({ fault: 'too-slow' }, {
  '3-circles-sgd': { data: plane('circles'), net: relu(2, 16, 16, 2), optimizer: sgd(0.003), steps: 250 },
  '3-circles-tanh': { data: plane('circles'), net: tanh(2, 24, 2), optimizer: sgd(0.008), steps: 350 },
  '3-circles-momentum': { data: plane('circles'), net: elu(2, 16, 2), optimizer: momentum(0.0008), steps: 300 },
  '3-xor-sgd': { data: plane('xor'), net: relu(2, 16, 2), optimizer: sgd(0.005), steps: 300 },
  '3-xor-momentum': { data: plane('xor'), net: tanh(2, 24, 2), optimizer: momentum(0.0005), steps: 300 },
  '3-spirals-momentum': { data: plane('spirals'), net: relu(2, 32, 32, 2), optimizer: momentum(0.0008), steps: 350 },
  '3-spirals-rmsprop': { data: plane('spirals'), net: tanh(2, 32, 32, 2), optimizer: { kind: 'rmsprop', learningRate: 0.0001 }, steps: 300 },
  '3-spirals-sgd-1.5': { data: plane('spirals', { turns: 1.5 }), net: relu(2, 32, 32, 2), optimizer: sgd(0.005), steps: 400 },
  '3-moons-adam': { data: plane('moons'), net: relu(2, 24, 2), optimizer: adam(0.0002), steps: 250 },
  '3-digits-elu': { data: digits, net: elu(64, 32, 32, 10), optimizer: sgd(0.001), steps: 250 },
  '3-blobs-adam': { data: plane('blobs', { classes: 5, noise: 0.5 }), net: tanh(2, 24, 5), optimizer: adam(0.0003), steps: 250 },
  '3-sine-sgd': { data: sine, net: tanh(1, 24, 1), optimizer: sgd(0.002), steps: 250 },
});

const plateau = family({ fault: 'plateau-too-high', remedies: ['multiply-learning-rate', 'drop-learning-rate'] }, {
  '3-linreg-b2': { ...line0, optimizer: sgd(0.11), batchSize: 2, steps: 250 },
  '3-linreg-b4': { ...line0, optimizer: sgd(0.16), batchSize: 4, steps: 350 },
  '3-linreg-b8': { ...line0, optimizer: sgd(0.28), batchSize: 8, steps: 250 },
  '3-linreg-adam': { ...line0, optimizer: adam(0.8), batchSize: 16, steps: 250 },
  '3-blobs-sgd': { data: plane('blobs', { classes: 3, noise: 1.5 }), net: { widths: [2, 3], activation: 'linear' }, optimizer: sgd(6), batchSize: 8, steps: 250 },
  '3-blobs-adam': { data: plane('blobs', { classes: 4, noise: 1.2 }), net: { widths: [2, 4], activation: 'linear' }, optimizer: adam(3), batchSize: 16, steps: 250 },
  '3-sine-adam': { data: sine, net: tanh(1, 24, 1), optimizer: adam(0.4), batchSize: 16, steps: 300 },
  '3-spirals-tanh': { data: plane('spirals', { turns: 1.5 }), net: tanh(2, 24, 24, 2), optimizer: adam(0.2), batchSize: 16, steps: 300, truth: { alsoRight: ['diverging'] } },
  '3-digits-tanh-sgd': { data: digits, net: tanh(64, 32, 32, 10), optimizer: sgd(3), steps: 250, truth: { alsoRight: ['diverging'] } },
  '3-digits-relu-adam': { data: digits, net: relu(64, 32, 32, 32, 10), optimizer: adam(0.08), steps: 250, truth: { alsoRight: ['dead-units', 'diverging'] } },
});

const others = [
  ...family({ fault: 'diverging', alsoRight: ['plateau-too-high'], remedies: ['set-momentum'], clinic: 'K14' }, {
    '3-moons': { data: plane('moons'), net: tanh(2, 16, 2), optimizer: momentum(0.03, 1), steps: 300, evalEvery: 10 },
    '3-digits': { data: digits, net: elu(64, 32, 10), optimizer: momentum(0.05, 1), steps: 250 },
  }),
  ...family({ fault: 'labels-unrelated', clinic: 'K12' }, {
    '3-moons': { data: plane('moons', { trainSize: 200, validationSize: 500, labelNoise: 1 }), net: relu(2, 64, 64, 2), optimizer: adam(0.02), steps: 400 },
    '3-blobs-4': { data: plane('blobs', { trainSize: 150, classes: 4, labelNoise: 1 }), net: tanh(2, 64, 64, 4), optimizer: adam(0.02), steps: 400 },
    '3-digits': { data: { ...digits, trainSize: 300, labelNoise: 1 }, net: relu(64, 96, 10), optimizer: adam(0.005), steps: 250 },
  }),
  ...family({ fault: 'over-fitting' }, {
    '3-moons-40': { data: plane('moons', { trainSize: 40, noise: 0.4 }), net: tanh(2, 64, 64, 2), optimizer: adam(0.02), batchSize: 10, steps: 400 },
    '3-digits-300': { data: { ...digits, trainSize: 300, labelNoise: 0.3 }, net: elu(64, 64, 10), optimizer: adam(0.01), steps: 250 },
  }),
  ...family({ fault: 'under-fitting' }, {
    '3-circles-2': { data: plane('circles'), net: relu(2, 1, 2), optimizer: adam(0.02), steps: 300 },
    '3-xor-linear': { data: plane('xor'), net: { widths: [2, 16, 2], activation: 'linear' }, optimizer: sgd(0.1), steps: 300 },
    '3-spirals-3': { data: plane('spirals', { turns: 2 }), net: tanh(2, 2, 2, 2), optimizer: adam(0.02), steps: 350 },
    '3-digits-l2': { data: digits, net: tanh(64, 32, 10), regularisation: { l2: 0.5 }, optimizer: sgd(0.1), steps: 250, truth: { remedies: ['relax-penalties'] } },
  }),
  ...family({ fault: 'vanishing-signal' }, {
    '3-digits-sigmoid-7': { data: digits, net: { widths: [64, 20, 20, 20, 20, 20, 20, 20, 10], activation: 'sigmoid' }, init: { kind: 'glorot' }, optimizer: momentum(0.05), steps: 200 },
    '3-circles-relu-0.03': { data: plane('circles'), net: relu(2, 16, 16, 16, 16, 16, 2), init: { kind: 'normal', sigma: 0.03 }, optimizer: sgd(0.2), steps: 250 },
  }),
  ...family({ fault: 'exploding-signal' }, {
    '3-digits-uniform': { data: digits, net: relu(64, 32, 32, 32, 32, 10), init: { kind: 'uniform', low: -1.5, high: 1.5 }, optimizer: momentum(0.01), steps: 150 },
    '3-digits-tanh-1.5': { data: digits, net: tanh(64, 32, 32, 32, 32, 32, 10), init: { kind: 'normal', sigma: 1.5 }, optimizer: sgd(0.05), steps: 200 },
  }),
  ...family({ fault: 'dead-units' }, {
    '3-moons-bias-4': { data: plane('moons'), net: relu(2, 12, 12, 12, 2), bias: -4, optimizer: momentum(0.05), steps: 250 },
    '3-digits-bias-7': { data: digits, net: relu(64, 24, 24, 10), bias: -7, optimizer: adam(0.003), steps: 200 },
  }),
  ...family({ fault: 'batch-statistics-gap' }, {
    '3-digits-b2': { data: digits, net: { ...relu(64, 24, 24, 24, 24, 10), batchNorm: true }, optimizer: adam(0.002), batchSize: 2, steps: 300 },
    '3-digits-stale': { data: digits, net: { ...tanh(64, 32, 32, 10), batchNorm: true }, normMomentum: 0.998, optimizer: adam(0.01), steps: 100, evalEvery: 10 },
  }),
  ...family({ fault: 'healthy' }, {
    '3-circles-sgd': { data: plane('circles'), net: relu(2, 24, 2), optimizer: sgd(0.5), steps: 400 },
    '3-moons-b16': { data: plane('moons', { noise: 0.15 }), net: tanh(2, 24, 2), optimizer: momentum(0.05), batchSize: 16, steps: 400 },
    '3-digits-cosine': { data: digits, net: elu(64, 32, 32, 10), optimizer: adam(0.01), schedule: { kind: 'cosine', steps: 250 }, steps: 250 },
    '3-digits-dropout': { data: { ...digits, trainSize: 1000 }, net: { ...relu(64, 64, 64, 10), dropout: 0.3 }, optimizer: adam(0.005), steps: 300 },
    '3-blobs-sgd': { data: plane('blobs', { classes: 6, noise: 0.4 }), net: elu(2, 24, 6), optimizer: sgd(0.2), steps: 300 },
    '3-linreg': { ...line0, optimizer: sgd(0.05), batchSize: 32, steps: 200 },
    '3-sine': { data: sine, net: { widths: [1, 32, 32, 1], activation: 'silu' }, optimizer: adam(0.01), steps: 400 },
    '3-xor': { data: plane('xor'), net: relu(2, 24, 24, 2), optimizer: adam(0.01), steps: 350 },
  }),
  ...family({ fault: 'noisy-band' }, {
    '3-digits-b1': { data: digits, net: tanh(64, 32, 10), optimizer: momentum(0.003), batchSize: 1, steps: 500 },
    '3-blobs-b1': { data: plane('blobs', { classes: 5, noise: 0.8 }), net: elu(2, 16, 5), optimizer: adam(0.005), batchSize: 1, steps: 500 },
  }),
];

export const thirdWave = [...tooSlow, ...plateau, ...others];
