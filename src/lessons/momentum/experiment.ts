import { activationSetting, batchSize, buildExperiment, buildMlp, dataSetting, hiddenLayers, hiddenWidth, labelNoise, noise, optimizerSettings, seed, steps, turns, type LaneDraft, type LessonLab, type Setting } from '@/lesson-kit';

type Optimizer = NonNullable<LaneDraft['optimizer']>;

interface Run {
  readonly seed?: number;
  readonly batchSize?: number;
  readonly steps?: number;
}

/** Spirals of one and a half turns, a small ReLU network, 400 steps: the bench of the lesson. */
export const spirals = (optimizers: readonly Optimizer[], { seed: seedOfRun = 1, batchSize: samples = 32, steps: length = 400 }: Run = {}) =>
  buildExperiment({
    seed: seedOfRun,
    data: { set: 'spirals', turns: 1.5, noise: 0.02, trainSize: 400, validationSize: 1000 },
    base: { layers: buildMlp({ widths: [2, 32, 32, 2], activation: 'relu' }), init: { kind: 'he' }, loss: { kind: 'categoricalCrossEntropy' } },
    lanes: optimizers.map((optimizer) => ({ optimizer })),
    batchSize: samples,
    steps: length,
    evalEvery: 20,
  });

const sgd = (learningRate: number): Optimizer => ({ kind: 'sgd', learningRate });
const momentum = (learningRate: number, beta = 0.9): Optimizer => ({ kind: 'momentum', learningRate, momentum: beta });
const nesterov = (learningRate: number, beta = 0.9): Optimizer => ({ kind: 'nesterov', learningRate, momentum: beta });

/** Of the optimizers only those of this lesson. */
const rules: readonly Setting[] = optimizerSettings
  .filter(({ id }) => ['optimizer', 'learningRate', 'momentum'].includes(id))
  .map((setting) => (setting.id === 'optimizer' && setting.control.kind === 'choice' ? { ...setting, control: { ...setting.control, options: setting.control.options.filter(({ value }) => ['sgd', 'momentum', 'nesterov'].includes(value)) } } : setting));

const lab: LessonLab = {
  presets: [
    {
      id: 'effective-rate',
      title: { en: 'Ten times the rate', zh: '十倍学习率' },
      hint: { en: 'Momentum at 0.01 leaves SGD at 0.01 behind. Before you run: what will SGD at 0.1 do?', zh: '学习率同为 0.01，动量法把 SGD 甩在后面。运行之前先猜：学习率 0.1 的 SGD 会怎样？' },
      experiment: spirals([sgd(0.01), sgd(0.1), momentum(0.01)]),
    },
    {
      id: 'nesterov',
      title: { en: 'With Nesterov', zh: '加上 Nesterov' },
      hint: { en: 'The look-ahead beside plain momentum, at a small and at a large rate. Where can you tell them apart?', zh: '前瞻与普通动量法，学习率一小一大。在哪里看得出区别？' },
      experiment: spirals([momentum(0.01), nesterov(0.01), momentum(0.1), nesterov(0.1)]),
    },
    {
      id: 'beta',
      title: { en: 'How much memory', zh: '记多久' },
      hint: { en: 'One rate, four values of β. The last adds up about a hundred gradients. Is it slower at the start? And at the end?', zh: '学习率相同，β 取四个值。最后一个累积约一百个梯度。它起步慢吗？最后呢？' },
      experiment: spirals([momentum(0.01, 0), momentum(0.01, 0.5), momentum(0.01, 0.9), momentum(0.01, 0.99)]),
    },
    {
      id: 'same-effective-rate',
      title: { en: 'Same effective rate', zh: '等效学习率相同' },
      hint: { en: 'η/(1−β) is 0.1 in every lane. Are the curves the same? Look at the first fifty steps.', zh: '每个通道的 η/(1−β) 都是 0.1。曲线一样吗？看看最初五十步。' },
      experiment: spirals([sgd(0.1), momentum(0.05, 0.5), momentum(0.01, 0.9), momentum(0.002, 0.98)]),
    },
    {
      id: 'noise',
      title: { en: 'Batches of four', zh: '批大小为 4' },
      hint: { en: 'Noisy gradients. Watch the raw batch loss: does momentum make it calmer at the same effective rate?', zh: '梯度噪声很大。看原始的批损失：等效学习率相同时，动量会让它更平稳吗？' },
      experiment: spirals([sgd(0.1), momentum(0.01)], { batchSize: 4, steps: 800 }),
    },
  ],
  settings: [...rules, dataSetting(['spirals', 'circles', 'moons', 'xor', 'digits']), turns, noise, labelNoise, batchSize, hiddenWidth, hiddenLayers, activationSetting(['relu', 'tanh', 'sigmoid', 'elu', 'gelu']), steps, seed],
};

export default lab;
