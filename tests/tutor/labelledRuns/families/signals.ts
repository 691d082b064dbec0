import { adam, digits, family, momentum, plane, relu, sgd } from '../build';

const deep = (inputs: number, width: number, depth: number, outputs: number): number[] => [inputs, ...Array.from({ length: depth }, () => width), outputs];
const sigmoid = (...widths: readonly number[]) => ({ widths, activation: 'sigmoid' }) as const;
const tanh = (...widths: readonly number[]) => ({ widths, activation: 'tanh' }) as const;
const normal = (sigma: number) => ({ kind: 'normal', sigma }) as const;
const zeros = { kind: 'zeros' } as const;
const constant = (value: number) => ({ kind: 'constant', value }) as const;
const glorot = { kind: 'glorot' } as const;

const vanishing = family({ fault: 'vanishing-signal' }, {
  'digits-sigmoid-8': { data: digits, net: sigmoid(...deep(64, 32, 8, 10)), init: glorot, optimizer: sgd(0.05), batchSize: 64, steps: 200, truth: { clinic: 'K04' } },
  'digits-sigmoid-6': { data: digits, net: sigmoid(...deep(64, 24, 6, 10)), init: glorot, optimizer: sgd(0.1), steps: 200 },
  'digits-sigmoid-10-momentum': { data: digits, net: sigmoid(...deep(64, 16, 10, 10)), init: glorot, optimizer: momentum(0.02), steps: 200 },
  'digits-relu-0.01': { data: digits, net: relu(...deep(64, 32, 6, 10)), init: normal(0.01), optimizer: sgd(0.05), batchSize: 64, steps: 200 },
  'digits-tanh-0.01': { data: digits, net: tanh(...deep(64, 32, 6, 10)), init: normal(0.01), optimizer: sgd(0.1), steps: 200 },
  'digits-relu-gain-0.3': { data: digits, net: relu(...deep(64, 24, 8, 10)), init: { kind: 'gain', gain: 0.3 }, optimizer: momentum(0.02), steps: 200 },
  'circles-sigmoid-6': { data: plane('circles'), net: sigmoid(...deep(2, 16, 6, 2)), init: glorot, optimizer: sgd(0.1), steps: 300 },
  'moons-sigmoid-8': { data: plane('moons'), net: sigmoid(...deep(2, 12, 8, 2)), init: { kind: 'lecun' }, optimizer: sgd(0.3), steps: 300 },
  'spirals-tanh-0.02': { data: plane('spirals'), net: tanh(...deep(2, 16, 8, 2)), init: normal(0.02), optimizer: sgd(0.1), steps: 300 },
  'blobs-relu-0.02': { data: plane('blobs', { classes: 4, noise: 0.6 }), net: relu(...deep(2, 16, 6, 4)), init: normal(0.02), optimizer: sgd(0.1), steps: 250 },
});

const exploding = family({ fault: 'exploding-signal' }, {
  'digits-relu-1': { data: digits, net: relu(...deep(64, 32, 6, 10)), init: normal(1), optimizer: sgd(0.05), batchSize: 64, steps: 150 },
  'digits-relu-1-shallower': { data: digits, net: relu(...deep(64, 32, 4, 10)), init: normal(1), optimizer: sgd(0.2), steps: 150 },
  'digits-gain-3': { data: digits, net: relu(...deep(64, 32, 6, 10)), init: { kind: 'gain', gain: 3 }, optimizer: sgd(0.05), batchSize: 64, steps: 150 },
  'digits-gain-4-momentum': { data: digits, net: relu(...deep(64, 24, 5, 10)), init: { kind: 'gain', gain: 4 }, optimizer: momentum(0.01), steps: 150 },
  'digits-tanh-1': { data: digits, net: tanh(...deep(64, 32, 8, 10)), init: normal(1), optimizer: sgd(0.05), steps: 200 },
  'digits-tanh-2': { data: digits, net: tanh(...deep(64, 24, 6, 10)), init: normal(2), optimizer: sgd(0.02), steps: 200 },
  'moons-relu-1': { data: plane('moons'), net: relu(...deep(2, 32, 6, 2)), init: normal(1), optimizer: sgd(0.02), steps: 150 },
  'spirals-uniform-1': { data: plane('spirals'), net: relu(...deep(2, 48, 5, 2)), init: { kind: 'uniform', low: -1, high: 1 }, optimizer: sgd(0.05), steps: 150 },
  'blobs-elu-1': { data: plane('blobs', { classes: 5, noise: 0.5 }), net: { widths: deep(2, 32, 5, 5), activation: 'elu' }, init: normal(1), optimizer: sgd(0.05), steps: 150 },
  'circles-gain-4': { data: plane('circles'), net: relu(...deep(2, 24, 7, 2)), init: { kind: 'gain', gain: 4 }, optimizer: sgd(0.05), steps: 150 },
});

