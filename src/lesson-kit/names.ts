import type { ActivationName, DataSetId, InitSpec, OptimizerName } from '@/engine/experiment/types';
import type { Translated } from './types';

const same = (name: string): Translated => ({ en: name, zh: name });

/** Names as the papers write them. */
export const optimizerNames: Readonly<Record<OptimizerName, Translated>> = {
  sgd: same('SGD'),
  momentum: { en: 'Momentum', zh: '动量' },
  nesterov: same('Nesterov'),
  adagrad: same('AdaGrad'),
  rmsprop: same('RMSProp'),
  adam: same('Adam'),
  nadam: same('Nadam'),
  adamw: same('AdamW'),
};

export const activationLabels: Readonly<Record<ActivationName, Translated>> = {
  linear: { en: 'none (linear)', zh: '无（线性）' },
  sigmoid: same('sigmoid'),
  tanh: same('tanh'),
  relu: same('ReLU'),
  leakyRelu: same('leaky ReLU'),
  elu: same('ELU'),
  selu: same('SELU'),
  gelu: same('GELU'),
  geluTanh: same('GELU (tanh)'),
  silu: same('SiLU'),
  softplus: same('softplus'),
  hardSigmoid: same('hard sigmoid'),
  softsign: same('softsign'),
  mish: same('Mish'),
};

export const initialiserNames: Readonly<Record<InitSpec['kind'], Translated>> = {
  zeros: { en: 'zeros', zh: '全零' },
  constant: { en: 'constant', zh: '常数' },
  normal: { en: 'Gaussian N(0, σ²)', zh: '高斯 N(0, σ²)' },
  uniform: { en: 'uniform U(−r, r)', zh: '均匀 U(−r, r)' },
  lecun: same('LeCun'),
  glorot: same('Glorot'),
  he: same('He'),
  gain: { en: 'N(0, g²/fan-in)', zh: 'N(0, g²/扇入)' },
  orthogonal: { en: 'orthogonal', zh: '正交' },
  positiveUnitball: { en: 'positive_unitball (Caffe)', zh: 'positive_unitball（Caffe）' },
  caffeXavier: { en: 'xavier (Caffe)', zh: 'xavier（Caffe）' },
  caffeMsra: { en: 'msra (Caffe)', zh: 'msra（Caffe）' },
  bilinear: { en: 'bilinear (Caffe)', zh: 'bilinear（Caffe）' },
};

export const dataSetNames: Readonly<Record<DataSetId, Translated>> = {
  circles: { en: 'two circles', zh: '同心圆' },
  moons: { en: 'two moons', zh: '双月' },
  spirals: { en: 'spirals', zh: '螺旋' },
  xor: { en: 'XOR', zh: '异或' },
  blobs: { en: 'Gaussian clouds', zh: '高斯点云' },
  linreg: { en: 'linear regression', zh: '线性回归' },
  sine: { en: 'sine curve', zh: '正弦曲线' },
  digits: { en: 'handwritten digits 8×8', zh: '手写数字 8×8' },
  mnist: { en: 'MNIST 28×28', zh: 'MNIST 28×28' },
  cancer: { en: 'breast cancer, 30 features', zh: '乳腺癌（30 个特征）' },
};
