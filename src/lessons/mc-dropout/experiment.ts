import { batchSize, dropoutRate, hiddenWidth, noise, optimizerSettings, seed, steps, trainSize, type LessonLab, type Setting } from '@/lesson-kit';
import { digits, sine } from './networks';

const samples: Setting = { ...trainSize, why: { en: 'With more data the band should narrow where they are, not in the gap.', zh: '数据多了，有数据处的带子应当变窄，缺口处则不会。' } };

const lab: LessonLab = {
  presets: [
    {
      id: 'gap',
      title: { en: 'Sine with a gap', zh: '中间有缺口的正弦' },
      hint: { en: 'No data between −0.5 and 0.5, none beyond ±1.5. Before you press Run: where will the answers of different masks disagree most?', zh: '−0.5 到 0.5 之间没有数据，±1.5 之外也没有。运行前先猜：不同掩码的答案在哪里分歧最大？' },
      experiment: sine([0.1]),
    },
    {
      id: 'digits',
      title: { en: 'Digits, and digits inverted', zh: '数字与反相的数字' },
      hint: { en: 'Trained on 200 digits, asked about inverted ones too. How sure is each lane of something that is no digit it has ever seen?', zh: '用 200 张数字训练，再拿反相的来问。面对从没见过的东西，每个通道有多肯定？' },
      experiment: digits([0.5, 0.2, 0]),
    },
    {
      id: 'rates',
      title: { en: 'Three rates', zh: '三种丢弃率' },
      hint: { en: 'The width of the band depends on p, which nobody derived from the data. Compare the lanes in the picture.', zh: '带子有多宽取决于 p，而 p 并不是从数据里算出来的。在图中比较各通道。' },
      experiment: sine([0.05, 0.1, 0.3]),
    },
  ],
  settings: [dropoutRate, noise, samples, hiddenWidth, ...optimizerSettings.filter(({ id }) => id === 'learningRate'), batchSize, steps, seed],
};

export default lab;
