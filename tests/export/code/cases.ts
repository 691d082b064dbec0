import { buildExperiment, buildMlp, type LaneDraft } from '@/engine/experiment/build';
import { defaultLayer } from '@/engine/experiment/defaults';
import { activationNames } from '@/engine/experiment/names';
import type { DataSpec, Experiment } from '@/engine/experiment/types';

/** An experiment small enough to be trained many times over, with one thing worth checking. */
export interface AgreementCase {
  readonly name: string;
  readonly experiment: Experiment;
}

const moons: Partial<DataSpec> & Pick<DataSpec, 'set'> = { set: 'moons', trainSize: 96, validationSize: 64 };
const digits: typeof moons = { set: 'digits', trainSize: 60, validationSize: 40 };
const mlp = buildMlp({ widths: [2, 12, 8, 2], activation: 'tanh' });
const sgd = { kind: 'sgd', learningRate: 0.1 } as const;
const dense = (units: number) => ({ ...defaultLayer('dense'), units });

const experiment = (lane: LaneDraft, data = moons, rest: { steps?: number; batchSize?: number } = {}): Experiment =>
  buildExperiment({ seed: 7, data, batchSize: 16, steps: 50, evalEvery: 10, ...rest, lanes: [{ layers: mlp, optimizer: sgd, ...lane }] });

const cases = (entries: Readonly<Record<string, Experiment>>): AgreementCase[] => Object.entries(entries).map(([name, value]) => ({ name, experiment: value }));

const activationLayers = cases(Object.fromEntries(activationNames.map((activation) => [
  `activation ${activation}`,
  experiment({ layers: buildMlp({ widths: [2, 10, 2], activation, ...(activation === 'leakyRelu' || activation === 'elu' ? { alpha: 0.3 } : {}) }) }),
])));

const image = (...layers: NonNullable<LaneDraft['layers']>): Experiment => experiment({ layers: [...layers, dense(10)], optimizer: { kind: 'sgd', learningRate: 0.05 } }, digits);
const window = (kind: 'maxPool' | 'avgPool', size: number, stride: number, padding: 'same' | 'valid') => ({ kind, size, stride, padding }) as const;
const conv = (kernel: number, stride: number, padding: 'same' | 'valid', filters = 3) => ({ kind: 'conv2d', filters, kernel, stride, padding }) as const;
const tanh = { kind: 'activation', fn: 'tanh' } as const;

const layers = cases({
  'dense alone': experiment({ layers: [dense(2)] }),
  'dense with its own bias and initialiser': experiment({ layers: [{ kind: 'dense', units: 6, biasInit: 0.5, init: { kind: 'glorot', distribution: 'uniform' } }, tanh, dense(2)] }),
  'batchNorm before the activation': experiment({ layers: buildMlp({ widths: [2, 10, 10, 2], activation: 'relu', batchNorm: true }) }),
  'batchNorm with momentum 0.5': experiment({ layers: [dense(8), { kind: 'batchNorm', momentum: 0.5, epsilon: 0.001 }, tanh, dense(2)] }),
  'batchNorm on the inputs': experiment({ layers: [defaultLayer('batchNorm'), dense(2)] }),
  'batchNorm with batches of one': experiment({ layers: [dense(8), defaultLayer('batchNorm'), tanh, dense(2)], optimizer: { kind: 'sgd', learningRate: 0.01 } }, moons, { batchSize: 1 }),
  'dropout 0': experiment({ layers: buildMlp({ widths: [2, 10, 2], activation: 'relu', dropout: 0 }) }),
  'dropout 0.5': experiment({ layers: buildMlp({ widths: [2, 20, 20, 2], activation: 'relu', dropout: 0.5 }) }),
  'dropout on the inputs': experiment({ layers: [{ kind: 'dropout', rate: 0.2 }, dense(2)] }),
  'alphaDropout': experiment({ layers: buildMlp({ widths: [2, 20, 20, 2], activation: 'selu', alphaDropout: 0.2 }) }),
  'alphaDropout of images': image(conv(3, 2, 'same'), { kind: 'activation', fn: 'selu' }, { kind: 'alphaDropout', rate: 0.1 }),
  'prelu': experiment({ layers: buildMlp({ widths: [2, 12, 8, 2], activation: 'prelu' }) }),
  'prelu of images': image({ kind: 'prelu', slope: 0.1 }, conv(3, 1, 'same'), { kind: 'prelu', slope: 0.3 }),
  'conv2d same': image(conv(3, 1, 'same'), tanh, { kind: 'flatten' }),
  'conv2d valid with stride': image(conv(3, 2, 'valid'), tanh),
  'conv2d same, even kernel and stride': image(conv(4, 3, 'same'), tanh),
  'conv2d twice': image(conv(3, 1, 'same'), tanh, conv(2, 1, 'valid', 4), tanh),
  'conv2d after dropout': image({ kind: 'dropout', rate: 0.1 }, conv(3, 2, 'same'), { kind: 'dropout', rate: 0.3 }),
  'batchNorm of images': image(conv(3, 1, 'same'), defaultLayer('batchNorm'), { kind: 'activation', fn: 'relu' }),
  'maxPool valid': image(conv(3, 1, 'same'), window('maxPool', 2, 2, 'valid')),
  'maxPool same, uneven': image(conv(3, 1, 'same'), window('maxPool', 3, 3, 'same')),
  'avgPool valid': image(conv(3, 1, 'same'), window('avgPool', 3, 2, 'valid')),
  'avgPool same, uneven': image(conv(3, 1, 'same'), window('avgPool', 3, 2, 'same'), tanh),
  'avgPool of the image itself': image(window('avgPool', 4, 2, 'same')),
  'flatten in front of dense': experiment({ layers: [{ kind: 'flatten' }, dense(6), tanh, dense(10)] }, digits),
});

