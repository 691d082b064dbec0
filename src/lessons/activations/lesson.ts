import { defineLesson } from '@/lesson-kit/defineLesson';

export default defineLesson({
  title: { en: 'Why non-linearity', zh: '为什么需要激活函数' },
  summary: {
    en: 'Stack a hundred linear layers and you still have one. A bend between them changes everything, and which bend you take changes how fast.',
    zh: '线性层叠一百层，也还是一层。中间加一道弯，一切都变了；选哪种弯，决定学得有多快。',
  },
  chapter: 'foundations',
  order: 3,
  minutes: 20,
  prerequisites: [],
  goals: {
    en: [
      'Collapse a linear network of any depth into one matrix and say what it can never learn.',
      'Compare sigmoid, tanh and ReLU by range, centring and slope.',
      'Tell “cannot learn” from “learns slowly”, and check which it is.',
    ],
    zh: ['把任意深的线性网络合并成一个矩阵，并说出它永远学不会什么。', '从值域、是否以零为中心、斜率三方面比较 sigmoid、tanh 和 ReLU。', '分清“学不会”和“学得慢”，并会动手验证是哪一种。'],
  },
  outOfScope: {
    en: ['Dead units and self-normalising networks', 'How to initialise for each activation', 'Proof of universal approximation'],
    zh: ['死亡神经元与自归一化网络', '各激活函数如何配初始化', '通用近似定理的证明'],
  },
});
