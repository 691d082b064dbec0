import type { Challenge } from '@/lesson-kit';
import { oneSigma, pairs } from './networks';

const seeds = [0, 1, 2, 3, 4];
const rms = { kind: 'layer', quantity: 'rms', layer: 20, at: 'start' } as const;

const deep = { hidden: 20 } as const;
const twenty = pairs([['relu', 'lecun']], deep);

const challenges: readonly Challenge[] = [
  {
    id: 'one-sigma',
    title: { en: 'One σ for twenty layers', zh: '一个 σ 管二十层' },
    prompt: {
      en: 'Twenty ReLU layers of 64 units, all weights from N(0, 0.1²). Nothing arrives at the top. Move σ alone until a signal does: not too little, not too much, and on every draw.',
      zh: '二十个 ReLU 层，每层 64 个单元，权重全取自 N(0, 0.1²)，顶层什么也收不到。只许动 σ，让信号到得了顶层：不太小，也不太大，而且每次抽样都要成立。',
    },
    rules: {
      start: oneSigma(0.1),
      goals: [
        { lane: 0, metric: rms, comparator: '>=', threshold: 0.02 },
        { lane: 0, metric: rms, comparator: '<=', threshold: 10 },
      ],
      seeds,
      stepLimit: 300,
      allowed: ['lanes.*.init.sigma'],
    },
    hints: [
      { en: 'RMS at layer 20 goes like σ²⁰: a tenth more σ makes it nearly seven times as large.', zh: '第 20 层的均方根与 σ²⁰ 成正比：σ 大一成，它就大近七倍。' },
      { en: 'Every layer multiplies the mean square by n·σ², and ReLU leaves half of it. What must σ be so that the product is 1?', zh: '每层把均方值乘以 n·σ²，ReLU 再留下一半。σ 取多少，乘积才等于 1？' },
      { en: 'n = 64, so σ = √(2/64).', zh: 'n = 64，所以 σ = √(2/64)。' },
    ],
    reference: oneSigma(0.177),
    explanation: { en: 'σ = √(2/64) = 0.177 is He’s rule for this width. From about 0.17 to 0.19 the goal is reached; a few hundredths further it is lost by orders of magnitude.', zh: 'σ = √(2/64) = 0.177，正是这个宽度下 He 的规则。大约 0.17 到 0.19 之间都能达到目标，再偏百分之几就差出几个数量级。' },
  },
  {
    id: 'twenty-layers',
    title: { en: 'Twenty layers that learn', zh: '让二十层学起来' },
    prompt: {
      en: 'Twenty ReLU layers with LeCun’s weights learn nothing in 300 steps, and He’s alone do not bring them to 0.9 either. Find a pair of weights and activation that does. Everything else stays.',
      zh: '二十个 ReLU 层配 LeCun 的权重，300 步什么也学不到；单换成 He，也到不了 0.9。请找一对能做到的权重与激活函数，其余都不许动。',
    },
    rules: {
      start: twenty,
      goals: [{ lane: 0, metric: { kind: 'best', quantity: 'trainAccuracy' }, comparator: '>=', threshold: 0.9 }],
      seeds,
      stepLimit: 300,
      allowed: ['lanes.*.init', 'lanes.*.layers.*.fn'],
    },
    hints: [
      { en: 'Even He’s draws wander over twenty ReLU layers of 32. Which row of the board has a signal that comes back to 1 by itself?', zh: '二十个 32 单元的 ReLU 层，就算用 He，抽样也会漂移。搭配表里哪一行的信号会自己回到 1？' },
      { en: 'Its name promises it: self-normalising.', zh: '它的名字就是承诺：自归一化。' },
    ],
    reference: pairs([['selu', 'lecun']], deep),
    explanation: { en: 'SELU pulls mean and variance back towards 0 and 1 in every layer, if the weights have variance 1/n. So the wandering of twenty narrow layers does not add up.', zh: '只要权重的方差是 1/n，SELU 每层都把均值和方差往 0 和 1 拉。二十个窄层的漂移因此不会累积。' },
  },
];
export default challenges;
