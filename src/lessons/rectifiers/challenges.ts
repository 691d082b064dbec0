import type { Challenge } from '@/lesson-kit';
import { digits, moons } from './networks';

const seeds = [0, 1, 2, 3, 4];

const challenges: readonly Challenge[] = [
  {
    id: 'revive',
    title: { en: 'Revive a dead net', zh: '救活一个死网络' },
    prompt: {
      en: 'All hidden biases start at −3 and the ReLU units are dead. Bring the network to 0.95 on the two moons by changing exactly one setting.',
      zh: '隐藏层偏置全部从 −3 开始，ReLU 单元都死了。只改一项设置，让网络在双月上达到 0.95。',
    },
    rules: {
      start: moons([{ activation: 'relu', bias: -3 }]),
      goals: [{ lane: 0, metric: { kind: 'final', quantity: 'validationAccuracy' }, comparator: '>=', threshold: 0.95 }],
      seeds,
      stepLimit: 500,
      forbidden: ['data'],
      mostChanges: 1,
    },
    hints: [
      { en: 'The learning rate multiplies the gradient. What is the gradient here?', zh: '学习率乘的是梯度。这里的梯度是多少？' },
      { en: 'Either give the left side a slope, or do not start there at all.', zh: '要么给左半边一个斜率，要么干脆别从那里出发。' },
      { en: 'Leaky ReLU with α = 0.01 gets near, but not everywhere to 0.95. Which member has more slope at −3?', zh: 'α = 0.01 的 leaky ReLU 接近了，但不是处处都到 0.95。家族里谁在 −3 处的斜率更大？' },
    ],
    reference: moons([{ activation: 'elu', bias: -3 }]),
    explanation: { en: 'ELU’s slope at −3 is e⁻³ ≈ 0.05, enough for every unit to climb out. Biases that start at 0 solve it as well.', zh: 'ELU 在 −3 处的斜率是 e⁻³ ≈ 0.05，足够每个单元爬出来。让偏置从 0 开始同样可行。' },
  },
  {
    id: 'deep-stack',
    title: { en: 'Twelve layers in 300 steps', zh: '300 步训练十二层' },
    prompt: {
      en: 'Twelve hidden layers, plain SGD, and ReLU gets stuck below 0.95 on the training set. Reach 0.96 by changing the activation only.',
      zh: '十二个隐藏层，普通 SGD，ReLU 在训练集上停在 0.95 以下。只换激活函数，达到 0.96。',
    },
    rules: {
      start: digits([{ activation: 'relu' }]),
      goals: [{ lane: 0, metric: { kind: 'final', quantity: 'trainAccuracy' }, comparator: '>=', threshold: 0.96 }],
      seeds,
      stepLimit: 300,
      allowed: ['lanes.*.layers.*.fn', 'lanes.*.layers.*.alpha'],
    },
    hints: [
      { en: 'Which members of the family keep the mean of a layer near 0?', zh: '家族里哪些成员能让一层的均值留在 0 附近？' },
      { en: 'SELU asks for LeCun weights, and the weights here are He’s. Which other member keeps the mean near 0 without conditions?', zh: 'SELU 要配 LeCun 权重，而这里的权重是 He。还有谁能不附条件地把均值留在 0 附近？' },
    ],
    reference: digits([{ activation: 'elu' }]),
    explanation: { en: 'ELU’s negative side pulls the mean of every layer towards 0, so twelve layers pass the signal on without piling up a shift.', zh: 'ELU 的负半边把每层的均值拉向 0，十二层下来信号传得过去，偏移也不会越积越大。' },
  },
];
export default challenges;
