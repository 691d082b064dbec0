import type { LessonPrediction, MeasuredRun, OptimizerSpec } from '@/lesson-kit';
import { firstSteps, stepsToTolerance } from './exact';
import { spirals } from './experiment';

const seeds = [0, 1, 2, 3, 4];
const adam: OptimizerSpec = { kind: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, biasCorrection: true };

const accuracy = (run: MeasuredRun, lane: number): number => run.evaluations.at(-1)?.lanes[lane]?.validationAccuracy ?? NaN;

const commonRate: LessonPrediction = {
  id: 'one-rate',
  question: {
    en: 'Four optimizers on the spirals, all with η = 0.01, 400 steps. Put them in the order of their final training loss.',
    zh: '螺旋数据上四个优化器，都用 η = 0.01，训练 400 步。按最终的训练损失排序。',
  },
  run: { experiment: (seed) => spirals((['adagrad', 'sgd', 'adam', 'momentum'] as const).map((kind) => ({ kind, learningRate: 0.01 })), seed), seeds },
  answer: {
    kind: 'ranking',
    lanes: [0, 1, 2, 3],
    metric: { kind: 'final', quantity: 'trainLoss' },
    first: 'lowest',
    // SGD and AdaGrad differ by 0.035 to 0.110, AdaGrad and momentum by 0.049 to 0.247 (25 seeds).
    tie: 0.01,
    feedback: {
      right: { en: 'It is the order of the steps they take: 0.01 for Adam, less and less for AdaGrad, 0.01 times a small gradient for SGD.', zh: '这正是它们步子长短的次序：Adam 约为 0.01，AdaGrad 越走越短，SGD 则是 0.01 乘以一个很小的梯度。' },
      wrong: { en: 'Ask how long a step is. Adam’s is about 0.01; AdaGrad’s begins there and shrinks; momentum’s is ten gradients times 0.01, and SGD’s only one.', zh: '想想一步有多长：Adam 约为 0.01；AdaGrad 从 0.01 起步，越走越短；动量是十个梯度乘 0.01，SGD 只有一个。' },
    },
  },
  explanation: { en: 'Nothing is decided by this: it is one learning rate that suits one of them.', zh: '这还说明不了谁优谁劣：只是这一个学习率恰好合其中一个的意。' },
};

const firstStep: LessonPrediction = {
  id: 'first-step-lengths',
  question: {
    en: 'Two weights, Adam, the very first step. One has the gradient 10, the other 0.01. How many times as far does the first move?',
    zh: '两个权重，Adam，第一步。一个梯度是 10，另一个是 0.01。前者移动的距离是后者的几倍？',
  },
  run: null,
  answer: {
    kind: 'choice',
    quantity: { en: 'length of the first step, gradient 10 / gradient 0.01', zh: '第一步长度之比：梯度 10 / 梯度 0.01' },
    digits: 4,
    outcome: { kind: 'bands', measure: () => (firstSteps(adam)[6] ?? NaN) / (firstSteps(adam)[3] ?? NaN), upTo: [2, 300] },
    options: [
      { id: 'equal', text: { en: 'Both move equally far', zh: '一样远' }, feedback: { en: 'Divided by its own size, every gradient is ±1.', zh: '任何梯度除以自己的大小，都是 ±1。' } },
      { id: 'root', text: { en: 'About 32 times, the root of 1000', zh: '约 32 倍，即 1000 的平方根' }, feedback: { en: 'The root is taken of g², so it gives back |g| itself: the size is divided out in full.', zh: '开的是 g² 的根，得到的就是 |g| 本身：大小被完全除掉了。' } },
      { id: 'thousand', text: { en: '1000 times', zh: '1000 倍' }, feedback: { en: 'SGD would do that, and momentum too.', zh: 'SGD 会这样，动量法也一样。' } },
    ],
  },
  explanation: { en: 'At t = 1 the corrected averages are g and g², so the step is η · g/|g|: only the sign is left.', zh: 't = 1 时，修正后的两个平均就是 g 和 g²，步子是 η · g/|g|：只剩下符号。' },
};

