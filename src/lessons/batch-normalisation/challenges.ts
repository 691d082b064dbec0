import type { Challenge } from '@/lesson-kit';
import { digits } from './networks';

const seeds = [0, 1, 2, 3, 4];

const challenges: readonly Challenge[] = [
  {
    id: 'rate-one',
    title: { en: 'Train at a rate of 1', zh: '用学习率 1 训练' },
    prompt: { en: 'At η = 1 the plain network ends at a guess. The rate stays; reach 0.88 on validation in 200 steps.', zh: 'η = 1 时，普通网络只能瞎猜。学习率不许动，200 步内让验证准确率达到 0.88。' },
    rules: {
      start: digits([{ rate: 1 }]),
      goals: [{ lane: 0, metric: { kind: 'final', quantity: 'validationAccuracy' }, comparator: '>=', threshold: 0.88 }],
      seeds,
      stepLimit: 200,
      forbidden: ['lanes.*.optimizer', 'data', 'lanes.*.overrides'],
    },
    hints: [
      { en: 'A step that is too long makes weights too large. What would make the network indifferent to the size of its weights?', zh: '步子太大，权重就太大。怎样才能让网络不在乎权重的大小？' },
      { en: 'One control of the lane does it.', zh: '通道里的一个选项就够了。' },
    ],
    reference: digits([{ rate: 1, norm: 'before' }]),
    explanation: { en: 'Behind a normalisation, weights that have grown c times too large have a gradient c times smaller: the layer brakes by itself.', zh: '在归一化之前，权重若大了 c 倍，梯度就小 c 倍：这一层自己会刹车。' },
  },
  {
    id: 'right-in-twenty',
    title: { en: 'Right after twenty steps', zh: '二十步之后就要准' },
    prompt: {
      en: 'η = 0.5, twenty steps, m = 0.99. The weights are good already, and the evaluation says 0.6. Make the evaluation say what they can do: 0.85.',
      zh: 'η = 0.5，二十步，m = 0.99。权重已经不错，评估却只有 0.6。让评估说出真实水平：0.85。',
    },
    rules: {
      start: digits([{ norm: 'before', momentum: 0.99 }], { rate: 0.5, steps: 20, evalEvery: 2 }),
      goals: [{ lane: 0, metric: { kind: 'final', quantity: 'validationAccuracy' }, comparator: '>=', threshold: 0.85 }],
      seeds,
      stepLimit: 20,
      allowed: ['lanes.*.layers.*.momentum'],
    },
    hints: [
      { en: 'Compare the loss of the mini-batches with the validation loss. Which of the two uses running statistics?', zh: '比较小批量的损失和验证损失：哪一个用的是滑动统计量？' },
      { en: 'A momentum m remembers about 1/(1 − m) batches. With 0.99 that is a hundred, and you have had twenty.', zh: '动量 m 大约记住 1/(1 − m) 个批次。0.99 就是一百个，而你才训练了二十个。' },
    ],
    reference: digits([{ norm: 'before', momentum: 0.9 }], { rate: 0.5, steps: 20, evalEvery: 2 }),
    explanation: { en: 'With m = 0.9 the starting values weigh 0.9²⁰ = 12 % after twenty steps, with 0.99 it is 82 %. Training is the same to the last bit.', zh: 'm = 0.9 时，二十步后初始值只占 0.9²⁰ = 12%；0.99 时还占 82%。训练过程则一模一样。' },
  },
];
export default challenges;