const regression = (lane: LaneDraft): Experiment => experiment({ layers: [dense(1)], ...lane }, { set: 'linreg', trainSize: 80, validationSize: 40 });
const losses = cases({
  'loss mse on numbers': regression({ loss: { kind: 'mse' }, optimizer: { kind: 'sgd', learningRate: 0.02 } }),
  'loss mae': regression({ loss: { kind: 'mae' } }),
  'loss huber': regression({ loss: { kind: 'huber', delta: 0.7 } }),
  'loss mse on classes': experiment({ loss: { kind: 'mse' } }),
  'loss binaryCrossEntropy per class': experiment({ loss: { kind: 'binaryCrossEntropy' } }),
  'loss binaryCrossEntropy with one logit': experiment({ layers: [dense(8), tanh, dense(1)], loss: { kind: 'binaryCrossEntropy' } }),
  'loss categoricalCrossEntropy, three classes': experiment({ layers: [dense(8), tanh, dense(3)] }, { ...moons, set: 'blobs', classes: 3 }),
  'loss at zero weights': regression({ init: { kind: 'zeros' }, loss: { kind: 'mae' } }),
});

const adam = { learningRate: 0.02, beta1: 0.8, beta2: 0.95, epsilon: 1e-3 };
const norms = buildMlp({ widths: [2, 12, 2], activation: 'relu', batchNorm: true });
const optimizers = cases({
  'optimizer sgd': experiment({ optimizer: { kind: 'sgd', learningRate: 0.3 } }),
  'optimizer sgd that climbs': experiment({ optimizer: { kind: 'sgd', learningRate: -0.01 } }),
  'optimizer momentum': experiment({ optimizer: { kind: 'momentum', learningRate: 0.05, momentum: 0.9 } }),
  'optimizer nesterov': experiment({ optimizer: { kind: 'nesterov', learningRate: 0.05, momentum: 0.9 } }),
  'optimizer nesterov with momentum 0': experiment({ optimizer: { kind: 'nesterov', learningRate: 0.05, momentum: 0 } }),
  'optimizer adagrad': experiment({ optimizer: { kind: 'adagrad', learningRate: 0.1, epsilon: 1e-2 } }),
  'optimizer rmsprop': experiment({ optimizer: { kind: 'rmsprop', learningRate: 0.01, rho: 0.8, epsilon: 1e-2 } }),
  'optimizer adam': experiment({ optimizer: { kind: 'adam', ...adam } }),
  'optimizer adam without bias correction': experiment({ optimizer: { kind: 'adam', ...adam, biasCorrection: false } }),
  'optimizer adam with the usual numbers': experiment({ optimizer: { kind: 'adam' } }),
  'optimizer nadam': experiment({ optimizer: { kind: 'nadam', ...adam } }),
  'optimizer nadam without bias correction': experiment({ optimizer: { kind: 'nadam', ...adam, biasCorrection: false } }),
  'optimizer adamw': experiment({ layers: norms, optimizer: { kind: 'adamw', ...adam, weightDecay: 0.5 } }),
  'optimizer adamw without bias correction': experiment({ layers: norms, optimizer: { kind: 'adamw', ...adam, weightDecay: 0.5, biasCorrection: false } }),
});

