import { adam, digits, family, momentum, plane, relu, sgd } from '../build';

const line = { widths: [10, 1], activation: 'linear' } as const;
const zeros = { kind: 'zeros' } as const;
const linreg = { set: 'linreg', trainSize: 500, validationSize: 200 } as const;
const sine = { set: 'sine', validationSize: 200 } as const;
const noisyLabels = { ...digits, trainSize: 400, labelNoise: 0.4 };
const tanh = (...widths: readonly number[]) => ({ widths, activation: 'tanh' }) as const;

const onDigits = family({ fault: 'healthy' }, {
  'digits-sgd-0.1': { data: digits, net: relu(64, 32, 32, 10), optimizer: sgd(0.1), steps: 300 },
  'digits-sgd-0.3': { data: digits, net: relu(64, 32, 10), optimizer: sgd(0.3), steps: 300 },
  'digits-momentum': { data: digits, net: relu(64, 32, 10), optimizer: momentum(0.05), steps: 250 },
  'digits-adam': { data: digits, net: relu(64, 32, 10), optimizer: adam(0.01), steps: 300 },
  'digits-adam-long': { data: digits, net: relu(64, 24, 10), optimizer: adam(0.01), steps: 700 },
  'digits-all': { data: { ...digits, trainSize: 1297 }, net: relu(64, 48, 10), optimizer: adam(0.005), steps: 250 },
  'digits-200': { data: { ...digits, trainSize: 200 }, net: relu(64, 32, 10), optimizer: adam(0.005), steps: 200 },
  'digits-b8': { data: digits, net: relu(64, 32, 10), optimizer: sgd(0.05), batchSize: 8, steps: 500 },
  'digits-b128': { data: digits, net: relu(64, 32, 10), optimizer: sgd(0.3), batchSize: 128, steps: 200 },
  'digits-normed': { data: digits, net: { ...relu(64, 32, 32, 32, 10), batchNorm: true }, optimizer: sgd(0.1), batchSize: 64, steps: 200 },
  'digits-normed-1': { data: digits, net: { ...relu(64, 32, 32, 10), batchNorm: true }, optimizer: sgd(1), batchSize: 64, steps: 200 },
  'digits-normed-b16': { data: digits, net: { ...relu(64, 32, 10), batchNorm: true }, optimizer: adam(0.01), batchSize: 16, steps: 300 },
  'digits-tanh-deep': { data: digits, net: tanh(64, 32, 32, 32, 32, 32, 10), init: { kind: 'glorot' }, optimizer: sgd(0.1), steps: 300 },
  'digits-relu-deep': { data: digits, net: relu(64, 32, 32, 32, 32, 10), optimizer: adam(0.003), steps: 250 },
  'digits-sigmoid': { data: digits, net: { widths: [64, 32, 10], activation: 'sigmoid' }, init: { kind: 'glorot' }, optimizer: adam(0.02), steps: 300 },
  'digits-sigmoid-normed': { data: digits, net: { widths: [64, 32, 32, 32, 32, 10], activation: 'sigmoid', batchNorm: true }, init: { kind: 'glorot' }, optimizer: sgd(0.1), batchSize: 64, steps: 250 },
  'digits-dropout': { data: digits, net: { ...relu(64, 96, 10), dropout: 0.4 }, optimizer: adam(0.005), steps: 300 },
  'digits-elu': { data: digits, net: { widths: [64, 32, 32, 10], activation: 'elu' }, optimizer: sgd(0.1), steps: 300 },
  'digits-softmax-zeros': { data: digits, net: { widths: [64, 10], activation: 'linear' }, init: zeros, optimizer: sgd(0.5), steps: 300 },
  'digits-mse': { data: digits, net: relu(64, 48, 10), loss: { kind: 'mse' }, optimizer: adam(0.005), steps: 300 },
  'digits-noisy-dropout': { data: noisyLabels, net: { ...relu(64, 96, 96, 10), dropout: 0.5 }, optimizer: adam(0.003), steps: 250 },
  'digits-little-noise': { data: { ...digits, labelNoise: 0.1 }, net: relu(64, 32, 10), optimizer: sgd(0.1), steps: 300 },
  'digits-standardised': { data: { ...digits, preprocess: 'standardise' }, net: relu(64, 32, 10), optimizer: sgd(0.05), steps: 250 },
  'digits-cosine': { data: digits, net: relu(64, 32, 10), optimizer: sgd(0.3), schedule: { kind: 'cosine', steps: 250 }, steps: 250 },
});

