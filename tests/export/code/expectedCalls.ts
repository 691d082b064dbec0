import { buildExperiment, buildMlp, type LaneDraft } from '@/engine/experiment/build';
import type { DataSpec, Experiment } from '@/engine/experiment/types';
import type { CodeTarget } from '@/export/code/generateCode';

interface ExpectedCall {
  readonly name: string;
  readonly experiment: Experiment;
  readonly calls: Readonly<Record<CodeTarget, readonly string[]>>;
}

const layers = buildMlp({ widths: [2, 4, 2], activation: 'relu' });
const mlp = (lane: LaneDraft, data: Pick<DataSpec, 'set'> & Partial<DataSpec> = { set: 'moons' }): Experiment => buildExperiment({ data, lanes: [{ layers, ...lane }] });
const head = { kind: 'dense', units: 10 } as const;
const image = (layer: NonNullable<LaneDraft['layers']>[number]): Experiment => mlp({ layers: [layer, head] }, { set: 'digits' });
const regression = (lane: LaneDraft): Experiment => mlp({ layers: [{ kind: 'dense', units: 1 }], ...lane }, { set: 'linreg' });
const row = (name: string, experiment: Experiment, pytorch: readonly string[], keras: readonly string[], tfjs: readonly string[]): ExpectedCall => ({ name, experiment, calls: { pytorch, keras, tfjs } });

