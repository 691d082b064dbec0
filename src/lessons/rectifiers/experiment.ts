import { batchSize, dataSetting, initialiserSettings, noise, optimizerSettings, seed, steps, turns, type LessonLab, type Setting } from '@/lesson-kit';
import { deadLanes, digits, moons, spirals, type Hidden } from './networks';
import { rectifierSettings } from './settings';

const learningRate: readonly Setting[] = optimizerSettings.filter(({ id }) => id === 'learningRate');
const init: readonly Setting[] = initialiserSettings.filter(({ id }) => id === 'init');

const data: Setting = { ...dataSetting(['moons', 'circles', 'spirals', 'xor', 'digits']), why: { en: 'Another task, another order.', zh: '换个任务，名次就变。' } };

const healthy: readonly Hidden[] = [{ activation: 'relu' }, { activation: 'leakyRelu' }, { activation: 'elu' }, { activation: 'selu' }, { activation: 'gelu' }, { activation: 'silu' }];

const lab: LessonLab = {
  presets: [
    {
      id: 'dead',
      title: { en: 'The dead net', zh: '死亡的网络' },
      hint: { en: 'All hidden biases start at −3, in every lane. Which lanes get off the ground?', zh: '每个通道的隐藏层偏置都从 −3 开始。哪几个通道起得来？' },
      experiment: moons(deadLanes),
    },
    {
      id: 'revived',
      title: { en: 'Other biases', zh: '换个偏置' },
      hint: { en: 'ReLU throughout, with biases −3, −1 and 0. Which start is low enough to kill?', zh: '全是 ReLU，偏置分别为 −3、−1、0。低到什么程度才致命？' },
      experiment: moons([-3, -1, 0].map((bias) => ({ activation: 'relu', bias }))),
    },
    {
      id: 'spirals',
      title: { en: 'A ranking on spirals', zh: '螺旋上的名次' },
      hint: { en: 'Healthy starts, two layers. Write down the order after 300 steps.', zh: '正常的起点，两个隐藏层。记下 300 步后的名次。' },
      experiment: spirals(healthy),
    },
    {
      id: 'digits',
      title: { en: 'Twelve layers', zh: '十二层' },
      hint: { en: 'Standardised digits, twelve layers, SGD. Compare with your order from preset 3.', zh: '标准化的手写数字，十二层，SGD。和预设 3 的名次比一比。' },
      experiment: digits([{ activation: 'relu' }, { activation: 'leakyRelu' }, { activation: 'elu' }, { activation: 'selu' }, { activation: 'selu', alphaDropout: 0.05 }]),
    },
  ],
  settings: [...rectifierSettings, ...learningRate, ...init, data, turns, noise, batchSize, steps, seed],
};

export default lab;
