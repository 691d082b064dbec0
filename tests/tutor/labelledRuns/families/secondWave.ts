import { adam, digits, family, momentum, plane, relu, sgd } from '../build';

/**
 * More variety, added after the held-out half of the first wave had been shown to the doctor once (docs/curve-doctor.md).
 * Split by the same rule: what falls into the held-out half of this wave is new to the rules.
 */
const line = { widths: [10, 1], activation: 'linear' } as const;
const zeros = { kind: 'zeros' } as const;
const glorot = { kind: 'glorot' } as const;
const linreg = { set: 'linreg', trainSize: 400, validationSize: 200 } as const;
const sine = { set: 'sine', validationSize: 200 } as const;
const tanh = (...widths: readonly number[]) => ({ widths, activation: 'tanh' }) as const;
const sigmoid = (...widths: readonly number[]) => ({ widths, activation: 'sigmoid' }) as const;
const normed = (...widths: readonly number[]) => ({ widths, activation: 'relu', batchNorm: true }) as const;
const line0 = { data: linreg, net: line, init: zeros, evalEvery: 10 };

const tooSlow = family({ fault: 'too-slow' }, {
  '2-linreg-b4-0.002': { ...line0, optimizer: sgd(0.0008), batchSize: 4, steps: 250 },
  '2-linreg-b1-0.0005': { ...line0, optimizer: sgd(0.0005), batchSize: 2, steps: 300 },
  '2-linreg-adam-0.0005': { ...line0, optimizer: adam(0.0005), batchSize: 16, steps: 300 },
  '2-moons-momentum': { data: plane('moons'), net: relu(2, 16, 2), optimizer: momentum(0.0004), steps: 250 },
  '2-moons-b4': { data: plane('moons'), net: tanh(2, 16, 2), optimizer: sgd(0.002), batchSize: 4, steps: 300 },
  '2-circles-sgd': { data: plane('circles'), net: tanh(2, 16, 16, 2), init: glorot, optimizer: sgd(0.005), steps: 300 },
  '2-spirals-sgd-0.01': { data: plane('spirals'), net: relu(2, 32, 32, 2), optimizer: sgd(0.008), steps: 300 },
  '2-xor-adam': { data: plane('xor'), net: relu(2, 16, 2), optimizer: adam(0.0002), steps: 250 },
  '2-digits-rmsprop': { data: digits, net: relu(64, 32, 10), optimizer: { kind: 'rmsprop', learningRate: 0.00005 }, steps: 200 },
  '2-digits-sigmoid': { data: digits, net: sigmoid(64, 32, 10), init: glorot, optimizer: adam(0.0003), steps: 200 },
  '2-digits-b8': { data: digits, net: relu(64, 32, 10), optimizer: sgd(0.002), batchSize: 8, steps: 300 },
  '2-sine-adam': { data: sine, net: tanh(1, 24, 1), optimizer: adam(0.0002), steps: 250 },
});

const rates = ['multiply-learning-rate', 'drop-learning-rate'] as const;
const plateau = family({ fault: 'plateau-too-high', remedies: rates }, {
  '2-linreg-b2-0.08': { ...line0, optimizer: sgd(0.09), batchSize: 2, steps: 300 },
  '2-linreg-b4-0.14': { ...line0, optimizer: sgd(0.14), batchSize: 4, steps: 250 },
  '2-linreg-momentum': { ...line0, optimizer: momentum(0.02), batchSize: 4, steps: 300 },
  '2-linreg-rmsprop': { ...line0, optimizer: { kind: 'rmsprop', learningRate: 0.4 }, batchSize: 8, steps: 250 },
  '2-blobs-sgd-8': { data: plane('blobs', { classes: 5, noise: 1 }), net: { widths: [2, 5], activation: 'linear' }, optimizer: sgd(8), batchSize: 8, steps: 250 },
  '2-digits-tanh-adam': { data: digits, net: tanh(64, 32, 32, 10), init: glorot, optimizer: adam(0.15), steps: 200, truth: { alsoRight: ['diverging'] } },
  '2-digits-elu-sgd': { data: digits, net: { widths: [64, 32, 32, 10], activation: 'elu' }, optimizer: sgd(0.9), batchSize: 16, steps: 250, truth: { alsoRight: ['diverging'] } },
  '2-moons-tanh': { data: plane('moons'), net: tanh(2, 24, 24, 2), optimizer: adam(0.4), batchSize: 16, steps: 250, truth: { alsoRight: ['diverging'] } },
});

