import { entry, type GlossaryEntry } from './entry';

/** Activation functions, and what becomes of units under them. */
export const functions = {
  activation: entry('activation function', '激活函数', 'A function applied to every output of a layer on its own; without it, layers in a row are one linear layer.', '逐个作用于一层每个输出的函数；没有它，多层相连也只是一个线性层。'),
  sigmoid: entry('sigmoid', 'sigmoid', 'σ(x) = 1 / (1 + e⁻ˣ): squeezes any number between 0 and 1, with a slope of at most ¼.', 'σ(x) = 1 / (1 + e⁻ˣ)：把任何数压到 0 与 1 之间，斜率最大为 ¼。'),
  tanh: entry('tanh', 'tanh（双曲正切）', 'A sigmoid stretched to the range from −1 to 1: centred on 0, where its slope is 1.', '把 sigmoid 拉伸到 −1 到 1：以 0 为中心，在 0 处斜率为 1。'),
  softsign: entry('softsign', 'softsign', 'x / (1 + |x|): like tanh, but it levels off more slowly.', 'x / (1 + |x|)：形似 tanh，但走平得更慢。'),
  relu: entry('ReLU', 'ReLU（修正线性单元）', 'max(0, x): passes what is positive and answers 0 to the rest.', 'max(0, x)：正数原样通过，其余输出 0。'),
  'leaky-relu': entry('leaky ReLU', 'leaky ReLU（带泄漏的 ReLU）', 'A ReLU that keeps a small slope α on the negative side.', '负半轴保留一个小斜率 α 的 ReLU。'),
  prelu: entry('PReLU', 'PReLU（参数化 ReLU）', 'A leaky ReLU whose slope α is learned like a weight.', '斜率 α 像权重一样由训练学出的 leaky ReLU。'),
  rrelu: entry('RReLU', 'RReLU（随机 ReLU）', 'A leaky ReLU whose slope is drawn at random in training and fixed to its mean afterwards.', '训练时斜率随机抽取、之后固定为其均值的 leaky ReLU。'),
  elu: entry('ELU', 'ELU（指数线性单元）', 'x on the right; on the left α(eˣ − 1), which bends smoothly towards −α.', '右边是 x，左边是 α(eˣ − 1)，平滑地弯向 −α。'),
  selu: entry('SELU', 'SELU（缩放的 ELU）', 'An ELU scaled by two constants so that mean 0 and variance 1 reproduce themselves from layer to layer.', '乘上两个常数的 ELU，使均值 0、方差 1 能逐层保持下去。'),
  gelu: entry('GELU', 'GELU', 'x times the probability that a standard normal number lies below x: a smooth relative of ReLU that dips below 0.', 'x 乘以“标准正态数小于 x”的概率：ReLU 的平滑近亲，会略微低于 0。'),
  silu: entry('SiLU, Swish', 'SiLU（Swish）', 'x times the sigmoid of x: a smooth relative of ReLU that dips below 0.', 'x 乘以 x 的 sigmoid：ReLU 的平滑近亲，会略微低于 0。'),
  softplus: entry('softplus', 'softplus', 'ln(1 + eˣ): a ReLU with its corner rounded off.', 'ln(1 + eˣ)：把拐角磨圆的 ReLU。'),
  mish: entry('Mish', 'Mish', 'x times the tanh of softplus(x): a smooth relative of ReLU that dips below 0.', 'x 乘以 softplus(x) 的 tanh：ReLU 的平滑近亲，会略微低于 0。'),
  'hard-sigmoid': entry('hard sigmoid', 'hard sigmoid', 'A sigmoid made of three straight pieces: 0, a slope, 1.', '由三段直线拼成的 sigmoid：0、一段斜坡、1。'),
  softmax: entry('softmax', 'softmax', 'Turns a list of numbers into shares that are positive and sum to 1: each is e to its power, divided by the sum of all.', '把一组数变成和为 1 的正数：各自取 e 的幂，再除以总和。'),
  logit: entry('logit', 'logit（对数几率）', 'An output of the last layer before softmax or sigmoid turns it into a probability.', '最后一层的输出，经 softmax 或 sigmoid 才变成概率。'),
  saturation: entry('saturation', '饱和', 'An activation so far out that it has levelled off: its slope is almost zero.', '激活函数的输入太大或太小，曲线已走平，斜率几乎为零。'),
  'dead-unit': entry('dead unit', '死亡单元', 'A ReLU unit that is off for every training sample: its gradient is exactly 0, so it cannot move by itself.', '对所有训练样本都不激活的 ReLU 单元：梯度恰为 0，自己再也动不了。'),
  'self-normalising': entry('self-normalising', '自归一化', 'Of a network: mean and variance of its layers move towards 0 and 1 by themselves, without a normalisation.', '指网络不加归一化层，各层的均值与方差也会自行趋于 0 和 1。'),
  sparsity: entry('sparsity', '稀疏性', 'How many of a set of numbers are exactly 0.', '一组数里有多少恰好为 0。'),
} as const satisfies Readonly<Record<string, GlossaryEntry>>;
