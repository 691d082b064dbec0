import type { Challenge } from '@/lesson-kit';
import { withRates } from './networks';

const start = withRates([0]);

const challenges: readonly Challenge[] = [
  {
    id: 'by-p-alone',
    title: { en: 'Against wrong labels, with p alone', zh: '只靠 p 对付错误标签' },
    prompt: {
      en: '40 % of the labels are noise, and the network learns all of them. Lift validation accuracy by nothing but the dropout rate.',
      zh: '40% 的标签是噪声，网络全背了下来。只许动丢弃率，把验证准确率提上去。',
    },
    rules: {
      start,
      goals: [{ lane: 0, metric: { kind: 'final', quantity: 'validationAccuracy' }, comparator: '>=', threshold: 0.8 }],
      seeds: [0, 1, 2, 3, 4],
      stepLimit: 500,
      allowed: ['lanes.*.layers.*.rate'],
    },
    hints: [
      { en: 'Compare the lanes of preset 1: which rate ends highest on validation?', zh: '比较预设 1 的各个通道：哪种丢弃率的验证准确率最后最高？' },
      { en: 'A small rate still lets the wrong labels through. Try rates from 0.4 on.', zh: '丢弃率太小，错误标签照样漏进来。从 0.4 起试。' },
    ],
    reference: withRates([0.5]),
    explanation: { en: 'With p = 0.5 no pattern that only one picture needs survives the masks, so the wrong labels are not learned; the rule that hundreds share is.', zh: 'p = 0.5 时，只有一张图需要的模式在掩码下留不住，错误标签也就学不进去；几百张图共有的规律则学得到。' },
  },
  {
    id: 'without-dropout',
    title: { en: 'The same without dropout', zh: '不用 Dropout，也做到' },
    prompt: {
      en: 'The same goal, but dropout stays at 0. What else keeps a network from learning wrong labels by heart?',
      zh: '目标相同，但丢弃率必须是 0。还有什么能让网络不去死记错误标签？',
    },
    rules: {
      start,
      goals: [{ lane: 0, metric: { kind: 'final', quantity: 'validationAccuracy' }, comparator: '>=', threshold: 0.8 }],
      seeds: [0, 1, 2, 3, 4],
      stepLimit: 500,
      forbidden: ['lanes.*.layers', 'data.labelNoise'],
    },
    hints: [
      { en: 'Look at the curve: at which step is validation accuracy best?', zh: '看曲线：验证准确率在第几步最高？' },
      { en: 'Two remedies need no change of the network: stop in time, or take more data.', zh: '有两种办法不必改网络：及时停下，或者用更多数据。' },
    ],
    reference: { ...start, data: { ...start.data, trainSize: 1297 } },
    explanation: { en: 'With three times as many digits the rule outweighs the exceptions for longer. To stop after about 75 steps works as well: the wrong labels have not been learned yet.', zh: '数据多了两倍，规律就能更久地压过例外。在 75 步左右停下也行：那时错误标签还没背下来。' },
  },
];
export default challenges;
