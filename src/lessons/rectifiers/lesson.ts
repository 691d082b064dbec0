import { defineLesson } from '@/lesson-kit/defineLesson';

export default defineLesson({
  title: { en: 'The ReLU family', zh: 'ReLU 家族' },
  summary: {
    en: 'A ReLU unit that is never positive learns nothing more: it is dead. Kill a network, revive it, and compare what leaky ReLU, PReLU, ELU and SELU do on the negative side, and what each asks for in return.',
    zh: '一个 ReLU 单元若对所有输入都不为正，就再也学不到东西：它死了。先弄死一个网络，再把它救活，比较 leaky ReLU、PReLU、ELU、SELU 在负半轴上各做了什么，又各要求什么。',
  },
  chapter: 'signals',
  order: 3,
  minutes: 20,
  prerequisites: ['initialisation', 'vanishing-gradients'],
  goals: {
    en: [
      'Say when a unit is dead, why its own gradient cannot help, and how to revive it.',
      'Compare the family by negative side, mean shift and requirements.',
      'Choose an activation by measuring, not by a ranking.',
    ],
    zh: ['说出神经元何时算死亡，为什么它自己的梯度救不了它，以及怎样救活。', '从负半轴、均值偏移和使用条件三方面比较整个家族。', '靠测量而不是靠排行榜来选激活函数。'],
  },
  outOfScope: {
    en: ['Gated units of language models', 'Maxout', 'The proof that SELU’s fixed point attracts'],
    zh: ['语言模型中的门控单元', 'Maxout', 'SELU 不动点吸引性的证明'],
  },
});
