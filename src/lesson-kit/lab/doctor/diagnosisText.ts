import { defineMessages, type Language } from '@/lib/messages';
import type { DiagnosisCode } from '@/tutor/diagnosis/types';

interface Words {
  readonly title: string;
  readonly why: string;
}

/** What each pattern is called, and what it means, in one sentence. */
export const diagnosisText = defineMessages({
  en: {
    'unscaled-inputs': { title: 'Inputs of unequal size', why: 'Some features are many thousand times as large as others, so no learning rate fits them all.' },
    leakage: { title: 'The validation set leaks', why: 'Copies of the same originals are on both sides of the split: validation measures memory, and fresh data will be a disappointment.' },
    diverging: { title: 'It diverges', why: 'The updates overshoot and each makes the next one worse.' },
    'exploding-signal': { title: 'The signal explodes', why: 'Outputs grow from layer to layer, so training starts far worse than guessing.' },
    'vanishing-signal': { title: 'The signal vanishes', why: 'Outputs or gradients fade on their way through the layers: the early layers hardly learn.' },
    symmetric: { title: 'All units are alike', why: 'Units that start as copies get the same gradient and stay copies.' },
    'dead-units': { title: 'Dead units', why: 'Rectifiers that no sample wakes pass no gradient on.' },
    'batch-statistics-gap': { title: 'Batch statistics do not fit', why: 'Batch normalisation evaluates with statistics that are not those of the batches it trains on.' },
    'labels-unrelated': { title: 'Labels learned by heart', why: 'Training gets better than guessing and validation never does: the labels have little to do with the inputs.' },
    'over-fitting': { title: 'Over-fitting', why: 'The training loss goes on falling while validation gets worse.' },
    'plateau-too-high': { title: 'It rests too high', why: 'The steps are too large to settle: the loss goes to and fro above what it could reach.' },
    'too-slow': { title: 'Too slow', why: 'At this pace the loss needs far longer than this run to get where it could.' },
    'noisy-band': { title: 'A noisy band', why: 'The losses of small batches scatter; the network itself is well.' },
    'under-fitting': { title: 'Under-fitting', why: 'Both losses have come to rest and both are high: the network cannot do better, or is not let.' },
    healthy: { title: 'Healthy', why: 'It learns, and nothing in the curve needs a remedy.' },
    undecided: { title: 'Too early to say', why: 'The curve is too short, or fits no pattern well enough to name it.' },
  },
  zh: {
    'unscaled-inputs': { title: '输入量级悬殊', why: '有的特征比别的大成千上万倍，没有一个学习率能同时适合它们。' },
    leakage: { title: '验证集泄漏', why: '同一原图的副本分到了划分的两边：验证测到的只是记忆，换成全新的数据就会原形毕露。' },
    diverging: { title: '发散', why: '每次更新都走过了头，而且一次比一次糟。' },
    'exploding-signal': { title: '信号爆炸', why: '输出逐层放大，训练一开始就远不如瞎猜。' },
    'vanishing-signal': { title: '信号消失', why: '输出或梯度逐层衰减，靠前的层几乎学不到东西。' },
    symmetric: { title: '所有单元都一样', why: '初始相同的单元得到相同的梯度，会一直相同下去。' },
    'dead-units': { title: '死亡单元', why: '没有任何样本能激活的 ReLU 单元不传递梯度。' },
    'batch-statistics-gap': { title: '批统计量不相符', why: '批归一化在评估时用的统计量，与训练时各批的统计量不一致。' },
    'labels-unrelated': { title: '只是背下了标签', why: '训练集好于瞎猜，验证集却始终没有：标签与输入关系不大。' },
    'over-fitting': { title: '过拟合', why: '训练损失继续下降，验证表现却在变差。' },
    'plateau-too-high': { title: '停在过高处', why: '步子太大，落不下去：损失在可达到的水平之上来回摆动。' },
    'too-slow': { title: '太慢', why: '照这样的步子，要远远长于这次训练，损失才能降到应有的水平。' },
    'noisy-band': { title: '噪声带', why: '小批量的损失起伏较大，网络本身没有问题。' },
    'under-fitting': { title: '欠拟合', why: '两条损失都已稳定，而且都偏高：网络能力不够，或受到了限制。' },
    healthy: { title: '健康', why: '它在学习，曲线上没有需要治的地方。' },
    undecided: { title: '还不好说', why: '曲线太短，或与哪种模式都不够吻合。' },
  },
} satisfies Readonly<Record<Language, Readonly<Record<DiagnosisCode, Words>>>>);