const accumulated = family({ fault: 'diverging', alsoRight: ['plateau-too-high'], remedies: ['set-momentum'], clinic: 'K14' }, {
  '2-digits-relu': { data: digits, net: relu(64, 32, 10), optimizer: momentum(0.2, 1), steps: 250 },
  '2-digits-deep': { data: digits, net: relu(64, 32, 32, 10), optimizer: momentum(0.05, 1), steps: 300 },
  '2-blobs': { data: plane('blobs', { classes: 4, noise: 1 }), net: relu(2, 16, 4), optimizer: momentum(0.1, 1), steps: 250, evalEvery: 10 },
  '2-circles': { data: plane('circles'), net: tanh(2, 16, 2), optimizer: momentum(0.05, 1), steps: 300, evalEvery: 10 },
  '2-spirals': { data: plane('spirals'), net: relu(2, 24, 24, 2), optimizer: momentum(0.05, 1), steps: 300, evalEvery: 10 },
  '2-sine': { data: sine, net: tanh(1, 24, 1), optimizer: momentum(0.02, 1), steps: 250, evalEvery: 10 },
});
const diverging = family({ fault: 'diverging' }, {
  '2-linreg-0.4': { ...line0, optimizer: sgd(0.45), batchSize: 4, steps: 150 },
  '2-circles-wrong-sign': { data: plane('circles'), net: relu(2, 16, 2), optimizer: sgd(-0.05), steps: 120, evalEvery: 10, truth: { remedies: ['turn-learning-rate'] } },
  '2-linreg-wrong-sign': { ...line0, optimizer: sgd(-0.003), batchSize: 16, steps: 100, truth: { remedies: ['turn-learning-rate'] } },
});

const symmetric = family({ fault: 'symmetric' }, {
  '2-digits-const-1': { data: digits, net: relu(64, 24, 24, 10), init: { kind: 'constant', value: 0.3 }, optimizer: sgd(0.1), steps: 150 },
  '2-moons-const': { data: plane('moons'), net: relu(2, 16, 16, 16, 2), init: { kind: 'constant', value: -0.2 }, optimizer: momentum(0.05), steps: 200 },
  '2-spirals-const': { data: plane('spirals'), net: tanh(2, 24, 2), init: { kind: 'constant', value: 1 }, optimizer: sgd(0.3), steps: 250 },
  '2-sine-zeros': { data: sine, net: relu(1, 24, 24, 1), init: zeros, optimizer: adam(0.01), steps: 200 },
});

