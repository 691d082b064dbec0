import { batchSize, dataSetting, hiddenLayers, hiddenWidth, labelNoise, noise, optimizerSettings, seed, steps, turns, type LessonLab, type Setting } from '@/lesson-kit';
import { circles, deepDigits, spirals } from './networks';
import { laneActivation, laneAlpha, laneInit } from './settings';

const four = ['linear', 'sigmoid', 'tanh', 'relu'] as const;

const data: Setting = {
  ...dataSetting(['circles', 'spirals', 'moons', 'xor', 'blobs', 'digits']),
  why: { en: 'Circles need a closed boundary, spirals a winding one; clouds are content with straight lines.', zh: '同心圆要一条封闭的边界，螺旋要一条盘绕的边界；点云用直线就够。' },
};

const learningRate: readonly Setting[] = optimizerSettings
  .filter(({ id }) => id === 'learningRate')
  .map((setting) => ({ ...setting, why: { en: 'A slow activation can be pushed: try ten times as much for the sigmoid.', zh: '学得慢的激活函数可以推一把：给 sigmoid 十倍试试。' } }));

/** As deep as the deepest preset. */
const depth: Setting = hiddenLayers.control.kind === 'number' ? { ...hiddenLayers, control: { ...hiddenLayers.control, max: 12 } } : hiddenLayers;

const lab: LessonLab = {
  presets: [
    {
      id: 'circles',
      title: { en: 'Circles', zh: '同心圆' },
      hint: { en: 'Same network, four activations. Which lanes close a boundary around the inner ring within 300 steps?', zh: '同一个网络，四种激活函数。300 步之内，哪几个通道能把内圈围起来？' },
      experiment: circles(four),
    },
    {
      id: 'patience',
      title: { en: 'More steps', zh: '多给些步数' },
      hint: { en: 'Five times as long. One of the two that failed only needed time. Which one?', zh: '训练时间加到五倍。刚才失败的两个里，有一个只是需要时间。是哪个？' },
      experiment: circles(['linear', 'sigmoid'], { steps: 1500 }),
    },
    {
      id: 'depth',
      title: { en: 'Deeper, linear', zh: '更深，仍线性' },
      hint: { en: 'One, two and five hidden layers, all linear, beside a single ReLU layer. Does depth without a bend buy anything?', zh: '一层、两层、五层隐藏层，全是线性的，旁边是只有一层的 ReLU。没有弯，深度能换来什么？' },
      experiment: deeper(),
    },
    {
      id: 'spirals',
      title: { en: 'Spirals', zh: '螺旋' },
      hint: { en: 'One turn, 16 units a layer. The linear lane is above chance here. What is the best its straight line can do?', zh: '一圈螺旋，每层 16 个单元。这里线性通道比瞎猜好。一条直线最好能做到多少？' },
      experiment: spirals(1, four),
    },
    {
      id: 'many',
      title: { en: 'Eight activations', zh: '八种激活函数' },
      hint: { en: 'A turn and a half. Note who leads and who trails. What would you choose for your next network?', zh: '一圈半。记下谁领先、谁落后。下一个网络你会选哪个？' },
      experiment: spirals(1.5, ['relu', 'leakyRelu', 'elu', 'selu', 'gelu', 'silu', 'softplus', 'tanh']),
    },
    {
      id: 'twelve-layers',
      title: { en: 'Twelve layers', zh: '十二层' },
      hint: { en: 'Handwritten digits through twelve hidden layers, SGD. Compare the order with the last preset before you believe in any.', zh: '手写数字，十二个隐藏层，用 SGD。和上一个预设比比名次，再决定信不信排名。' },
      experiment: deepDigits(['relu', 'elu', 'selu', 'tanh']),
    },
  ],
  settings: [laneActivation, laneAlpha, ...learningRate, laneInit, data, turns, noise, labelNoise, batchSize, hiddenWidth, depth, steps, seed],
};

/** Depth alone: the linear lanes differ in nothing else. */
function deeper() {
  const base = circles(['linear']);
  const lanes = [
    circles(['linear'], { widths: [2, 8, 2] }),
    base,
    circles(['linear'], { widths: [2, 8, 8, 8, 8, 8, 2] }),
    circles(['relu'], { widths: [2, 8, 2] }),
  ].flatMap((experiment) => experiment.lanes);
  return { ...base, lanes };
}

export default lab;
