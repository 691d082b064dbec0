import { adam, digits, family, momentum, plane, relu, sgd } from '../build';

const sine = { set: 'sine', validationSize: 200 } as const;
const normed = (...widths: readonly number[]) => ({ widths, activation: 'relu', batchNorm: true }) as const;

const overFitting = family({ fault: 'over-fitting' }, {
  'digits-400-noise': { data: { ...digits, trainSize: 400, labelNoise: 0.4 }, net: relu(64, 96, 96, 10), optimizer: adam(0.004), steps: 300, truth: { clinic: 'K07' } },
  'digits-200-noise': { data: { ...digits, trainSize: 200, labelNoise: 0.4 }, net: relu(64, 64, 10), optimizer: adam(0.01), steps: 250 },
  'digits-100-noise': { data: { ...digits, trainSize: 100, labelNoise: 0.3 }, net: relu(64, 48, 48, 10), optimizer: adam(0.01), steps: 250, batchSize: 16 },
  'digits-normed-noise': { data: { ...digits, trainSize: 300, labelNoise: 0.5 }, net: normed(64, 64, 10), optimizer: adam(0.01), steps: 250 },
  'digits-tanh-noise': { data: { ...digits, trainSize: 300, labelNoise: 0.4 }, net: { widths: [64, 96, 10], activation: 'tanh' }, optimizer: adam(0.01), steps: 300 },
  'digits-momentum-noise': { data: { ...digits, trainSize: 200, labelNoise: 0.5 }, net: relu(64, 96, 10), optimizer: momentum(0.05), steps: 400 },
  'moons-30': { data: plane('moons', { trainSize: 30, noise: 0.4 }), net: relu(2, 64, 64, 2), optimizer: adam(0.02), batchSize: 10, steps: 400 },
  'moons-noise-labels': { data: plane('moons', { trainSize: 150, labelNoise: 0.4 }), net: relu(2, 64, 64, 2), optimizer: adam(0.02), steps: 600 },
  'blobs-40': { data: plane('blobs', { trainSize: 40, classes: 4, noise: 1.8 }), net: relu(2, 64, 64, 4), optimizer: adam(0.02), batchSize: 10, steps: 400 },
  'circles-50': { data: plane('circles', { trainSize: 50, noise: 0.35 }), net: relu(2, 64, 64, 2), optimizer: adam(0.02), batchSize: 16, steps: 400 },
  'sine-12': { data: { ...sine, trainSize: 12, noise: 0.6 }, net: relu(1, 64, 64, 1), optimizer: adam(0.01), batchSize: 12, steps: 600 },
});

/** K12: the labels have nothing to do with the inputs. A network with room for it learns them by heart, which is also over-fitting. */
const shuffled = family({ fault: 'labels-unrelated', clinic: 'K12' }, {
  'digits-64-64-64': { data: { ...digits, trainSize: 1297, labelNoise: 1 }, net: relu(64, 64, 64, 64, 10), optimizer: adam(0.003), steps: 250 },
  'digits-400': { data: { ...digits, trainSize: 400, labelNoise: 1 }, net: relu(64, 64, 64, 10), optimizer: adam(0.004), steps: 300 },
  'digits-150': { data: { ...digits, trainSize: 150, labelNoise: 1 }, net: relu(64, 64, 10), optimizer: adam(0.01), steps: 250 },
  'digits-momentum': { data: { ...digits, trainSize: 300, labelNoise: 1 }, net: relu(64, 64, 10), optimizer: momentum(0.05), steps: 400 },
  'moons-150': { data: plane('moons', { trainSize: 150, labelNoise: 1 }), net: relu(2, 64, 64, 2), optimizer: adam(0.02), steps: 500 },
  'blobs-5': { data: plane('blobs', { trainSize: 150, classes: 5, labelNoise: 1 }), net: relu(2, 64, 64, 5), optimizer: adam(0.02), steps: 500 },
  'digits-normed': { data: { ...digits, trainSize: 300, labelNoise: 1 }, net: normed(64, 64, 10), optimizer: adam(0.01), steps: 250 },
  'spirals-100': { data: plane('spirals', { trainSize: 100, labelNoise: 1 }), net: relu(2, 64, 64, 2), optimizer: adam(0.02), steps: 400 },
});

