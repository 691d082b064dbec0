import { defineLesson } from '@/lesson-kit/defineLesson';

export default defineLesson({
  title: { en: 'Initialisation', zh: '参数初始化' },
  summary: {
    en: 'Before the first step, the weights already decide whether a deep network can learn. Zeros, constants, Gaussians, LeCun, Glorot, He: what each does to a signal on its way through up to fifty layers.',
    zh: '第一步还没走，权重就已决定深层网络学不学得动。全零、常数、高斯、LeCun、Glorot、He：看信号穿过多达五十层时，各自把它变成什么样。',
  },
  chapter: 'signals',
  order: 1,
  minutes: 25,
  prerequisites: ['activations'],
  goals: {
    en: [
      'Explain why units that start equal stay equal.',
      'Derive the variances of LeCun, Glorot and He from one line of arithmetic.',
      'Choose the initial weights that go with an activation, and check them by the RMS of every layer.',
    ],
    zh: ['解释为什么起点相同的单元永远相同。', '用一行算式推出 LeCun、Glorot、He 的方差。', '为激活函数选配初始权重，并用每层的均方根检查选得对不对。'],
  },
  outOfScope: {
    en: ['Initialisation from data (LSUV)', 'Residual connections', 'Initial values of biases and recurrent layers'],
    zh: ['基于数据的初始化（LSUV）', '残差连接', '偏置与循环层的初始值'],
  },
});