/** One line per option: the call it must become in each library. */
export const expectedCalls: readonly ExpectedCall[] = [
  row('dense', mlp({}), ['nn.Linear(2, 4)', 'nn.Linear(4, 2)'], ['keras.layers.Dense(4, '], ['tf.layers.dense({ units: 4, ']),
  row('conv2d', image({ kind: 'conv2d', filters: 5, kernel: 3, stride: 2, padding: 'same' }), ['nn.ZeroPad2d((0, 1, 0, 1))', 'nn.Conv2d(1, 5, kernel_size=3, stride=2)'], ['keras.layers.Conv2D(5, kernel_size=3, strides=2, padding="same"'], ["tf.layers.conv2d({ filters: 5, kernelSize: 3, strides: 2, padding: 'same'"]),
  row('maxPool', image({ kind: 'maxPool', size: 2, stride: 2 }), ['nn.MaxPool2d(kernel_size=2, stride=2)'], ['keras.layers.MaxPooling2D(pool_size=2, strides=2'], ['tf.layers.maxPooling2d({ poolSize: 2']),
  row('avgPool', image({ kind: 'avgPool', size: 2, stride: 2 }), ['nn.AvgPool2d(kernel_size=2, stride=2)'], ['keras.layers.AveragePooling2D(pool_size=2'], ['tf.layers.averagePooling2d({ poolSize: 2']),
  row('batchNorm', mlp({ layers: buildMlp({ widths: [2, 4, 2], activation: 'relu', batchNorm: true }) }), ['nn.BatchNorm1d(4, eps=0.00001, momentum=1 - 0.9)'], ['BatchNorm(count=32, momentum=0.9'], ['new BatchNorm({ momentum: 0.9']),
  row('dropout', mlp({ layers: buildMlp({ widths: [2, 4, 2], activation: 'relu', dropout: 0.3 }) }), ['nn.Dropout(0.3)'], ['keras.layers.Dropout(0.3)'], ['new Dropout({ rate: 0.3']),
  row('alphaDropout', mlp({ layers: buildMlp({ widths: [2, 4, 2], activation: 'selu', alphaDropout: 0.1 }) }), ['nn.AlphaDropout(0.1)'], ['keras.layers.AlphaDropout(0.1)'], ['new Dropout({ rate: 0.1']),
  row('prelu', mlp({ layers: buildMlp({ widths: [2, 4, 2], activation: 'prelu' }) }), ['nn.PReLU(4, init=0.25)'], ['class PReLU(keras.layers.PReLU)', 'PReLU(alpha_initializer=keras.initializers.Constant(0.25))'], ['tf.layers.prelu({ alphaInitializer']),
  row('leakyRelu', mlp({ layers: buildMlp({ widths: [2, 4, 2], activation: 'leakyRelu', alpha: 0.2 }) }), ['nn.LeakyReLU(negative_slope=0.2)'], ['keras.layers.LeakyReLU(negative_slope=0.2)'], ['tf.leakyRelu(x, 0.2)']),
  row('leakyRelu that falls', mlp({ layers: buildMlp({ widths: [2, 4, 2], activation: 'leakyRelu', alpha: -0.5 }) }), ['nn.LeakyReLU(negative_slope=-0.5)'], ['keras.layers.Activation(lambda x: keras.ops.where(x > 0, x, -0.5 * x)),  #'], ['tf.leakyRelu(x, -0.5)']),
  row('geluTanh', mlp({ layers: buildMlp({ widths: [2, 4, 2], activation: 'geluTanh' }) }), ['nn.GELU(approximate="tanh")'], ['approximate=True'], ['0.044715']),
  row('he', mlp({ init: { kind: 'he', distribution: 'normal' } }), ['nn.init.kaiming_normal_(w, nonlinearity="relu")'], ['VarianceScaling(2.0, mode="fan_in", distribution="untruncated_normal")'], ['tf.initializers.randomNormal({ mean: 0, stddev: 1, ']),
  row('glorot', mlp({ init: { kind: 'glorot', distribution: 'uniform' } }), ['nn.init.xavier_uniform_(w)'], ['VarianceScaling(1.0, mode="fan_avg", distribution="uniform")'], ['tf.initializers.randomUniform({ minval: -']),
  row('lecun', mlp({ init: { kind: 'lecun', distribution: 'normal' } }), ['nn.init.kaiming_normal_(w, nonlinearity="linear")'], ['VarianceScaling(1.0, mode="fan_in"'], ['tf.initializers.randomNormal(']),
  row('orthogonal', mlp({ init: { kind: 'orthogonal', gain: 1.5 } }), ['nn.init.orthogonal_(w, gain=1.5)'], ['keras.initializers.Orthogonal(gain=1.5)'], ['tf.linalg.gramSchmidt(']),
  row('caffe', mlp({ init: { kind: 'caffeXavier', fan: 'average' } }), ['math.sqrt(3 / ((w[0].numel() + w[:, 0].numel()) / 2))'], ['mode="fan_avg", distribution="uniform"'], ['randomUniform']),
  row('mse', regression({ loss: { kind: 'mse' } }), ['nn.MSELoss()'], ['keras.losses.mean_squared_error(y, z)'], ['tf.losses.meanSquaredError(y, z)']),
  row('mae', regression({ loss: { kind: 'mae' } }), ['nn.L1Loss()'], ['keras.losses.mean_absolute_error(y, z)'], ['z.sub(y).mul(z.sub(y).sign()).mean()']),
  row('huber', regression({ loss: { kind: 'huber', delta: 2 } }), ['nn.HuberLoss(delta=2)'], ['keras.losses.huber(y, z, delta=2.0)'], ['tf.losses.huberLoss(y, z, undefined, 2)']),
  row('binaryCrossEntropy', mlp({ loss: { kind: 'binaryCrossEntropy' } }), ['nn.BCEWithLogitsLoss()'], ['keras.losses.binary_crossentropy(y, z, from_logits=True)'], ['tf.losses.sigmoidCrossEntropy(y, z)']),
  row('categoricalCrossEntropy', mlp({}), ['nn.CrossEntropyLoss()'], ['keras.losses.categorical_crossentropy(y, z, from_logits=True)'], ['tf.losses.softmaxCrossEntropy(y, z)']),
  row('sgd', mlp({ optimizer: { kind: 'sgd', learningRate: 1 } }), ['torch.optim.SGD(model.parameters(), lr=1)'], ['keras.optimizers.SGD(learning_rate=1.0)'], ['w = w.sub(g.mul(rate))']),
  row('momentum', mlp({ optimizer: { kind: 'momentum' } }), ['torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)'], ['keras.optimizers.SGD(learning_rate=0.01, momentum=0.9)'], ['m = m.mul(0.9).add(g)']),
  row('momentum with a schedule', mlp({ optimizer: { kind: 'momentum' }, schedule: { kind: 'power' } }), ['group["lr"] = learning_rate(step)'], ['class Momentum(keras.optimizers.Optimizer)', 'optimizer.learning_rate = learning_rate(step)'], ['const rate = learningRate(step)']),
  row('nesterov', mlp({ optimizer: { kind: 'nesterov' } }), ['nesterov=True'], ['nesterov=True'], ['g.add(m.mul(0.9))']),
  row('adagrad', mlp({ optimizer: { kind: 'adagrad' } }), ['torch.optim.Adagrad(model.parameters(), lr=0.1, eps=1e-10)'], ['class Adagrad(keras.optimizers.Optimizer)'], ['v = v.add(g.square())']),
  row('rmsprop', mlp({ optimizer: { kind: 'rmsprop' } }), ['torch.optim.RMSprop(model.parameters(), lr=0.01, alpha=0.9, eps=1e-8)'], ['class RMSprop(keras.optimizers.Optimizer)'], ['v = v.mul(0.9)']),
  row('adam', mlp({ optimizer: { kind: 'adam' } }), ['torch.optim.Adam(model.parameters(), lr=0.01, betas=(0.9, 0.999), eps=1e-8)'], ['class Adam(keras.optimizers.Optimizer)', 'unbias(0.999, t)'], ['.div(1 - 0.999 ** t)']),
  row('nadam', mlp({ optimizer: { kind: 'nadam' } }), ['class Nadam(torch.optim.Optimizer)'], ['class Nadam(keras.optimizers.Optimizer)'], ['** (t + 1)']),
  row('adamw', mlp({ optimizer: { kind: 'adamw', weightDecay: 0.3 } }), ['torch.optim.AdamW(', '"weight_decay": 0.3'], ['len(w.shape) in (2, 4)', 'rate * 0.3 * w'], ['1 - rate * 0.3']),
  row('clip value', mlp({ clip: { kind: 'value', threshold: 0.5 } }), ['clip_grad_value_(model.parameters(), 0.5)'], ['clipvalue=0.5'], ['g.clipByValue((-0.5), 0.5)']),
  row('clip norm', mlp({ clip: { kind: 'norm', threshold: 0.5 } }), ['clip_norm(list(layer.parameters()), 0.5)'], ['class ClippedPerLayer('], ['layerOf[j] === layerOf[i]']),
  row('clip globalNorm', mlp({ clip: { kind: 'globalNorm', threshold: 0.5 }, optimizer: { kind: 'sgd' } }), ['clip_norm(list(model.parameters()), 0.5)'], ['global_clipnorm=0.5'], ['const all = factor(gradients)']),
  row('l1 and l2', mlp({ regularisation: { l1: 0.01, l2: 0.02 } }), ['0.01 * sum(w.abs().sum()', '0.02 / 2 * sum((w * w).sum()'], ['keras.regularizers.L1L2(l1=0.01, l2=0.02 / 2)', 'kernel_regularizer=penalty'], ['w.mul(w.sign()).sum().mul(0.01)', 'w.square().sum().mul(0.02 / 2)']),
  row('max-norm', mlp({ regularisation: { maxNorm: 3 } }), ['norms.clamp(min=3)'], ['keras.constraints.MaxNorm(3.0, axis=0)'], ['maximum(3)']),
  row('performance', mlp({ schedule: { kind: 'performance' } }), ['plateau.update(validation_loss)'], ['plateau.update(validation["data_loss"])'], ['watchPlateau(validation.loss)']),
  row('oneCycle', mlp({ schedule: { kind: 'oneCycle' }, optimizer: { kind: 'momentum' } }), ['group["momentum"] = momentum(step)'], ['optimizer.momentum.assign(momentum(step))'], ['m.mul(momentum(step))']),
  row('cosine', mlp({ schedule: { kind: 'cosine', steps: 300 } }), ['math.cos(math.pi * step / 300)'], ['math.cos(math.pi * step / 300)'], ['Math.cos((Math.PI * step) / 300)']),
  row('digits', mlp({ layers: [head] }, { set: 'digits' }), ['from sklearn.datasets import load_digits'], ['from sklearn.datasets import load_digits'], ['optdigits.tes']),
  row('mnist', mlp({ layers: [head] }, { set: 'mnist' }), ['torchvision.datasets.MNIST('], ['keras.datasets.mnist.load_data()'], ['-images-idx3-ubyte', 'DecompressionStream']),
  row('cancer', mlp({}, { set: 'cancer' }), ['from sklearn.datasets import load_breast_cancer'], ['from sklearn.datasets import load_breast_cancer'], ['wdbc.data']),
  row('label noise', mlp({}, { set: 'spirals', labelNoise: 0.25 }), ['< 0.25'], ['< 0.25'], ['< 0.25']),
  row('copies dealt out one by one', mlp({ layers: [head] }, { set: 'digits', trainSize: 600, validationSize: 200, copies: 4, copySplit: 'copy', noise: 0.05, labelNoise: 0.6 }), ['noisy_copies(images[:200], labels[:200], 4)', 'order = rng.permutation(len(y))', 'x[order[600:800]]'], ['0.05 * rng.normal', '< 0.6'], ['noisyCopies(pick(0, 200), 4)', 'permutation(copied.y.length)', 'part(pool, 600, 200)']),
  row('copies dealt out by original', mlp({ layers: [head] }, { set: 'digits', trainSize: 599, validationSize: 200, copies: 4, noise: 0.05 }), ['order = np.arange(len(y))', 'x[order[600:800]]'], ['x[order[:599]]'], ['const pool = copied;', 'part(pool, 600, 200)']),
  row('copies and fresh images', mlp({ layers: [head] }, { set: 'mnist', trainSize: 400, validationSize: 100, copies: 2, validateOn: 'fresh' }), ['noisy_copies(test_images[fresh]'], ['[:250]'], ["noisyCopies(await pick('t10k', 100), 1)", "await pick('train', 250)"]),
  row('standardise', mlp({}, { set: 'blobs', preprocess: 'standardise' }), ['x_train.std(axis=0)'], ['x_train.std(axis=0)'], ['(value - mean[k]) / scale[k]']),
];
