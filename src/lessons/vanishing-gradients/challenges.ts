import type { Challenge } from '@/lesson-kit';
import { digits, largeWithAdam } from './networks';

const start = digits(['sigmoid']);

/** Activation, depth and width stay; batch normalisation may come and go unless a challenge forbids it. */
const rules = {
  start,
  goals: [{ lane: 0, metric: { kind: 'final', quantity: 'trainAccuracy' }, comparator: '>=', threshold: 0.9 }],
  seeds: [0, 1, 2, 3, 4],
  stepLimit: 300,
  forbidden: ['lanes.*.layers', 'data'],
} as const;

const challenges: readonly Challenge[] = [
  {
    id: 'rescue',
    title: { en: 'Rescue eight sigmoid layers', zh: '救活八个 sigmoid 层' },
    prompt: {
      en: 'Eight sigmoid layers, no other activation, none taken away: bring them to a training accuracy of 0.9 within 300 steps. There is more than one way.',
      zh: '八个 sigmoid 层，不许换激活函数，一层也不许少：300 步之内让训练准确率达到 0.9。办法不止一种。',
    },
    rules: { ...rules, insertable: ['batchNorm'] },
    hints: [
      { en: 'Each layer multiplies the error by slope times weights. Which control changes what arrives at the sigmoid?', zh: '每层把误差乘以“斜率乘权重”。哪个控件改变的是进入 sigmoid 的数？' },
      { en: 'Look at lane 3 of preset 1.', zh: '看看预设 1 的通道 3。' },
    ],
    reference: digits(['sigmoidNorm']),
    explanation: { en: 'Batch normalisation spreads the inputs of every sigmoid to variance 1. On the way back the error is divided by the small spread that was there, which makes up for the slope of a quarter.', zh: '批归一化把每个 sigmoid 的输入拉开到方差 1。往回传时，误差除以原先那个很小的标准差，正好补上四分之一的斜率。' },
  },
  {
    id: 'rescue-otherwise',
    title: { en: 'The second way', zh: '第二种办法' },
    prompt: {
      en: 'The same goal for the same eight layers, now without batch normalisation. Weights, optimizer and rate are yours.',
      zh: '同样八层，同样的目标，这次不许用批归一化。权重、优化器、学习率随你改。',
    },
    rules: { ...rules, forbiddenLayers: ['batchNorm'] },
    hints: [
      { en: 'Glorot’s weights are small for a sigmoid. Which of the weights in preset 3 let a gradient through?', zh: '对 sigmoid 来说，Glorot 的权重太小。预设 3 里哪种权重能让梯度通过？' },
      { en: 'Gradients that arrive with very different sizes call for an optimizer that rescales each of them.', zh: '到达的梯度大小悬殊，就要一个能逐个重新缩放的优化器。' },
      { en: 'N(0, 1) and Adam at a rate of 0.01.', zh: 'N(0, 1) 加 Adam，学习率 0.01。' },
    ],
    reference: largeWithAdam(),
    explanation: { en: 'Large weights keep the gradient alive, and Adam makes useful steps out of it. Neither does it alone: see lanes 1 and 4 of preset 4, and lane 2 of preset 1.', zh: '大权重让梯度活下来，Adam 再把它变成有用的步子。缺一不可：看预设 4 的通道 1 和 4，以及预设 1 的通道 2。' },
  },
];
export default challenges;
