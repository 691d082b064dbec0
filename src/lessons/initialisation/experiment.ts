import { batchSize, hiddenLayers, hiddenWidth, initialiserSettings, laneActivationSetting, laneBatchNorm, optimizerSettings, seed, steps, type LessonLab, type Setting } from '@/lesson-kit';
import { caffeFillers, pairs, withInits } from './networks';

/** This lesson is about depth, so there is more of it than elsewhere. */
const depth: Setting = {
  ...hiddenLayers,
  why: { en: 'A factor per layer, to the power of the depth: 0.7²⁰ is a thousandth.', zh: '每层一个系数，深度就是它的指数：0.7²⁰ 只剩千分之一。' },
  control: { ...hiddenLayers.control, kind: 'number', max: 20 } as Setting['control'],
};

const width: Setting = { ...hiddenWidth, why: { en: 'The fan-in: LeCun, Glorot and He follow it, a fixed σ does not.', zh: '也就是扇入：LeCun、Glorot、He 会跟着它变，固定的 σ 不会。' } };

const lab: LessonLab = {
  presets: [
    {
      id: 'five-starts',
      title: { en: 'Five starts', zh: '五种起点' },
      hint: { en: 'Zeros, a constant, too small, too large, He. Which lanes will learn at all? Then open “Layers” and compare the first and the last.', zh: '全零、常数、太小、太大、He。哪几个通道学得动？再打开“各层分布”，比较第一层和最后一层。' },
      experiment: withInits(['zeros', 'constant', 'small', 'large', 'he']),
    },
    {
      id: 'relu-pairs',
      title: { en: 'Scaled, with ReLU', zh: '按扇入缩放，配 ReLU' },
      hint: { en: 'LeCun and Glorot were derived without ReLU in mind, He with it. How much is a factor 2 in the variance worth after six layers?', zh: 'LeCun 和 Glorot 推导时没考虑 ReLU，He 考虑了。方差差 2 倍，六层之后差多少？' },
      experiment: withInits(['lecun', 'glorot', 'he', 'heUniform', 'orthogonal']),
    },
    {
      id: 'tanh-pairs',
      title: { en: 'The same with tanh', zh: '换成 tanh' },
      hint: { en: 'The same three scales, now with tanh. Does the order of preset 2 survive?', zh: '同样三种尺度，换成 tanh。预设 2 的名次还在吗？' },
      experiment: pairs([['tanh', 'lecun'], ['tanh', 'glorot'], ['tanh', 'he'], ['relu', 'glorot'], ['relu', 'he']]),
    },
    {
      id: 'deep',
      title: { en: 'Twenty layers', zh: '二十层' },
      hint: { en: 'Same initialisers, 20 hidden layers. Watch the RMS of the last layer before you press Run: which lanes have a signal to learn from?', zh: '同样的初始化，二十个隐藏层。运行之前先看最后一层的均方根：哪几个通道还有信号可学？' },
      experiment: pairs([['relu', 'lecun'], ['relu', 'he'], ['relu', 'orthogonal'], ['selu', 'lecun'], ['tanh', 'glorot']], { hidden: 20 }),
    },
    {
      id: 'caffe',
      title: { en: 'Caffe’s seven fillers', zh: 'Caffe 的七种填充' },
      hint: { en: 'The fillers under their Caffe names. xavier is LeCun’s rule here, bilinear fills a dense layer with ones. Which of the seven can train this network?', zh: '按 Caffe 的名字列出七种。这里 xavier 就是 LeCun 的规则，bilinear 会把全连接层填满 1。七种里哪几种训练得动这个网络？' },
      experiment: caffeFillers(),
    },
  ],
  settings: [...initialiserSettings, laneActivationSetting(['relu', 'leakyRelu', 'elu', 'selu', 'gelu', 'tanh', 'sigmoid', 'softplus', 'linear']), laneBatchNorm, ...optimizerSettings.filter(({ id }) => ['optimizer', 'learningRate'].includes(id)), depth, width, batchSize, steps, seed],
};

export default lab;