const fitting = [
  ...family({ fault: 'labels-unrelated', clinic: 'K12' }, {
    '2-digits-rmsprop': { data: { ...digits, trainSize: 500, labelNoise: 1 }, net: tanh(64, 64, 10), optimizer: { kind: 'rmsprop', learningRate: 0.005 }, steps: 300 },
    '2-blobs-3': { data: plane('blobs', { trainSize: 120, classes: 3, labelNoise: 1 }), net: relu(2, 48, 48, 3), optimizer: adam(0.02), steps: 400 },
    '2-blobs-8': { data: plane('blobs', { trainSize: 200, classes: 8, labelNoise: 1 }), net: relu(2, 64, 64, 8), optimizer: adam(0.02), steps: 400 },
    '2-circles-100': { data: plane('circles', { trainSize: 100, labelNoise: 1 }), net: relu(2, 64, 64, 2), optimizer: adam(0.02), steps: 400 },
    '2-digits-elu': { data: { ...digits, trainSize: 250, labelNoise: 1 }, net: { widths: [64, 64, 10], activation: 'elu' }, optimizer: adam(0.01), steps: 250 },
  }),
  ...family({ fault: 'over-fitting' }, {
    '2-spirals-noise': { data: plane('spirals', { trainSize: 60, noise: 0.15 }), net: relu(2, 64, 64, 2), optimizer: adam(0.02), batchSize: 16, steps: 400 },
    '2-blobs-labels': { data: plane('blobs', { trainSize: 120, classes: 5, labelNoise: 0.4 }), net: relu(2, 64, 64, 5), optimizer: adam(0.02), steps: 500 },
    '2-digits-rmsprop': { data: { ...digits, trainSize: 250, labelNoise: 0.4 }, net: relu(64, 64, 10), optimizer: { kind: 'rmsprop', learningRate: 0.005 }, steps: 300 },
    '2-sine-10': { data: { ...sine, trainSize: 10, noise: 0.5 }, net: tanh(1, 48, 48, 1), optimizer: adam(0.01), batchSize: 10, steps: 500 },
  }),
  ...family({ fault: 'under-fitting' }, {
    '2-moons-one-unit': { data: plane('spirals', { classes: 4, turns: 1 }), net: tanh(2, 2, 4), optimizer: adam(0.02), steps: 300 },
    '2-circles-narrow': { data: plane('circles'), net: tanh(2, 1, 2), optimizer: momentum(0.1), steps: 300 },
    '2-spirals-2-turns': { data: plane('spirals', { turns: 2 }), net: relu(2, 3, 3, 2), optimizer: adam(0.01), steps: 350 },
    '2-sine-linear-deep': { data: sine, net: { widths: [1, 16, 16, 1], activation: 'linear' }, optimizer: adam(0.01), steps: 250 },
    '2-digits-l1': { data: digits, net: relu(64, 32, 10), regularisation: { l1: 0.05 }, optimizer: adam(0.005), steps: 250, truth: { remedies: ['relax-penalties'] } },
    '2-digits-dropout': { data: digits, net: { ...relu(64, 8, 8, 10), dropout: 0.7 }, optimizer: adam(0.01), steps: 300, truth: { remedies: ['dropout'] } },
  }),
  ...family({ fault: 'noisy-band' }, {
    '2-digits-b2': { data: digits, net: relu(64, 64, 10), optimizer: sgd(0.03), batchSize: 2, steps: 400 },
    '2-digits-b2-momentum': { data: digits, net: relu(64, 32, 10), optimizer: momentum(0.003), batchSize: 2, steps: 400 },
    '2-circles-b1': { data: plane('circles', { noise: 0.15 }), net: relu(2, 16, 2), optimizer: adam(0.003), batchSize: 1, steps: 600 },
    '2-blobs-b2': { data: plane('blobs', { classes: 3, noise: 1.2 }), net: relu(2, 16, 3), optimizer: sgd(0.03), batchSize: 2, steps: 400 },
    '2-moons-b1': { data: plane('moons', { noise: 0.3 }), net: tanh(2, 16, 2), optimizer: adam(0.002), batchSize: 1, steps: 600 },
    '2-digits-b1-elu': { data: digits, net: { widths: [64, 32, 10], activation: 'elu' }, optimizer: sgd(0.02), batchSize: 1, steps: 500 },
  }),
  ...family({ fault: 'batch-statistics-gap' }, {
    '2-digits-b2-momentum': { data: digits, net: normed(64, 48, 48, 48, 10), optimizer: momentum(0.005), batchSize: 2, steps: 300 },
    '2-circles-stale': { data: plane('circles'), net: normed(2, 16, 16, 2), normMomentum: 0.998, optimizer: adam(0.02), steps: 120, evalEvery: 10 },
  }),
];

