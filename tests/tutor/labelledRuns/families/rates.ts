import { adam, digits, family, momentum, plane, relu, sgd } from '../build';

const line = { widths: [10, 1], activation: 'linear' } as const;
const zeros = { kind: 'zeros' } as const;
const linreg = { set: 'linreg', trainSize: 500, validationSize: 200 } as const;

/** The first case of the clinic: a rate so low that the run ends where it began to get somewhere. */
const tooSlow = family({ fault: 'too-slow' }, {
  'digits-sgd-0.002': { data: digits, net: relu(64, 32, 32, 10), optimizer: sgd(0.002), steps: 300, truth: { clinic: 'K01' } },
  'digits-shallow-sgd-0.003': { data: digits, net: relu(64, 32, 10), optimizer: sgd(0.003), steps: 300 },
  'digits-adam-0.00005': { data: digits, net: relu(64, 32, 10), optimizer: adam(0.00005), steps: 200 },
  'digits-normed-sgd-0.001': { data: digits, net: { ...relu(64, 32, 10), batchNorm: true }, optimizer: sgd(0.001), steps: 250 },
  'digits-tanh-momentum-0.0003': { data: digits, net: { widths: [64, 32, 10], activation: 'tanh' }, init: { kind: 'glorot' }, optimizer: momentum(0.0003), steps: 250 },
  'moons-sgd-0.003': { data: plane('moons'), net: relu(2, 16, 2), optimizer: sgd(0.003), steps: 300 },
  'circles-adam-0.0001': { data: plane('circles'), net: relu(2, 16, 16, 2), optimizer: adam(0.0001), steps: 300 },
  'blobs-sgd-0.002': { data: plane('blobs', { classes: 4, noise: 0.5 }), net: relu(2, 16, 4), optimizer: sgd(0.002), steps: 200 },
  'blobs-linear-sgd-0.002': { data: plane('blobs', { classes: 3, noise: 0.5 }), net: { widths: [2, 3], activation: 'linear' }, optimizer: sgd(0.002), steps: 250 },
  'linreg-0.001': { data: linreg, net: line, init: zeros, optimizer: sgd(0.001), batchSize: 4, steps: 300, evalEvery: 10 },
  'linreg-0.0004': { data: linreg, net: line, init: zeros, optimizer: sgd(0.0004), batchSize: 16, steps: 400 },
  'spirals-adam-0.0003': { data: plane('spirals'), net: relu(2, 32, 32, 2), optimizer: adam(0.0003), steps: 200 },
});

/** A rate that gets far quickly and then jumps over what it is looking for. */
const rateRemedies = ['multiply-learning-rate', 'drop-learning-rate'] as const;
const plateau = family({ fault: 'plateau-too-high', remedies: rateRemedies }, {
  'linreg-0.15': { data: linreg, net: line, init: zeros, optimizer: sgd(0.15), batchSize: 4, steps: 300, evalEvery: 10, truth: { clinic: 'K02' } },
  'linreg-0.12': { data: linreg, net: line, init: zeros, optimizer: sgd(0.12), batchSize: 4, steps: 400, evalEvery: 10 },
  'linreg-b8-0.25': { data: linreg, net: line, init: zeros, optimizer: sgd(0.25), batchSize: 8, steps: 300, evalEvery: 10 },
  'linreg-b16-0.4': { data: linreg, net: line, init: zeros, optimizer: sgd(0.4), batchSize: 16, steps: 250, evalEvery: 10 },
  'linreg-adam-0.5': { data: linreg, net: line, init: zeros, optimizer: adam(0.5), batchSize: 8, steps: 300, evalEvery: 10 },
  'blobs-linear-sgd-5': { data: plane('blobs', { classes: 4, noise: 1.2 }), net: { widths: [2, 4], activation: 'linear' }, optimizer: sgd(5), batchSize: 4, steps: 300 },
  'sine-adam-0.2': { data: { set: 'sine', validationSize: 200 }, net: { widths: [1, 32, 1], activation: 'tanh' }, optimizer: adam(0.3), batchSize: 8, steps: 300 },
  'digits-sgd-0.7-b16': { data: digits, net: relu(64, 32, 32, 10), optimizer: sgd(0.7), batchSize: 16, steps: 300, truth: { alsoRight: ['dead-units', 'diverging'] } },
  'digits-adam-0.1': { data: digits, net: relu(64, 32, 10), optimizer: adam(0.1), steps: 250, truth: { alsoRight: ['dead-units', 'diverging'] } },
  'digits-deep-sgd-1': { data: digits, net: relu(64, 32, 32, 32, 10), optimizer: sgd(1), batchSize: 64, steps: 200, truth: { alsoRight: ['dead-units', 'diverging'] } },
  'digits-tanh-sgd-4': { data: digits, net: { widths: [64, 32, 10], activation: 'tanh' }, optimizer: sgd(4), steps: 250, truth: { alsoRight: ['diverging'] } },
  'spirals-adam-0.3': { data: plane('spirals'), net: { widths: [2, 32, 32, 2], activation: 'tanh' }, optimizer: adam(0.3), batchSize: 16, steps: 300, truth: { alsoRight: ['diverging'] } },
});

