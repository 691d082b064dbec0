import type { Challenge } from '@/lesson-kit';
import { digits } from './networks';

const challenges: readonly Challenge[] = [
  {
    id: 'find-the-strange',
    title: { en: 'A detector for what was never seen', zh: '找出从没见过的东西' },
    prompt: {
      en: 'Without dropout all masks give one answer, and its doubt hardly tells inverted digits from ordinary ones. Make it tell them apart, at no cost in accuracy.',
      zh: '没有 Dropout，所有掩码都给同一个答案，它的怀疑几乎分不清反相数字和正常数字。让它分得清，又不许损失准确率。',
    },
    rules: {
      start: digits([0]),
      goals: [
        { lane: 0, metric: { kind: 'doubt', masks: 50 }, comparator: '>=', threshold: 0.87 },
        { lane: 0, metric: { kind: 'final', quantity: 'validationAccuracy' }, comparator: '>=', threshold: 0.9 },
      ],
      seeds: [0, 1, 2, 3, 4],
      stepLimit: 500,
      allowed: ['lanes.*.layers.*.rate'],
    },
    hints: [
      { en: 'Doubt comes from disagreement. What makes the sub-networks disagree?', zh: '怀疑来自分歧。什么能让子网络之间有分歧？' },
      { en: 'p = 0.2 comes close. More disagreement needs more masks that differ, and still enough units to read a digit.', zh: 'p = 0.2 已经接近。要更多分歧，掩码就得差得更远，同时还要留下足够的单元来认数字。' },
    ],
    reference: digits([0.5]),
    explanation: { en: 'At p = 0.5 two masks share only a quarter of the units. On ordinary digits they agree all the same, because they were trained to; on inverted ones nothing makes them.', zh: 'p = 0.5 时，两个掩码只有四分之一的单元同时开着。在正常数字上它们仍然一致，因为是这样训练的；在反相数字上，没有什么要求它们一致。' },
  },
];
export default challenges;
