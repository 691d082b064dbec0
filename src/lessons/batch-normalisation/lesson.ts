import { defineLesson } from '@/lesson-kit/defineLesson';

export default defineLesson({
  title: { en: 'Batch normalisation', zh: '批归一化' },
  summary: {
    en: 'Give every unit mean 0 and variance 1 over the mini-batch, then let it learn a scale and a shift. Four equations, worked on a real mini-batch; what they allow, what they cost, and where they break.',
    zh: '先让每个单元在小批量上均值为 0、方差为 1，再让它自己学一个缩放和一个平移。四个公式，用真实的小批量逐个算给你看：换来什么，代价是什么，又在哪里失灵。',
  },
  chapter: 'signals',
  order: 4,
  minutes: 25,
  prerequisites: ['initialisation', 'vanishing-gradients'],
  goals: {
    en: [
      'Write the forward pass of batch normalisation and count its four numbers per unit.',
      'Explain why it tolerates large learning rates and bad initial weights.',
      'Say what differs between training and inference, and when batch normalisation does harm.',
    ],
    zh: ['写出批归一化的前向计算，并数清每个单元的四个数。', '解释它为什么容得下大学习率和糟糕的初始权重。', '说出训练与推断有何不同，以及批归一化什么时候帮倒忙。'],
  },
  outOfScope: {
    en: ['Layer, group and instance normalisation', 'Folding the normalisation into the weights', 'Statistics shared between devices'],
    zh: ['层归一化、组归一化与实例归一化', '把归一化折进权重', '多设备同步统计量'],
  },
});