const symmetric = family({ fault: 'symmetric' }, {
  'digits-zeros': { data: digits, net: relu(...deep(64, 32, 6, 10)), init: zeros, optimizer: sgd(0.05), batchSize: 64, steps: 150, truth: { clinic: 'K05' } },
  'digits-const-0.1': { data: digits, net: relu(...deep(64, 32, 6, 10)), init: constant(0.1), optimizer: sgd(0.05), batchSize: 64, steps: 150, truth: { clinic: 'K05' } },
  'digits-shallow-zeros': { data: digits, net: relu(64, 32, 10), init: zeros, optimizer: adam(0.01), steps: 150 },
  'digits-shallow-const': { data: digits, net: relu(64, 32, 10), init: constant(0.05), optimizer: sgd(0.1), steps: 200 },
  'digits-tanh-const': { data: digits, net: tanh(64, 32, 32, 10), init: constant(0.02), optimizer: adam(0.003), steps: 200 },
  'digits-sigmoid-zeros': { data: digits, net: sigmoid(64, 32, 10), init: zeros, optimizer: sgd(0.1), steps: 200 },
  'circles-const-0.5': { data: plane('circles'), net: relu(2, 16, 16, 2), init: constant(0.5), optimizer: adam(0.01), steps: 300 },
  'spirals-zeros': { data: plane('spirals'), net: tanh(2, 16, 16, 2), init: zeros, optimizer: adam(0.01), steps: 200 },
  'blobs-const': { data: plane('blobs', { classes: 5, noise: 0.4 }), net: relu(2, 16, 5), init: constant(0.3), optimizer: sgd(0.1), steps: 200 },
  'xor-zeros': { data: plane('xor'), net: relu(2, 12, 2), init: zeros, optimizer: sgd(0.3), steps: 200 },
});

const dead = family({ fault: 'dead-units' }, {
  'moons-bias-3': { data: plane('moons', { noise: 0.15 }), net: relu(2, 16, 16, 2), bias: -3, optimizer: adam(0.01), steps: 300, truth: { clinic: 'K06' } },
  'moons-bias-5': { data: plane('moons'), net: relu(2, 24, 2), bias: -5, optimizer: adam(0.01), steps: 250 },
  'circles-bias-4': { data: plane('circles'), net: relu(2, 16, 16, 2), bias: -4, optimizer: adam(0.01), steps: 250 },
  'spirals-bias-3': { data: plane('spirals'), net: relu(2, 32, 32, 2), bias: -3, optimizer: sgd(0.1), steps: 250 },
  'xor-bias-4': { data: plane('xor'), net: relu(2, 16, 2), bias: -4, optimizer: adam(0.02), steps: 250 },
  'digits-bias-10': { data: digits, net: relu(64, 32, 32, 10), bias: -10, optimizer: sgd(0.05), steps: 200 },
  'digits-bias-8-adam': { data: digits, net: relu(64, 24, 10), bias: -8, optimizer: adam(0.003), steps: 200 },
  'digits-bias-6-deep': { data: digits, net: relu(64, 32, 32, 32, 10), bias: -6, optimizer: momentum(0.01), steps: 200 },
  'blobs-bias-8': { data: plane('blobs', { classes: 4, noise: 0.5 }), net: relu(2, 16, 16, 4), bias: -10, optimizer: adam(0.005), steps: 250 },
  'sine-bias-6': { data: { set: 'sine', validationSize: 200 }, net: relu(1, 24, 24, 1), bias: -6, optimizer: adam(0.01), steps: 250 },
});

export const signalFaults = [...vanishing, ...exploding, ...symmetric, ...dead];
