import type { LessonLab } from '@/lesson-kit';
import { everyDigit, smallNet, withRates } from './networks';
import { settings } from './settings';

const lab: LessonLab = {
  presets: [
    {
      id: 'noisy-labels',
      title: { en: 'Noisy labels, four rates', zh: '标签噪声，四种丢弃率' },
      hint: { en: '400 digits, 40 % of the labels drawn at random. Before you press Run: with p = 0.5, will training accuracy end above or below validation accuracy?', zh: '400 张数字，40% 的标签重新随机抽取。运行前先猜：p = 0.5 时，训练准确率最后会高于还是低于验证准确率？' },
      experiment: withRates([0, 0.3, 0.5, 0.7]),
    },
    {
      id: 'clean-labels',
      title: { en: 'The same, clean labels', zh: '同样设置，标签干净' },
      hint: { en: 'Nothing wrong to memorise. How much of the lead of preset 1 is left?', zh: '没有错误标签可背。预设 1 里的领先还剩多少？' },
      experiment: withRates([0, 0.3, 0.5, 0.7], { labelNoise: 0 }),
    },
    {
      id: 'small-net',
      title: { en: 'A small network', zh: '小网络' },
      hint: { en: 'Two layers of eight units, all digits, clean labels. Which lane loses, and does training accuracy say so too?', zh: '两层各八个单元，全部数据，标签干净。谁会输？训练准确率也这么说吗？' },
      experiment: withRates([0, 0.2, 0.5], smallNet),
    },
    {
      id: 'all-digits',
      title: { en: 'All digits, clean labels', zh: '全部数据，标签干净' },
      hint: { en: 'With enough clean data there is little over-fitting to cure. Compare how fast the lanes learn instead.', zh: '干净的数据够多，就没多少过拟合可治。改看各通道学得有多快。' },
      experiment: withRates([0, 0.3, 0.5, 0.7], everyDigit),
    },
    {
      id: 'more-data',
      title: { en: 'Noisy labels, more data', zh: '标签噪声，更多数据' },
      hint: { en: 'Still 40 % noise, but 1297 digits. Compare the lane without dropout with its curve in preset 1: which remedy was worth more?', zh: '噪声仍是 40%，但有 1297 张数字。把不用 Dropout 的通道与预设 1 相比：哪味药更管用？' },
      experiment: withRates([0, 0.5], { trainSize: 1297 }),
    },
  ],
  settings,
};

export default lab;
