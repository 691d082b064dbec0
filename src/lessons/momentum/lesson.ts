import { defineLesson } from '@/lesson-kit/defineLesson';

export default defineLesson({
  title: { en: 'Moving averages, momentum, Nesterov', zh: '指数加权平均、动量与 Nesterov' },
  summary: {
    en: 'A gradient that remembers. What the memory gains in a narrow valley, what is only a larger learning rate in disguise, and where exactly Nesterov looks.',
    zh: '让梯度有记性。在狭窄的山谷里，记性能赚到什么；哪些好处其实只是变相调大了学习率；Nesterov 又究竟往哪里看。',
  },
  chapter: 'descent',
  order: 3,
  minutes: 20,
  prerequisites: [],
  goals: {
    en: [
      'Compute an exponentially weighted average by hand, with bias correction, and say how far back it remembers.',
      'Explain momentum as a sum of gradients with effective rate η/(1−β).',
      'Draw one step of momentum and one of Nesterov as arrows, with the gradient at the right place.',
    ],
    zh: ['会手算指数加权平均和偏差修正，并说出它大约记得多少步。', '把动量解释为梯度的累积，等效学习率为 η/(1−β)。', '用箭头画出动量法和 Nesterov 的一步，梯度画在正确的位置。'],
  },
  outOfScope: {
    en: ['Step sizes per weight (next lesson)', 'Convergence proofs', 'Schedules of β'],
    zh: ['每个权重各自的步长（下一课）', '收敛性证明', 'β 的调度'],
  },
});
