import { defineLesson } from '@/lesson-kit/defineLesson';

export default defineLesson({
  title: { en: 'Adaptive optimizers', zh: '自适应优化器' },
  summary: {
    en: 'Eight update rules, from SGD to AdamW, on the same batches from the same weights. What each one divides by, and what that costs.',
    zh: '从 SGD 到 AdamW，八条更新规则，同样的批次、同样的初始权重。看每条规则在除以什么，又为此付出什么。',
  },
  chapter: 'descent',
  order: 4,
  minutes: 25,
  prerequisites: ['momentum'],
  goals: {
    en: [
      'Write down the update of each optimizer and say what its memory holds.',
      'Explain bias correction, ε and decoupled weight decay with a number each.',
      'Compare optimizers fairly: each at its own best learning rate.',
    ],
    zh: ['写出每个优化器的更新公式，说明它的状态里记着什么。', '各用一个数字解释偏差修正、ε 与解耦权重衰减。', '公平地比较优化器：让每个都用自己最合适的学习率。'],
  },
  outOfScope: {
    en: ['Second-order methods', 'Learning-rate schedules', 'Convergence proofs'],
    zh: ['二阶方法', '学习率调度', '收敛性证明'],
  },
});
