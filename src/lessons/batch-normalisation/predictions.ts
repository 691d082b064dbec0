import { metricOf, type LessonPrediction, type MeasuredRun } from '@/lesson-kit';
import { countTotals } from './counts';
import { digits } from './networks';

const seeds = [0, 1, 2, 3, 4];

const validationAccuracy = (run: MeasuredRun, lane: number): number => metricOf(run, lane, { kind: 'final', quantity: 'validationAccuracy' });

const rates: LessonPrediction = {
  id: 'ten-times-the-rate',
  question: {
    en: 'With and without batch normalisation, at learning rates 0.1 and 1: put the four in the order of their validation accuracy after 200 steps.',
    zh: '加与不加批归一化，学习率 0.1 和 1：把四个通道按 200 步后的验证准确率排个序。',
  },
  run: { experiment: (seed) => digits([{ rate: 0.1 }, { rate: 0.1, norm: 'before' }, { rate: 1 }, { rate: 1, norm: 'before' }], { seed }), seeds },
  answer: {
    kind: 'ranking',
    lanes: [0, 1, 2, 3],
    metric: { kind: 'final', quantity: 'validationAccuracy' },
    first: 'highest',
    tie: 0.03,
    feedback: {
      right: { en: 'Normalisation turns the rate that ruins the plain network into the best of the four, or level with it.', zh: '对普通网络来说致命的学习率，加上归一化就成了四个里最好的，至少并列。' },
      wrong: { en: 'The plain network at rate 1 throws its weights away within a few steps. With normalisation the scale of the weights does not matter, and the large step is only a fast one.', zh: '普通网络在学习率 1 下，几步就把权重甩飞了。有了归一化，权重的尺度无关紧要，大步子只是快步子。' },
    },
  },
  explanation: { en: 'Lanes that end within 0.03 of each other count as level here, so either order of them is right.', zh: '这里相差不到 0.03 的通道算作并列，谁先谁后都对。' },
};

const pairs: LessonPrediction = {
  id: 'batch-of-two',
  question: { en: 'The same network in batches of two, at rate 0.05. What does batch normalisation do to its validation accuracy after 300 steps?', zh: '同一个网络，批大小只有 2，学习率 0.05。300 步之后，批归一化让验证准确率怎样？' },
  run: { experiment: (seed) => digits([{ batch: 2 }, { batch: 2, norm: 'before' }], { seed, rate: 0.05, steps: 300 }), seeds },
  answer: {
    kind: 'choice',
    quantity: { en: 'validation accuracy, with minus without', zh: '验证准确率：加减不加' },
    digits: 2,
    outcome: { kind: 'bands', measure: (run) => validationAccuracy(run, 1) - validationAccuracy(run, 0), upTo: [-0.1, 0.1] },
    options: [
      { id: 'harms', text: { en: 'Harms it badly', zh: '大受其害' }, feedback: { en: 'With two samples x̂ is +1 and −1, whatever the values were. Of each feature only “which is larger” is left.', zh: '只有两个样本时，x̂ 就是 +1 和 −1，原来的值是多少都一样：每个特征只剩下“谁更大”。' } },
      { id: 'nothing', text: { en: 'Hardly anything', zh: '几乎没影响' }, feedback: { en: 'The mean of two numbers is a mean, but their deviation is nearly all noise, and it divides everything.', zh: '两个数的均值还算均值，可它们的标准差几乎全是噪声，而一切都要除以它。' } },
      { id: 'helps', text: { en: 'Helps, as it did with 64', zh: '有好处，和批大小 64 时一样' }, feedback: { en: 'It helps where mean and variance of the batch tell something about the data. Those of two samples do not.', zh: '批的均值和方差能反映数据时它才有用；两个样本的均值和方差做不到。' } },
    ],
  },
  explanation: { en: 'From eight samples on it pays, at 32 it is ahead for good: preset 2.', zh: '从 8 个样本起开始有利，到 32 个就稳稳领先：见预设 2。' },
};

const lag = (run: MeasuredRun): number => (run.predictions?.[0]?.[0]?.accuracy ?? NaN) - (run.predictions?.[1]?.[0]?.accuracy ?? NaN);