const small = family({ fault: 'under-fitting' }, {
  'spirals-width-2': { data: plane('spirals', { turns: 1.5 }), net: relu(2, 2, 2, 2), optimizer: adam(0.01), steps: 400, truth: { clinic: 'K08' } },
  'spirals-width-3': { data: plane('spirals', { turns: 2 }), net: { widths: [2, 3, 2], activation: 'tanh' }, optimizer: adam(0.02), steps: 400 },
  'spirals-3-arms': { data: plane('spirals', { turns: 1.5, classes: 3 }), net: relu(2, 2, 3), optimizer: adam(0.02), steps: 400 },
  'spirals-linear': { data: plane('spirals', { turns: 1.5 }), net: { widths: [2, 16, 16, 2], activation: 'linear' }, optimizer: adam(0.01), steps: 300 },
  'circles-linear': { data: plane('circles'), net: { widths: [2, 8, 8, 2], activation: 'linear' }, optimizer: adam(0.01), steps: 300 },
  'circles-logistic': { data: plane('circles'), net: { widths: [2, 2], activation: 'linear' }, optimizer: sgd(0.3), steps: 300 },
  'xor-logistic': { data: plane('xor'), net: { widths: [2, 2], activation: 'linear' }, optimizer: adam(0.03), steps: 300 },
  'xor-one-unit': { data: plane('xor'), net: { widths: [2, 1, 2], activation: 'tanh' }, optimizer: adam(0.03), steps: 300 },
  'digits-one-unit': { data: digits, net: { widths: [64, 1, 10], activation: 'tanh' }, optimizer: adam(0.03), steps: 400 },
  'digits-two-units': { data: digits, net: { widths: [64, 2, 10], activation: 'sigmoid' }, optimizer: adam(0.05), steps: 400 },
  'sine-line': { data: sine, net: { widths: [1, 1], activation: 'linear' }, optimizer: sgd(0.05), steps: 250 },
});

/** The capacity is there and is not let out: too much dropout, too strong a penalty. */
const restrained = family({ fault: 'under-fitting' }, {
  'digits-dropout-0.8': { data: digits, net: { ...relu(64, 12, 12, 10), dropout: 0.8 }, optimizer: adam(0.01), steps: 300, truth: { remedies: ['dropout'] } },
  'circles-dropout-0.8': { data: plane('circles'), net: { ...relu(2, 8, 8, 2), dropout: 0.8 }, optimizer: adam(0.01), steps: 300, truth: { remedies: ['dropout'] } },
  'digits-l2-1': { data: digits, net: relu(64, 32, 10), regularisation: { l2: 1 }, optimizer: sgd(0.1), steps: 300, truth: { remedies: ['relax-penalties'] } },
  'spirals-l1-0.1': { data: plane('spirals'), net: relu(2, 32, 32, 2), regularisation: { l1: 0.1 }, optimizer: adam(0.01), steps: 300, truth: { remedies: ['relax-penalties'] } },
});

const noisy = family({ fault: 'noisy-band' }, {
  'digits-b1': { data: digits, net: relu(64, 32, 10), optimizer: sgd(0.05), batchSize: 1, steps: 400, truth: { clinic: 'K09' } },
  'digits-b1-0.03': { data: digits, net: relu(64, 48, 10), optimizer: sgd(0.03), batchSize: 1, steps: 600 },
  'digits-b2-0.05': { data: digits, net: relu(64, 32, 10), optimizer: sgd(0.05), batchSize: 2, steps: 400 },
  'digits-b1-adam': { data: digits, net: relu(64, 32, 10), optimizer: adam(0.001), batchSize: 1, steps: 400 },
  'digits-b2-tanh': { data: digits, net: { widths: [64, 32, 10], activation: 'tanh' }, optimizer: sgd(0.05), batchSize: 2, steps: 400 },
  'moons-b1': { data: plane('moons'), net: relu(2, 16, 2), optimizer: sgd(0.05), batchSize: 1, steps: 500 },
  'moons-b2-adam': { data: plane('moons', { noise: 0.3 }), net: relu(2, 16, 16, 2), optimizer: adam(0.003), batchSize: 2, steps: 400 },
  'blobs-b1': { data: plane('blobs', { classes: 4, noise: 1 }), net: relu(2, 16, 4), optimizer: sgd(0.03), batchSize: 1, steps: 500 },
});

const batchStatistics = family({ fault: 'batch-statistics-gap' }, {
  'digits-b2': { data: digits, net: normed(64, 32, 32, 32, 10), optimizer: sgd(0.05), batchSize: 2, steps: 300, truth: { clinic: 'K11' } },
  'digits-b2-shallow': { data: digits, net: normed(64, 32, 32, 10), optimizer: sgd(0.03), batchSize: 2, steps: 400 },
  'digits-b2-adam': { data: digits, net: normed(64, 32, 32, 32, 10), optimizer: adam(0.003), batchSize: 2, steps: 300 },
  'digits-b2-tanh': { data: digits, net: { widths: [64, 32, 32, 32, 10], activation: 'tanh', batchNorm: true }, optimizer: sgd(0.05), batchSize: 2, steps: 300 },
  'digits-stale': { data: digits, net: normed(64, 32, 32, 10), normMomentum: 0.999, optimizer: sgd(0.2), batchSize: 64, steps: 120, evalEvery: 10 },
  'digits-stale-early': { data: digits, net: normed(64, 32, 32, 32, 10), normMomentum: 0.995, optimizer: adam(0.01), steps: 80, evalEvery: 10 },
  'spirals-b2': { data: plane('spirals'), net: normed(2, 24, 24, 2), optimizer: adam(0.01), batchSize: 2, steps: 400 },
  'moons-stale': { data: plane('moons'), net: normed(2, 16, 16, 2), normMomentum: 0.999, optimizer: adam(0.02), steps: 150, evalEvery: 10 },
});

export const fittingFaults = [...overFitting, ...shuffled, ...small, ...restrained, ...noisy, ...batchStatistics];
