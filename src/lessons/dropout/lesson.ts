import { defineLesson } from '@/lesson-kit/defineLesson';

export default defineLesson({
  title: { en: 'Dropout', zh: '随机失活（Dropout）' },
  summary: {
    en: 'Switch off half of the units at random, other ones for every sample, and a network that memorises wrong labels starts to ignore them. The masks of each step drawn, the scaling worked out, and the cases in which dropout does nothing or harm.',
    zh: '每个样本都随机关掉一半单元，原本死记错误标签的网络，就开始不理会它们。画出每一步的掩码，算清缩放，也看它何时无效、何时有害。',
  },
  chapter: 'generalising',
  order: 3,
  minutes: 20,
  prerequisites: ['adaptive-optimizers'],
  goals: {
    en: [
      'Implement inverted dropout and show by arithmetic why evaluation needs no scaling.',
      'Say when dropout helps, when it changes nothing and when it hurts, each with a run.',
      'Recognise a network that was evaluated with its masks on.',
    ],
    zh: ['写出倒置 Dropout，并用算术说明评估时为何不必再缩放。', '说清 Dropout 何时有用、何时无用、何时有害，各用一次训练作证。', '认出一个评估时忘了关掩码的网络。'],
  },
  outOfScope: {
    en: ['Dropout inside recurrent layers', 'Concrete and variational dropout', 'Dropout as a source of uncertainty'],
    zh: ['循环层内部的 Dropout', 'Concrete Dropout 与变分 Dropout', '用 Dropout 估计不确定性'],
  },
});