const diverging = family({ fault: 'diverging' }, {
  'linreg-0.5': { data: linreg, net: line, init: zeros, optimizer: sgd(0.5), batchSize: 4, steps: 100, evalEvery: 10, truth: { clinic: 'K03' } },
  'linreg-0.8-b16': { data: linreg, net: line, init: zeros, optimizer: sgd(0.8), batchSize: 16, steps: 150, evalEvery: 10 },
  'linreg-full-batch-1': { data: linreg, net: line, init: zeros, optimizer: sgd(1.1), batchSize: 500, steps: 60, evalEvery: 10 },
  'linreg-momentum-0.2': { data: linreg, net: line, init: zeros, optimizer: momentum(0.2), batchSize: 4, steps: 150, evalEvery: 10 },
  'sine-sgd-3': { data: { set: 'sine', validationSize: 200 }, net: relu(1, 16, 1), optimizer: sgd(3), batchSize: 16, steps: 100, evalEvery: 10, truth: { alsoRight: ['dead-units'], remedies: rateRemedies } },
  'sine-sgd-1-deep': { data: { set: 'sine', validationSize: 200 }, net: { widths: [1, 32, 32, 1], activation: 'leakyRelu' }, optimizer: sgd(1), batchSize: 16, steps: 100, evalEvery: 10 },
  'digits-sgd-100': { data: digits, net: relu(64, 32, 32, 10), optimizer: sgd(100), steps: 150, evalEvery: 10, truth: { alsoRight: ['dead-units'], remedies: rateRemedies } },
  'digits-momentum-5': { data: digits, net: { widths: [64, 32, 10], activation: 'elu' }, optimizer: momentum(5), steps: 150, evalEvery: 10 },
  'spirals-wrong-sign': { data: plane('spirals'), net: relu(2, 16, 16, 2), optimizer: adam(-0.01), steps: 100, evalEvery: 10, truth: { remedies: ['turn-learning-rate'] } },
  'digits-wrong-sign': { data: digits, net: relu(64, 32, 10), optimizer: sgd(-0.05), steps: 150, evalEvery: 10, truth: { remedies: ['turn-learning-rate'] } },
});

/**
 * K14, gradients that are never set to zero: θ ← θ − η·Σg is exactly momentum with β = 1, so an experiment can say it. It
 * falls, then rises and swings; how far depends on the data, hence two names, but only one treatment.
 */
const accumulated = family({ fault: 'diverging', alsoRight: ['plateau-too-high'], remedies: ['set-momentum'], clinic: 'K14' }, {
  'digits-accumulated': { data: digits, net: relu(64, 64, 10), optimizer: momentum(0.1, 1), steps: 250 },
  'digits-tanh-accumulated': { data: digits, net: { widths: [64, 32, 10], activation: 'tanh' }, optimizer: momentum(0.05, 1), steps: 250 },
  'linreg-accumulated': { data: linreg, net: line, init: zeros, optimizer: momentum(0.03, 1), batchSize: 16, steps: 250, evalEvery: 10 },
  'moons-accumulated': { data: plane('moons'), net: relu(2, 16, 2), optimizer: momentum(0.1, 1), steps: 250, evalEvery: 10 },
});

export const rateFaults = [...tooSlow, ...plateau, ...diverging, ...accumulated];
