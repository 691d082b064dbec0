import {
  activationSetting,
  batchSize,
  buildExperiment,
  buildMlp,
  dataSetting,
  hiddenLayers,
  hiddenWidth,
  labelNoise,
  noise,
  optimizerSettings,
  preprocess,
  seed,
  steps,
  turns,
  type LaneDraft,
  type LessonLab,
} from '@/lesson-kit';

type Optimizer = NonNullable<LaneDraft['optimizer']>;

const lanesOf = (optimizers: readonly Optimizer[]): readonly LaneDraft[] => optimizers.map((optimizer) => ({ optimizer }));

/** The bench of the lesson: two interleaved spirals of one and a half turns, a small ReLU network, 400 steps. */
export const spirals = (optimizers: readonly Optimizer[], seedOfRun = 1, length = 400) =>
  buildExperiment({
    seed: seedOfRun,
    data: { set: 'spirals', turns: 1.5, noise: 0.02, trainSize: 400, validationSize: 1000 },
    base: { layers: buildMlp({ widths: [2, 32, 32, 2], activation: 'relu' }), init: { kind: 'he' }, loss: { kind: 'categoricalCrossEntropy' } },
    lanes: lanesOf(optimizers),
    batchSize: 32,
    steps: length,
    evalEvery: 20,
  });

/** Sizes at which a loss over the whole set costs little beside the training, on a software renderer too. */
const sizes = { digits: {}, mnist: { trainSize: 4000, validationSize: 1000 } };

const images = (set: keyof typeof sizes, widths: readonly number[], optimizers: readonly Optimizer[], length: number, seedOfRun = 1) =>
  buildExperiment({
    seed: seedOfRun,
    data: { set, ...sizes[set] },
    base: { layers: buildMlp({ widths, activation: 'relu' }), init: { kind: 'he' }, loss: { kind: 'categoricalCrossEntropy' } },
    lanes: lanesOf(optimizers),
    batchSize: 32,
    steps: length,
    evalEvery: 25,
  });

/** All of the 8×8 digits, one hidden layer, 300 steps. */
export const digits = (optimizers: readonly Optimizer[], seedOfRun = 1) => images('digits', [64, 32, 10], optimizers, 300, seedOfRun);

const common = 0.01;

const lab: LessonLab = {
  presets: [
    {
      id: 'common-rate',
      title: { en: 'One rate for all', zh: '同一个学习率' },
      hint: { en: 'All six at η = 0.01. Before you press Run: who will be last, and is that fair?', zh: '六个优化器都用 η = 0.01。运行之前先猜：谁会垫底？这公平吗？' },
      experiment: spirals((['sgd', 'momentum', 'adagrad', 'rmsprop', 'adam', 'nadam'] as const).map((kind) => ({ kind, learningRate: common }))),
    },
    {
      id: 'best-rates',
      title: { en: 'Each at its own best', zh: '各用最佳学习率' },
      hint: { en: 'The same race with tuned rates: SGD gets thirty times more. What is left of Adam’s lead?', zh: '同一场比赛，学习率各自调好：SGD 的学习率大了三十倍。Adam 的领先还剩多少？' },
      experiment: spirals([
        { kind: 'sgd', learningRate: 0.3 },
        { kind: 'momentum', learningRate: 0.1 },
        { kind: 'adagrad', learningRate: 0.1 },
        { kind: 'adam', learningRate: common },
      ]),
    },
    {
      id: 'digits',
      title: { en: 'Handwritten digits', zh: '手写数字' },
      hint: { en: 'Real data, 8×8 pixels. Open “Samples”: which digits does each lane still misread, and when does it learn them?', zh: '真实数据，8×8 像素。打开“样本”：每个通道还认错哪些数字，什么时候学会？' },
      experiment: digits([{ kind: 'sgd', learningRate: 0.1 }, { kind: 'momentum', learningRate: 0.05 }, { kind: 'adagrad', learningRate: 0.05 }, { kind: 'adam', learningRate: common }]),
    },
    {
      id: 'mnist',
      title: { en: 'MNIST', zh: 'MNIST' },
      hint: { en: 'Twelve times as many inputs, three lanes. Does the order of the lanes survive the change of data?', zh: '输入多了十二倍，三个通道。换了数据，名次还一样吗？' },
      experiment: images('mnist', [784, 24, 10], [{ kind: 'sgd', learningRate: 0.1 }, { kind: 'adagrad', learningRate: 0.05 }, { kind: 'adam', learningRate: 0.003 }], 300),
    },
    {
      id: 'all-eight',
      title: { en: 'All eight', zh: '八个一起' },
      hint: { en: 'Eight rules at η = 0.01. Which of them can you not tell apart here, and by which formula would you expect that?', zh: '八条规则，η = 0.01。哪几条在这里分不出彼此？从公式看，本该如此吗？' },
      experiment: spirals((['sgd', 'momentum', 'nesterov', 'adagrad', 'rmsprop', 'adam', 'nadam', 'adamw'] as const).map((kind) => ({ kind, learningRate: common }))),
    },
  ],
  settings: [
    ...optimizerSettings,
    dataSetting(['spirals', 'circles', 'moons', 'xor', 'digits', 'mnist', 'cancer']),
    preprocess,
    turns,
    noise,
    labelNoise,
    batchSize,
    hiddenWidth,
    hiddenLayers,
    activationSetting(['relu', 'tanh', 'sigmoid', 'elu', 'gelu']),
    steps,
    seed,
  ],
};

export default lab;
