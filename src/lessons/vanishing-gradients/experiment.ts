import { batchSize, hiddenLayers, hiddenWidth, initialiserSettings, laneActivationSetting, laneBatchNorm, optimizerSettings, seed, steps, type LessonLab, type Setting } from '@/lesson-kit';
import { depths, digits, rescues } from './networks';

const depth: Setting = {
  ...hiddenLayers,
  why: { en: 'The number of factors in the product. Halve it, and the exponent of the shrinking halves.', zh: '连乘中系数的个数。深度减半，缩小的指数也减半。' },
  control: { ...hiddenLayers.control, kind: 'number', max: 12 } as Setting['control'],
};

const lab: LessonLab = {
  presets: [
    {
      id: 'five-networks',
      title: { en: 'Eight layers', zh: '八层' },
      hint: { en: 'Five networks of eight hidden layers. Before Run, open “Gradients”: in which lane do the bars shrink most on the way down to the first layer?', zh: '五个八层的网络。运行之前打开“梯度”：哪个通道的条形越往第一层缩得越厉害？' },
      experiment: digits(['sigmoid', 'sigmoidLarge', 'sigmoidNorm', 'tanh', 'relu']),
    },
    {
      id: 'depths',
      title: { en: 'How deep is too deep', zh: '多深算太深' },
      hint: { en: 'Sigmoid with Glorot’s weights and 1, 2, 4 or 8 hidden layers. Where does it stop learning, and by which factor do the gradients of layer 1 differ?', zh: 'sigmoid 配 Glorot 权重，1、2、4、8 个隐藏层。到哪一个就学不动了？它们第一层的梯度各差多少倍？' },
      experiment: depths([1, 2, 4, 8]),
    },
    {
      id: 'weights',
      title: { en: 'Small, Glorot, large', zh: '小、Glorot、大' },
      hint: { en: 'Five lanes that differ by their weights. Large weights are not what makes gradients vanish: which of them do, and which explode?', zh: '五个通道，差别在权重。让梯度消失的不是大权重：消失的是哪几个，爆炸的又是哪个？' },
      experiment: digits(['sigmoidSmall', 'sigmoid', 'sigmoidLarge', 'tanh', 'tanhLarge']),
    },
    {
      id: 'rescues',
      title: { en: 'Rescue the sigmoid', zh: '救活 sigmoid' },
      hint: { en: 'Nothing; batch normalisation; N(0, 1) with Adam; Glorot with Adam. Adam rescales every gradient. Is that enough by itself?', zh: '什么都不做；批归一化；N(0, 1) 加 Adam；Glorot 加 Adam。Adam 会重新缩放每个梯度，光靠它够吗？' },
      experiment: rescues(),
    },
  ],
  settings: [laneActivationSetting(['sigmoid', 'tanh', 'relu', 'leakyRelu', 'elu', 'selu', 'gelu', 'softsign', 'linear']), ...initialiserSettings, laneBatchNorm, ...optimizerSettings.filter(({ id }) => ['optimizer', 'learningRate'].includes(id)), depth, hiddenWidth, batchSize, steps, seed],
};

export default lab;
