import type { LessonPrediction, MeasuredRun } from '@/lesson-kit';
import { largestRawAverage, stepsGrowth } from './exact';
import { spirals } from './experiment';

const seeds = [0, 1, 2, 3, 4];

const trainLoss = (run: MeasuredRun, lane: number): number => run.evaluations.at(-1)?.lanes[lane]?.trainLoss ?? NaN;

const tenfold: LessonPrediction = {
  id: 'tenfold',
  question: {
    en: 'Three lanes on the spirals: SGD with η = 0.01, SGD with η = 0.1, momentum β = 0.9 with η = 0.01. Momentum will beat the first by far. How does it stand against the second?',
    zh: '螺旋数据上三个通道：SGD，η = 0.01；SGD，η = 0.1；动量 β = 0.9，η = 0.01。动量法会把第一个远远甩开。和第二个比呢？',
  },
  run: { experiment: (seed) => spirals([{ kind: 'sgd', learningRate: 0.01 }, { kind: 'sgd', learningRate: 0.1 }, { kind: 'momentum', learningRate: 0.01, momentum: 0.9 }], { seed }), seeds },
  answer: {
    kind: 'choice',
    quantity: { en: 'final training loss, momentum / SGD with η = 0.1', zh: '最终训练损失之比：动量 / η = 0.1 的 SGD' },
    digits: 2,
    // 0.985 to 1.11 over 25 seeds.
    outcome: { kind: 'bands', measure: (run) => trainLoss(run, 2) / trainLoss(run, 1), upTo: [0.7, 1.4] },
    options: [
      {
        id: 'ahead',
        text: { en: 'Momentum ends clearly lower', zh: '动量法明显更低' },
        feedback: { en: 'That would be a gain that no learning rate can give. In a narrow valley there is one; on this network there is none to speak of.', zh: '那就意味着它赚到了学习率给不了的东西。狭窄的山谷里确实有，这个网络上几乎没有。' },
      },
      {
        id: 'level',
        text: { en: 'The two end about level', zh: '两者差不多' },
        feedback: { en: 'Ten gradients in a row add up to ten times the step, so η = 0.01 with β = 0.9 travels like η = 0.1.', zh: '连续十个梯度累积起来，步子就是十倍，所以 η = 0.01、β = 0.9 走得和 η = 0.1 一样快。' },
      },
      {
        id: 'behind',
        text: { en: 'SGD with the large rate ends clearly lower', zh: '大学习率的 SGD 明显更低' },
        feedback: { en: 'It starts a little sooner, since the velocity must first grow. After 400 steps that head start is gone.', zh: '它确实起步略早，因为速度要先攒起来。400 步之后，这点先机就看不出来了。' },
      },
    ],
  },
  explanation: {
    en: 'Much of what is praised as momentum is a larger learning rate. To see what is left, compare it with SGD at η/(1−β).',
    zh: '许多被归功于动量的好处，其实是学习率变大了。要看还剩下什么，就拿它和学习率为 η/(1−β) 的 SGD 比。',
  },
};

const memory: LessonPrediction = {
  id: 'how-much-memory',
  question: {
    en: 'Momentum with η = 0.01 and four values of β, 400 steps. Put the lanes in the order of their final training loss.',
    zh: '动量法，η = 0.01，β 取四个值，训练 400 步。按最终的训练损失给各通道排序。',
  },
  run: { experiment: (seed) => spirals([0.9, 0, 0.99, 0.5].map((beta) => ({ kind: 'momentum', learningRate: 0.01, momentum: beta })), { seed }), seeds },
  answer: {
    kind: 'ranking',
    lanes: [0, 1, 2, 3],
    metric: { kind: 'final', quantity: 'trainLoss' },
    first: 'lowest',
    tie: 0.005,
    feedback: {
      right: { en: 'The more memory, the larger the effective rate: 0.01, 0.02, 0.1 and 1.', zh: '记得越久，等效学习率越大：0.01、0.02、0.1、1。' },
      wrong: { en: 'A memory of a hundred steps sounds sluggish, but a hundred gradients that agree also make a step a hundred times as long: effective rates of 0.01, 0.02, 0.1 and 1.', zh: '记一百步听起来很迟钝，可是一百个方向一致的梯度加起来，步子也长一百倍：等效学习率分别是 0.01、0.02、0.1、1。' },
    },
  },
  explanation: {
    en: 'Here η was far too small for SGD, so every larger effective rate helps. At η = 0.1 the same β = 0.99 would be too much.',
    zh: '这里的 η 对 SGD 来说太小，等效学习率每大一点都有好处。若 η = 0.1，同样的 β = 0.99 就过头了。',
  },
};

