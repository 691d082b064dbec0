import type { Translated } from './types';

export interface GlossaryEntry {
  readonly name: Translated;
  /** one sentence */
  readonly meaning: Translated;
}

const entry = (en: string, zh: string, meaningEn: string, meaningZh: string): GlossaryEntry => ({ name: { en, zh }, meaning: { en: meaningEn, zh: meaningZh } });

/** Technical terms of the lessons, by the id that `<Term id>` uses. */
export const glossary = {
  activation: entry('activation function', '激活函数', 'A function applied to every output of a layer on its own; without it, layers in a row are one linear layer.', '逐个作用于一层每个输出的函数；没有它，多层相连也只是一个线性层。'),
  'adaptive-optimizer': entry('adaptive optimizer', '自适应优化器', 'An update rule that gives every weight a step size of its own, computed from that weight’s past gradients.', '根据每个权重自己的历史梯度，为它单独计算步长的更新规则。'),
  'back-propagation': entry('back-propagation', '反向传播', 'The chain rule, from the loss back through the layers: it computes all gradients in one sweep.', '从损失出发、逐层往回用链式法则，一遍算出所有梯度。'),
  'batch-normalisation': entry('batch normalisation', '批归一化', 'Giving every unit mean 0 and variance 1 over the mini-batch, then a learned scale and shift.', '在小批量上把每个单元的值变成均值 0、方差 1，再做可学习的缩放与平移。'),
  'bias-correction': entry('bias correction', '偏差修正', 'Dividing a moving average that started at zero by 1 − βᵗ, the share of weight it has received so far.', '从零起步的滑动平均除以 1 − βᵗ，即它至今实际获得的权重之和。'),
  'condition-number': entry('condition number', '条件数', 'The largest curvature of a bowl divided by its smallest: how much longer than wide the valley is, squared.', '碗状曲面最大曲率与最小曲率之比：它等于山谷长宽比的平方。'),
  'decoupled-weight-decay': entry('decoupled weight decay', '解耦权重衰减', 'Shrinking weights directly in the update instead of through the gradient of a penalty.', '在更新时直接缩小权重，而不是通过惩罚项的梯度。'),
  dropout: entry('dropout', '随机失活（Dropout）', 'Setting each unit to zero with a fixed probability, drawn anew for every sample of every training step.', '训练时以固定概率把每个单元置零，每一步、每个样本都重新抽取。'),
  epsilon: entry('ε', 'ε', 'A small number added to the divisor so that it is never zero.', '加在分母上的小量，使分母永不为零。'),
  'exploding-gradient': entry('exploding gradient', '梯度爆炸', 'A gradient that grows by a factor in every layer on its way back, until a step throws the weights away.', '梯度每往回传一层就放大若干倍，最后一步就把权重甩飞。'),
  'fan-in': entry('fan-in, fan-out', '扇入与扇出', 'How many weights lead into one unit, and how many units one input feeds.', '进入一个单元的权重个数；一个输入所连接的单元个数。'),
  gradient: entry('gradient', '梯度', 'For every weight, how fast the loss grows when that weight grows.', '对每个权重而言，它增大时损失增长的快慢。'),
  initialisation: entry('initialisation', '参数初始化', 'How the weights are drawn before the first step.', '第一步之前，权重如何取值。'),
  'label-noise': entry('label noise', '标签噪声', 'Wrong labels in the training data.', '训练数据里的错误标签。'),
  'learning-rate': entry('learning rate', '学习率', 'The factor η between a gradient (or what an optimizer makes of it) and the step of the weights.', '梯度（或优化器由它算出的量）与权重更新之间的系数 η。'),
  logit: entry('logit', 'logit（对数几率）', 'An output of the last layer before softmax or sigmoid turns it into a probability.', '最后一层的输出，经 softmax 或 sigmoid 才变成概率。'),
  'look-ahead': entry('look-ahead point', '前瞻点', 'Where the velocity alone would carry the weights; Nesterov takes the gradient there.', '只凭速度会把权重带到的地方；Nesterov 在那里求梯度。'),
  'mini-batch': entry('mini-batch', '小批量', 'The few samples whose averaged gradient makes one update.', '平均其梯度来做一次更新的那几个样本。'),
  momentum: entry('momentum', '动量', 'A decaying sum of past gradients used as a velocity.', '过去梯度的衰减累积，用作速度。'),
  'moving-average': entry('exponentially weighted moving average', '指数加权平均', 'A running mean in which every older value counts by a fixed factor less than the next.', '一种滑动平均：越旧的值权重越小，每退一步都乘以同一个系数。'),
  'over-fitting': entry('over-fitting', '过拟合', 'Learning what is particular to the training samples, at the cost of new ones.', '学到了训练样本特有的东西，却在新样本上变差。'),
  regularisation: entry('regularisation', '正则化', 'Anything that makes a network fit the training data less closely so that it does better on new data.', '让网络不那么贴合训练数据，以换取在新数据上更好的一切手段。'),
  saturation: entry('saturation', '饱和', 'An activation so far out that it has levelled off: its slope is almost zero.', '激活函数的输入太大或太小，曲线已走平，斜率几乎为零。'),
  'symmetry-breaking': entry('symmetry breaking', '打破对称', 'Giving the units of a layer different weights at the start, so that their gradients differ too.', '让同一层的单元从不同的权重出发，梯度才会各不相同。'),
  'vanishing-gradient': entry('vanishing gradient', '梯度消失', 'A gradient that shrinks by a factor in every layer on its way back, until the first layers hardly move.', '梯度每往回传一层就缩小若干倍，最前面的几层几乎不动。'),
  'weight-decay': entry('weight decay', '权重衰减', 'Multiplying every weight by a factor a little below 1 in each step.', '每一步都把权重乘以略小于 1 的系数。'),
} as const satisfies Readonly<Record<string, GlossaryEntry>>;

export type TermId = keyof typeof glossary;