const healthy = family({ fault: 'healthy' }, {
  '2-digits-b16-momentum': { data: digits, net: relu(64, 32, 32, 10), optimizer: momentum(0.03), batchSize: 16, steps: 300 },
  '2-digits-rmsprop': { data: digits, net: relu(64, 32, 10), optimizer: { kind: 'rmsprop', learningRate: 0.003 }, steps: 250 },
  '2-digits-adagrad': { data: digits, net: relu(64, 32, 10), optimizer: { kind: 'adagrad', learningRate: 0.05 }, steps: 300 },
  '2-digits-adamw': { data: digits, net: { widths: [64, 32, 32, 10], activation: 'gelu' }, optimizer: { kind: 'adamw', learningRate: 0.01 }, steps: 300 },
  '2-digits-l2': { data: { ...digits, trainSize: 400, labelNoise: 0.4 }, net: relu(64, 64, 10), regularisation: { l2: 0.01 }, optimizer: adam(0.003), steps: 250 },
  '2-digits-selu': { data: { ...digits, preprocess: 'standardise' }, net: { widths: [64, 32, 32, 32, 32, 10], activation: 'selu' }, init: { kind: 'lecun' }, optimizer: sgd(0.05), steps: 250 },
  '2-digits-binary': { data: digits, net: relu(64, 32, 10), loss: { kind: 'binaryCrossEntropy' }, optimizer: adam(0.01), steps: 300 },
  '2-digits-one-cycle': { data: digits, net: relu(64, 32, 10), optimizer: sgd(0.4), schedule: { kind: 'oneCycle', steps: 250 }, steps: 250 },
  '2-circles-b8': { data: plane('circles'), net: relu(2, 16, 2), optimizer: adam(0.01), batchSize: 8, steps: 500 },
  '2-moons-sgd': { data: plane('moons', { noise: 0.25 }), net: relu(2, 24, 2), optimizer: sgd(0.3), steps: 500 },
  '2-moons-logistic': { data: plane('moons'), net: { widths: [2, 2], activation: 'linear' }, init: zeros, optimizer: sgd(0.5), steps: 250 },
  '2-spirals-3': { data: plane('spirals', { classes: 3 }), net: relu(2, 48, 48, 3), optimizer: adam(0.01), steps: 400 },
  '2-spirals-tanh': { data: plane('spirals', { turns: 0.75 }), net: tanh(2, 32, 32, 2), optimizer: adam(0.02), steps: 400 },
  '2-xor-momentum': { data: plane('xor'), net: tanh(2, 16, 2), optimizer: momentum(0.1), steps: 350 },
  '2-blobs-8': { data: plane('blobs', { classes: 8, noise: 0.3 }), net: relu(2, 24, 8), optimizer: adam(0.02), steps: 300 },
  '2-blobs-overlap': { data: plane('blobs', { classes: 2, noise: 1.5 }), net: relu(2, 16, 2), optimizer: adam(0.01), steps: 250 },
  '2-linreg-b8': { ...line0, optimizer: sgd(0.04), batchSize: 8, steps: 250 },
  '2-linreg-b2': { ...line0, optimizer: sgd(0.01), batchSize: 2, steps: 500 },
  '2-linreg-momentum': { ...line0, optimizer: momentum(0.003), batchSize: 8, steps: 300 },
  '2-sine-momentum': { data: sine, net: tanh(1, 32, 1), optimizer: momentum(0.03), steps: 500 },
  '2-sine-huber': { data: sine, net: tanh(1, 24, 24, 1), loss: { kind: 'huber' }, optimizer: adam(0.01), steps: 400 },
  '2-digits-paused': { data: digits, net: normed(64, 32, 10), optimizer: adam(0.01), steps: 100, plannedSteps: 300, evalEvery: 10 },
});

const tooEarly = family({ fault: 'undecided' }, {
  '2-xor-20': { data: plane('xor'), net: relu(2, 16, 2), optimizer: adam(0.01), steps: 20, plannedSteps: 300, evalEvery: 10 },
  '2-digits-25': { data: digits, net: tanh(64, 32, 10), optimizer: sgd(0.05), steps: 25, plannedSteps: 400, evalEvery: 10 },
});

export const secondWave = [...tooSlow, ...plateau, ...accumulated, ...diverging, ...symmetric, ...fitting, ...healthy, ...tooEarly];