const statistics: LessonPrediction = {
  id: 'two-statistics',
  question: {
    en: 'Twenty steps with m = 0.99. The same weights answer the validation set twice: with the statistics of mini-batches, and with the running ones. Which answers are right more often?',
    zh: '用 m = 0.99 训练二十步。同一组权重把验证集答两遍：一遍用小批量的统计量，一遍用滑动统计量。哪一遍对得多？',
  },
  run: {
    experiment: (seed) => digits([{ norm: 'before', momentum: 0.99 }], { seed, steps: 20 }),
    seeds,
    request: { predictions: [{ inputs: 'validation', mode: 'batch-statistics' }, { inputs: 'validation', mode: 'evaluation' }] },
  },
  answer: {
    kind: 'choice',
    quantity: { en: 'accuracy, batch statistics minus running ones', zh: '准确率：批统计量减滑动统计量' },
    digits: 2,
    outcome: { kind: 'bands', measure: lag, upTo: [-0.02, 0.02] },
    options: [
      { id: 'running', text: { en: 'The running ones: they average over more', zh: '滑动统计量：它平均了更多批次' }, feedback: { en: 'In the long run they do. After twenty steps with m = 0.99 they still consist of their starting values for 82 %.', zh: '长远来看是这样。可 m = 0.99、才二十步，它还有 82% 是初始值。' } },
      { id: 'level', text: { en: 'Level: the weights are the same', zh: '一样：权重是同一组' }, feedback: { en: 'The weights are, but the network is not: every layer divides by another number.', zh: '权重相同，网络却不同：每层除以的数不一样。' } },
      { id: 'batch', text: { en: 'Those of the mini-batches', zh: '小批量的统计量' }, feedback: { en: '0.99²⁰ = 0.82: the running values have hardly left mean 0 and variance 1, where they began.', zh: '0.99²⁰ = 0.82：滑动统计量还没怎么离开起点，即均值 0、方差 1。' } },
    ],
  },
  explanation: { en: 'A gap like this is not over-fitting, and more data will not mend it. More steps will, or a smaller m.', zh: '这样的差距不是过拟合，加数据也没用。多训练几步，或者取小一点的 m，就好了。' },
};

const untrained: LessonPrediction = {
  id: 'untrained',
  question: {
    en: 'The network for 28×28 digits has normalisations on 784, 300 and 100 values. How many of its 271,346 numbers are never touched by the gradient?',
    zh: '那个 28×28 数字的网络，在 784、300 和 100 个值上各做一次归一化。它的 271,346 个数里，有多少个从不经过梯度更新？',
  },
  run: null,
  answer: {
    kind: 'choice',
    quantity: { en: 'numbers that are not trained', zh: '不参与训练的数' },
    digits: 4,
    outcome: { kind: 'bands', measure: () => countTotals.kept, upTo: [0, 1500, 2500] },
    options: [
      { id: 'none', text: { en: 'None', zh: '一个也没有' }, feedback: { en: 'γ and β are trained, but each value also has a running mean and a running variance, which are only averaged.', zh: 'γ 和 β 要训练，但每个值还有一个滑动均值和一个滑动方差，它们只做平均。' } },
      { id: 'one-each', text: { en: '1,184: one for each normalised value', zh: '1184：每个被归一化的值一个' }, feedback: { en: 'Two for each: a mean and a variance.', zh: '每个值两个：均值和方差。' } },
      { id: 'two-each', text: { en: '2,368: two for each', zh: '2368：每个值两个' }, feedback: { en: '2 · (784 + 300 + 100). They are saved with the model, or inference does not work.', zh: '2 ×（784 + 300 + 100）。它们要随模型一起保存，否则推理用不了。' } },
      { id: 'four-each', text: { en: '4,736: four for each', zh: '4736：每个值四个' }, feedback: { en: 'Four numbers belong to each value, but two of them, γ and β, are trained.', zh: '每个值确实有四个数，但其中 γ 和 β 两个是要训练的。' } },
    ],
  },
  explanation: { en: 'Keras prints them as non-trainable, PyTorch keeps them as buffers.', zh: 'Keras 把它们列为 non-trainable，PyTorch 则存为 buffer。' },
};

const predictions: readonly LessonPrediction[] = [rates, pairs, statistics, untrained];
export default predictions;