const onOthers = family({ fault: 'healthy' }, {
  'circles-adam': { data: plane('circles'), net: relu(2, 8, 8, 2), optimizer: adam(0.01), steps: 300 },
  'circles-momentum': { data: plane('circles', { noise: 0.15 }), net: tanh(2, 16, 2), optimizer: momentum(0.1), steps: 400 },
  'moons-adam': { data: plane('moons', { noise: 0.15 }), net: relu(2, 16, 16, 2), optimizer: adam(0.01), steps: 300 },
  'moons-noise-0.3': { data: plane('moons', { noise: 0.3 }), net: relu(2, 16, 16, 2), optimizer: adam(0.01), steps: 300 },
  'moons-elu-bias': { data: plane('moons', { noise: 0.15 }), net: { widths: [2, 16, 16, 2], activation: 'elu' }, bias: -3, optimizer: adam(0.01), steps: 400 },
  'spirals-adam': { data: plane('spirals'), net: relu(2, 32, 32, 2), optimizer: adam(0.01), steps: 350 },
  'spirals-1.5': { data: plane('spirals', { turns: 1.5, trainSize: 400 }), net: relu(2, 32, 32, 2), optimizer: adam(0.01), steps: 400 },
  'spirals-nadam': { data: plane('spirals'), net: relu(2, 32, 32, 2), optimizer: { kind: 'nadam', learningRate: 0.01 }, steps: 350 },
  'spirals-momentum': { data: plane('spirals'), net: relu(2, 32, 32, 2), optimizer: momentum(0.1), steps: 400 },
  'spirals-normed': { data: plane('spirals'), net: { ...relu(2, 24, 24, 2), batchNorm: true }, optimizer: adam(0.01), steps: 350 },
  'xor-adam': { data: plane('xor'), net: relu(2, 16, 2), optimizer: adam(0.02), steps: 350 },
  'blobs-sgd': { data: plane('blobs', { classes: 5, noise: 0.4 }), net: relu(2, 16, 5), optimizer: sgd(0.1), steps: 250 },
  'blobs-overlap': { data: plane('blobs', { classes: 3, noise: 1.2, trainSize: 400 }), net: relu(2, 16, 3), optimizer: sgd(0.1), steps: 300 },
  'blobs-softmax': { data: plane('blobs', { classes: 4, noise: 0.7 }), net: { widths: [2, 4], activation: 'linear' }, init: zeros, optimizer: sgd(0.3), steps: 200 },
  'linreg-0.03': { data: linreg, net: line, init: zeros, optimizer: sgd(0.03), batchSize: 4, steps: 300, evalEvery: 10 },
  'linreg-0.02-b16': { data: linreg, net: line, init: zeros, optimizer: sgd(0.03), batchSize: 16, steps: 250, evalEvery: 10 },
  'linreg-drop': { data: linreg, net: line, init: zeros, optimizer: sgd(0.1), schedule: { kind: 'piecewise', at: 150, factor: 0.1 }, batchSize: 8, steps: 300, evalEvery: 10 },
  'linreg-adam': { data: linreg, net: line, init: zeros, optimizer: adam(0.05), batchSize: 32, steps: 300, evalEvery: 10 },
  'sine-adam': { data: sine, net: tanh(1, 32, 1), optimizer: adam(0.02), steps: 400 },
  'sine-relu': { data: sine, net: relu(1, 32, 32, 1), optimizer: adam(0.01), steps: 300 },
});

/** Stopped by the reader on the way: what there is, is well. */
const onTheWay = family({ fault: 'healthy' }, {
  'digits-halfway': { data: digits, net: relu(64, 32, 10), optimizer: sgd(0.1), steps: 200, plannedSteps: 500 },
  'moons-halfway': { data: plane('moons'), net: relu(2, 16, 16, 2), optimizer: adam(0.01), steps: 160, plannedSteps: 400 },
  'digits-adam-halfway': { data: digits, net: relu(64, 32, 32, 10), optimizer: adam(0.005), steps: 120, plannedSteps: 300 },
});

/** Too few updates to say anything: good settings, stopped at once. */
const tooEarly = family({ fault: 'undecided' }, {
  'digits-8': { data: digits, net: relu(64, 32, 32, 10), optimizer: sgd(0.1), steps: 8, plannedSteps: 300 },
  'digits-adam-12': { data: digits, net: relu(64, 32, 10), optimizer: adam(0.003), steps: 12, plannedSteps: 300 },
  'spirals-15': { data: plane('spirals'), net: relu(2, 32, 32, 2), optimizer: adam(0.01), steps: 15, plannedSteps: 350 },
  'circles-10': { data: plane('circles'), net: relu(2, 8, 8, 2), optimizer: adam(0.01), steps: 10, plannedSteps: 300 },
  'linreg-5': { data: linreg, net: line, init: zeros, optimizer: sgd(0.03), batchSize: 4, steps: 5, evalEvery: 5, plannedSteps: 300 },
  'moons-14': { data: plane('moons'), net: tanh(2, 16, 2), optimizer: momentum(0.05), steps: 14, plannedSteps: 300 },
});

export const healthyRuns = [...onDigits, ...onOthers, ...onTheWay, ...tooEarly];
