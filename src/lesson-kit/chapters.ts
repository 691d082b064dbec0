import type { ChapterId, Translated } from './types';

export interface Chapter {
  readonly id: ChapterId;
  readonly title: Translated;
  /** what a reader can do at its end, one line */
  readonly promise: Translated;
}

/** In the order of the course. */
export const chapters: readonly Chapter[] = [
  {
    id: 'foundations',
    title: { en: 'From one neuron to a network', zh: '从一个神经元到一张网络' },
    promise: { en: 'Read a network as a formula and follow a gradient through it.', zh: '把网络读成公式，跟着梯度走完一遍。' },
  },
  {
    id: 'data',
    title: { en: 'Data first', zh: '数据先行' },
    promise: { en: 'Split, scale and augment data without fooling yourself.', zh: '划分、缩放、增强数据，而不自欺。' },
  },
  {
    id: 'signals',
    title: { en: 'Signals through depth', zh: '信号如何穿过深度' },
    promise: { en: 'Keep activations and gradients alive through many layers.', zh: '让激活值与梯度活着穿过许多层。' },
  },
  {
    id: 'descent',
    title: { en: 'Descending', zh: '下降的艺术' },
    promise: { en: 'Choose an optimizer, a learning rate and a schedule, and say why.', zh: '选好优化器、学习率与调度，并说得出理由。' },
  },
  {
    id: 'generalising',
    title: { en: 'Generalising', zh: '泛化' },
    promise: { en: 'See over-fitting coming and choose the remedy that fits.', zh: '看出过拟合的征兆，对症下药。' },
  },
  {
    id: 'structure',
    title: { en: 'Structure and reuse', zh: '结构与复用' },
    promise: { en: 'Build structure into a network, and reuse what one has learned.', zh: '把结构写进网络，复用学到的东西。' },
  },
  {
    id: 'practice',
    title: { en: 'Practice', zh: '实战' },
    promise: { en: 'Search hyper-parameters, find bugs, read any curve.', zh: '搜索超参数、排查错误、读懂任何曲线。' },
  },
];
