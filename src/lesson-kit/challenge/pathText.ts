import type { Language } from '@/lib/messages';

type Words = Readonly<Record<Language, string>>;

/** Names of the experiment's parts, by the beginning of their path; the most specific one counts. */
const parts: readonly (readonly [pattern: string, words: Words])[] = [
  ['seed', { en: 'the seed', zh: '种子' }],
  ['steps', { en: 'the number of steps', zh: '步数' }],
  ['batchSize', { en: 'the batch size', zh: '批大小' }],
  ['data', { en: 'the data', zh: '数据' }],
  ['data.set', { en: 'the data set', zh: '数据集' }],
  ['data.trainSize', { en: 'the number of training samples', zh: '训练样本数' }],
  ['data.labelNoise', { en: 'the label noise', zh: '标签噪声' }],
  ['data.noise', { en: 'the noise of the points', zh: '坐标噪声' }],
  ['data.preprocess', { en: 'the scaling of the inputs', zh: '输入的缩放' }],
  ['data.copies', { en: 'the copies of each image', zh: '每张图像的副本数' }],
  ['data.copySplit', { en: 'how copies are split', zh: '副本的划分方式' }],
  ['data.validateOn', { en: 'what validation is measured on', zh: '验证所用的数据' }],
  ['lanes', { en: 'the number of lanes', zh: '通道数' }],
  ['lanes.*.layers', { en: 'the layers of the network', zh: '网络的层' }],
  ['lanes.*.layers.*.units', { en: 'the width of the layers', zh: '层的宽度' }],
  ['lanes.*.layers.*.fn', { en: 'the activation function', zh: '激活函数' }],
  ['lanes.*.layers.*.alpha', { en: 'the slope α', zh: '斜率 α' }],
  ['lanes.*.layers.*.slope', { en: 'the starting slope of PReLU', zh: 'PReLU 的初始斜率' }],
  ['lanes.*.layers.*.rate', { en: 'the dropout rate', zh: '丢弃率' }],
  ['lanes.*.layers.*.biasInit', { en: 'the initial biases', zh: '初始偏置' }],
  ['lanes.*.layers.*.init', { en: 'the initialisation of single layers', zh: '单个层的初始化' }],
  ['lanes.*.layers.*.momentum', { en: 'the momentum of the running statistics', zh: '滑动统计量的动量' }],
  ['lanes.*.init', { en: 'the initialisation', zh: '初始化' }],
  ['lanes.*.init.kind', { en: 'the kind of initialisation', zh: '初始化方法' }],
  ['lanes.*.init.sigma', { en: 'the σ of the initial weights', zh: '初始权重的 σ' }],
  ['lanes.*.loss', { en: 'the loss', zh: '损失函数' }],
  ['lanes.*.optimizer', { en: 'the optimizer and its numbers', zh: '优化器及其参数' }],
  ['lanes.*.optimizer.kind', { en: 'the kind of optimizer', zh: '优化器的种类' }],
  ['lanes.*.optimizer.learningRate', { en: 'the learning rate', zh: '学习率' }],
  ['lanes.*.optimizer.momentum', { en: 'the momentum β', zh: '动量 β' }],
  ['lanes.*.optimizer.epsilon', { en: 'ε of the optimizer', zh: '优化器的 ε' }],
  ['lanes.*.schedule', { en: 'the learning-rate schedule', zh: '学习率调度' }],
  ['lanes.*.clip', { en: 'gradient clipping', zh: '梯度裁剪' }],
  ['lanes.*.regularisation', { en: 'L1, L2 and max-norm', zh: 'L1、L2 与最大范数' }],
  ['lanes.*.regularisation.l1', { en: 'L1', zh: 'L1' }],
  ['lanes.*.regularisation.l2', { en: 'L2', zh: 'L2' }],
  ['lanes.*.regularisation.maxNorm', { en: 'max-norm', zh: '最大范数' }],
  ['lanes.*.overrides', { en: 'what single lanes do not share', zh: '通道各自的设置' }],
];

/** Lanes and layers by any number. */
const general = (path: string): string => path.replaceAll(/\.\d+(?=\.|$)/g, '.*');

/** What a path of the experiment (or a pattern of paths) is called; the path itself where there is no word for it. */
export function pathText(path: string, language: Language): string {
  const wanted = general(path);
  const known = parts.filter(([pattern]) => wanted === pattern || wanted.startsWith(`${pattern}.`)).toSorted(([left], [right]) => right.length - left.length);
  // `lanes.*` says nothing of what is meant inside a lane.
  const [pattern, words] = known[0] ?? [];
  return words && !(pattern === 'lanes' && wanted !== 'lanes') ? words[language] : path;
}

/** Several of them, each once. */
export function pathsText(paths: readonly string[], language: Language): string {
  return [...new Set(paths.map((path) => pathText(path, language)))].join(language === 'zh' ? '、' : ', ');
}