const firstTen: LessonPrediction = {
  id: 'first-ten',
  question: {
    en: 'Ten values, all near 10. Their moving average with β = 0.98 starts at v₀ = 0. About what is it after the tenth?',
    zh: '十个数都在 10 附近。取 β = 0.98，滑动平均从 v₀ = 0 起步。第十个数之后，它大约是多少？',
  },
  run: null,
  answer: {
    kind: 'choice',
    quantity: { en: 'largest average of five such series', zh: '五个这样的序列中最大的平均值' },
    digits: 3,
    outcome: { kind: 'bands', measure: () => largestRawAverage(), upTo: [3, 7] },
    options: [
      { id: 'two', text: { en: '2', zh: '2' }, feedback: { en: 'Each value adds only its fiftieth part: 10 · (1 − 0.98¹⁰) = 1.83, give or take the noise.', zh: '每个数只加进五十分之一：10 · (1 − 0.98¹⁰) = 1.83，再加上一点噪声。' } },
      { id: 'five', text: { en: '5', zh: '5' }, feedback: { en: 'It would get half way after 34 steps: 0.98³⁴ ≈ 0.5. Ten steps are only a fifth of its memory of 50.', zh: '走到一半要 34 步：0.98³⁴ ≈ 0.5。它大约记 50 步，十步才是五分之一。' } },
      { id: 'ten', text: { en: '10', zh: '10' }, feedback: { en: 'An ordinary mean would be there. This one still counts the zero it started from with weight 0.98¹⁰ ≈ 0.82.', zh: '普通的平均数会是 10。这一个却还带着起步的零，权重为 0.98¹⁰ ≈ 0.82。' } },
    ],
  },
  explanation: { en: 'What is missing is exactly the factor 1 − βᵗ, so it can be divided out.', zh: '缺的恰好是因子 1 − βᵗ，所以除掉它就行。' },
};

const growth: LessonPrediction = {
  id: 'hundred-times-narrower',
  question: {
    en: 'A valley becomes a hundred times as narrow: κ from 100 to 10\u202f000. Gradient descent at its best rate then needs about 140 times as many steps. And momentum, tuned to each κ?',
    zh: '山谷窄到原来的百分之一：κ 从 100 变成 10\u202f000。用最佳学习率的梯度下降，步数变成大约 140 倍。那么按各自的 κ 调好的动量法呢？',
  },
  run: null,
  answer: {
    kind: 'choice',
    quantity: { en: 'steps at κ = 10\u202f000 / steps at κ = 100', zh: 'κ = 10\u202f000 与 κ = 100 的步数之比' },
    digits: 3,
    outcome: { kind: 'bands', measure: () => stepsGrowth(), upTo: [3, 40] },
    options: [
      { id: 'same', text: { en: 'Hardly more steps: across the valley everything cancels', zh: '几乎不变：横向的全抵消了' }, feedback: { en: 'The cancelling needs a long memory, and a long memory takes long to forget: tuned β is 0.67 for κ = 100 and 0.96 for κ = 10\u202f000.', zh: '要抵消就得记得久，而记得久就忘得慢：调好的 β，κ = 100 时是 0.67，κ = 10\u202f000 时是 0.96。' } },
      { id: 'root', text: { en: 'About 10 to 20 times as many', zh: '大约 10 到 20 倍' }, feedback: { en: 'The root of what gradient descent pays: 751 steps instead of 50.', zh: '差不多是梯度下降代价的平方根：从 50 步变成 751 步。' } },
      { id: 'same-factor', text: { en: 'About 140 times as many, like gradient descent', zh: '大约 140 倍，和梯度下降一样' }, feedback: { en: 'Were it only a larger learning rate, this would be so. In a valley it is more: no fixed rate does this.', zh: '如果它只是学习率更大，那就该这样。在山谷里它不止如此：没有哪个固定的学习率做得到。' } },
    ],
  },
  explanation: {
    en: 'A step multiplies the error by about 1 − 2/κ in gradient descent and by about 1 − 2/√κ in tuned momentum. The gain grows with the need for it.',
    zh: '每走一步，误差在梯度下降中约乘以 1 − 2/κ，在调好的动量法中约乘以 1 − 2/√κ。越需要它，它赚得越多。',
  },
};

const predictions: readonly LessonPrediction[] = [tenfold, firstTen, memory, growth];
export default predictions;