const momentum = { kind: 'momentum', learningRate: 0.1, momentum: 0.9 } as const;
const nesterov = { kind: 'nesterov', learningRate: 0.1, momentum: 0.9 } as const;
const schedules = cases({
  'schedule power': experiment({ optimizer: momentum, schedule: { kind: 'power', scale: 10, exponent: 0.7 } }),
  'schedule exponential': experiment({ optimizer: nesterov, schedule: { kind: 'exponential', scale: 40 } }),
  'schedule piecewise': experiment({ optimizer: momentum, schedule: { kind: 'piecewise', at: 20, factor: 0.2 } }),
  'schedule performance': experiment({ optimizer: { kind: 'sgd', learningRate: 2 }, schedule: { kind: 'performance', factor: 0.5, patience: 1, threshold: 0.3 } }),
  'schedule cosine': experiment({ schedule: { kind: 'cosine', steps: 40, floor: 0.01 } }),
  'schedule warmupCosine': experiment({ optimizer: { kind: 'adam' }, schedule: { kind: 'warmupCosine', warmup: 10, steps: 45 } }),
  'schedule warmupCosine without warm-up': experiment({ schedule: { kind: 'warmupCosine', warmup: 0, steps: 45 } }),
  'schedule oneCycle': experiment({ schedule: { kind: 'oneCycle', steps: 50 } }),
  'schedule oneCycle with momentum': experiment({ optimizer: momentum, schedule: { kind: 'oneCycle', steps: 45 } }),
  'schedule oneCycle with nesterov': experiment({ optimizer: nesterov, schedule: { kind: 'oneCycle', steps: 50 } }),
});

const clips = cases({
  'clip value': experiment({ clip: { kind: 'value', threshold: 0.02 } }),
  'clip norm': experiment({ clip: { kind: 'norm', threshold: 0.05 } }),
  'clip norm of conv2d and batchNorm': experiment({ layers: [conv(3, 2, 'same'), defaultLayer('batchNorm'), tanh, dense(10)], clip: { kind: 'norm', threshold: 0.05 }, optimizer: momentum }, digits),
  'clip norm with prelu and decay': experiment({ layers: [conv(3, 2, 'same'), { kind: 'prelu', slope: 0.2 }, dense(10)], clip: { kind: 'norm', threshold: 0.05 }, optimizer: { kind: 'adamw', ...adam, weightDecay: 0.5 } }, digits),
  'clip globalNorm': experiment({ clip: { kind: 'globalNorm', threshold: 0.05 } }),
  'clip after penalties': experiment({ clip: { kind: 'globalNorm', threshold: 0.1 }, regularisation: { l2: 0.5, l1: 0.05 } }),
});

const regularisations = cases({
  'l1': experiment({ regularisation: { l1: 0.02 } }),
  'l1 at exact zeros': experiment({ layers: [{ kind: 'dense', units: 6, init: { kind: 'zeros' } }, tanh, dense(2)], regularisation: { l1: 0.05 } }),
  'l2': experiment({ regularisation: { l2: 0.1 }, layers: norms }),
  'max-norm': experiment({ regularisation: { maxNorm: 0.8 } }),
  'max-norm of conv2d': experiment({ layers: [conv(3, 2, 'same'), tanh, dense(10)], regularisation: { maxNorm: 0.5 } }, digits),
});

const shapes = cases({
  'full batches': experiment({}, moons, { batchSize: 500 }),
  'label noise and standardised data': experiment({}, { ...moons, labelNoise: 0.3, preprocess: 'standardise' }),
  'sine': experiment({ layers: [dense(8), tanh, dense(1)] }, { set: 'sine', trainSize: 40, validationSize: 20 }),
  'a lane with its own data and batch': experiment({ overrides: { batchSize: 8, data: { noise: 0.4, trainSize: 50 } } }),
});

/** Every layer, loss, optimizer, schedule, clip and regulariser of the product. */
export const agreementCases: readonly AgreementCase[] = [...layers, ...activationLayers, ...losses, ...optimizers, ...schedules, ...clips, ...regularisations, ...shapes];