const thirtyTimes: LessonPrediction = {
  id: 'thirty-times',
  question: {
    en: 'The same race, but SGD gets thirty times the rate, η = 0.3; Adam keeps 0.01. How do their validation accuracies compare after 400 steps?',
    zh: '同一场比赛，给 SGD 三十倍的学习率，η = 0.3；Adam 仍是 0.01。400 步之后，两者的验证准确率差多少？',
  },
  run: { experiment: (seed) => spirals([{ kind: 'sgd', learningRate: 0.3 }, { kind: 'adam', learningRate: 0.01 }], seed), seeds },
  answer: {
    kind: 'choice',
    quantity: { en: 'validation accuracy, Adam minus SGD', zh: '验证准确率：Adam 减 SGD' },
    digits: 2,
    // 0 to 0.038 over 25 seeds.
    outcome: { kind: 'bands', measure: (run) => accuracy(run, 1) - accuracy(run, 0), upTo: [-0.1, 0.1] },
    options: [
      { id: 'ahead', text: { en: 'SGD overtakes Adam by more than ten points', zh: 'SGD 反超 Adam 十个百分点以上' }, feedback: { en: 'Adam is at 0.99 already; nobody can be that far ahead of it.', zh: 'Adam 已经到 0.99，没人能领先它这么多。' } },
      { id: 'level', text: { en: 'They come within ten points of each other', zh: '相差不到十个百分点' }, feedback: { en: 'SGD was not a bad optimizer, it was a badly tuned one.', zh: 'SGD 并不是差的优化器，只是没调好。' } },
      { id: 'behind', text: { en: 'SGD stays more than ten points behind', zh: 'SGD 仍落后十个百分点以上' }, feedback: { en: 'It was 35 points behind at the common rate, so that is a sensible guess. Nearly all of it was the rate.', zh: '共用学习率时它落后 35 个百分点，这样猜合情合理。但那几乎全是学习率造成的。' } },
    ],
  },
  explanation: { en: 'What does remain: Adam’s loss is lower still, and its good rates lie where people first look.', zh: '剩下的差别是：Adam 的损失还要低一些，而且它合适的学习率，正好在人们通常先试的地方。' },
};

const quarter = Math.PI / 4;

const turned: LessonPrediction = {
  id: 'turned-valley',
  question: {
    en: 'Adam with η = 0.1 goes down the valley along the axes in 66 steps. The same valley, turned by 45°, the same start in it: how many steps?',
    zh: 'Adam 取 η = 0.1，沿坐标轴的山谷 66 步走完。同一个山谷旋转 45°，从谷中同一点出发，要走多少步？',
  },
  run: null,
  answer: {
    kind: 'choice',
    quantity: { en: 'steps on the turned valley', zh: '旋转之后的步数' },
    digits: 3,
    outcome: { kind: 'bands', measure: () => stepsToTolerance({ ...adam, learningRate: 0.1 }, quarter), upTo: [80, 160] },
    options: [
      { id: 'same', text: { en: 'About as many: it is the same valley', zh: '差不多：还是那个山谷' }, feedback: { en: 'So it is for momentum, to the step. Adam divides by coordinates, and those have not turned.', zh: '动量法正是如此，一步不差。而 Adam 按坐标来除，坐标轴并没有跟着转。' } },
      { id: 'double', text: { en: 'Up to twice as many', zh: '最多两倍' }, feedback: { en: 'It is worse: both coordinates now see the steep slope, so both steps shrink and nothing is left to run along the valley with.', zh: '比这更糟：两个坐标都感受到陡坡，步子一起缩短，顺着山谷就走不快了。' } },
      { id: 'more', text: { en: 'More than twice as many', zh: '两倍以上' }, feedback: { en: 'Both coordinates now see the steep slope, and their steps shrink alike.', zh: '现在两个坐标都感受到陡坡，步子一样地缩短。' } },
    ],
  },
  explanation: { en: 'Along the axes the divisor tells steep from flat, as if κ were 1. Turned, both divisors are alike, and Adam is little more than momentum with a smaller rate.', zh: '顺着坐标轴，分母分得清陡与平，仿佛 κ = 1；一旋转，两个分母就一样了，Adam 差不多成了学习率更小的动量法。' },
};

const predictions: readonly LessonPrediction[] = [commonRate, firstStep, thirtyTimes, turned];
export default predictions;
