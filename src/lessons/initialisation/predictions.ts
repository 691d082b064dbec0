import { expectedSignal, type LessonPrediction, type MeasuredRun } from '@/lesson-kit';
import { withInits } from './networks';

const seeds = [0, 1, 2, 3, 4];

const lastAccuracy = (run: MeasuredRun): number => run.evaluations.at(-1)?.lanes[0]?.trainAccuracy ?? NaN;

const allEqual: LessonPrediction = {
  id: 'all-equal',
  question: {
    en: 'Zero weights let nothing through. Let all of them start at 0.1 instead, in six ReLU layers, and train for 300 steps. What training accuracy does it reach?',
    zh: '权重全为零，什么都传不过去。那么六个 ReLU 层的权重全从 0.1 开始，训练 300 步，训练准确率能到多少？',
  },
  run: { experiment: (seed) => withInits(['constant'], { seed }), seeds },
  answer: {
    kind: 'choice',
    quantity: { en: 'training accuracy after 300 steps', zh: '300 步后的训练准确率' },
    digits: 3,
    outcome: { kind: 'bands', measure: lastAccuracy, upTo: [0.2, 0.7] },
    options: [
      {
        id: 'guess',
        text: { en: 'About 0.1: it still guesses', zh: '0.1 左右：还是瞎猜' },
        feedback: { en: 'The 32 units of a layer stay copies of each other, so every layer says one number. Ten digits do not fit into one.', zh: '一层的 32 个单元始终是彼此的复制品，整层只说得出一个数。十种数字装不进一个数里。' },
      },
      {
        id: 'some',
        text: { en: 'Around 0.5: it learns, but slowly', zh: '0.5 上下：学得动，但慢' },
        feedback: { en: 'Signals and gradients do flow, so this is a sensible guess. But equal weights get equal gradients: no layer ever has more than one distinct unit.', zh: '信号和梯度确实都通了，这样猜有道理。但相同的权重得到相同的梯度：每一层永远只有一个不同的单元。' },
      },
      {
        id: 'well',
        text: { en: 'Above 0.7: once the gradient is not zero, it learns', zh: '0.7 以上：梯度不为零就学得会' },
        feedback: { en: 'A gradient that is not zero moves the weights. It moves all weights of a layer alike, and that is not enough.', zh: '梯度不为零，权重就会动；可是同一层的权重动得一模一样，这还不够。' },
      },
    ],
  },
  explanation: {
    en: 'Open “Layers” in the lab: the weights move, the network does not. Equality is the trouble, not the value 0.',
    zh: '在实验台打开“各层分布”：权重在动，网络却学不会。问题出在“相同”，不在“零”。',
  },
};

const sigma = Math.sqrt(2 / 32);
/** RMS of the tenth ReLU layer of this width, wide-layer theory. */
const tenth = (width: number): number => expectedSignal('relu', width * sigma ** 2, 10).activations[10] ?? NaN;

const doubleWidth: LessonPrediction = {
  id: 'double-width',
  question: {
    en: 'Ten ReLU layers of 32 units, with a σ that keeps the signal at its size. Now every layer gets 64 units, and σ stays. How many times larger is the signal at layer 10?',
    zh: '十个 ReLU 层，每层 32 个单元，σ 恰好让信号大小不变。现在每层改成 64 个单元，σ 不动。第 10 层的信号变成原来的几倍？',
  },
  run: null,
  answer: {
    kind: 'choice',
    quantity: { en: 'RMS at layer 10 with 64 units, divided by that with 32', zh: '第 10 层均方根：64 个单元与 32 个单元之比' },
    digits: 3,
    outcome: { kind: 'bands', measure: () => tenth(64) / tenth(32), upTo: [1.2, 3, 100] },
    options: [
      {
        id: 'same',
        text: { en: 'The same: σ has not changed', zh: '一样大：σ 又没变' },
        feedback: { en: 'Each unit now adds up twice as many products. σ describes one weight, not the sum.', zh: '每个单元现在要加两倍的乘积。σ 说的是一个权重，不是它们的和。' },
      },
      {
        id: 'root',
        text: { en: 'About 1.4 times', zh: '约 1.4 倍' },
        feedback: { en: 'That is what one layer does: twice the mean square is √2 in RMS. There are ten of them, one after the other.', zh: '这是一层的效果：均方值翻倍，均方根就是 √2 倍。而这里有十层，一层接一层。' },
      },
      {
        id: 'thirty-two',
        text: { en: 'About 32 times', zh: '约 32 倍' },
        feedback: { en: 'Right: √2 for every layer, and √2¹⁰ = 32.', zh: '对：每层 √2 倍，√2¹⁰ = 32。' },
      },
      {
        id: 'thousand',
        text: { en: 'About 1000 times', zh: '约 1000 倍' },
        feedback: { en: 'That is 2¹⁰, the factor of the mean square. The signal itself is its root.', zh: '那是 2¹⁰，是均方值的倍数。信号本身要开平方。' },
      },
    ],
  },
  explanation: {
    en: 'A fixed σ fits one width only. That is why every rule below divides by the fan-in.',
    zh: '固定的 σ 只配一种宽度。所以下面的每条规则都要除以扇入。',
  },
};

const fillers: LessonPrediction = {
  id: 'fillers',
  question: {
    en: 'Six ReLU layers, and four fillers under their Caffe names: xavier (variance 1/n), uniform between −0.05 and 0.05, msra (variance 2/n), positive_unitball. Which gets furthest in 300 steps? Put them in order.',
    zh: '六个 ReLU 层，四种填充，按 Caffe 的名字：xavier（方差 1/n）、−0.05 到 0.05 的 uniform、msra（方差 2/n）、positive_unitball。300 步里谁走得最远？请排个序。',
  },
  run: { experiment: (seed) => withInits(['uniform', 'xavier', 'unitball', 'msra'], { seed }), seeds },
  answer: {
    kind: 'ranking',
    lanes: [0, 1, 2, 3],
    metric: { kind: 'best', quantity: 'trainAccuracy' },
    first: 'highest',
    tie: 0.12,
    feedback: {
      right: { en: 'You went by the variance: 2/n fits ReLU, 1/n loses half of it in every layer, and ±0.05 has only about a thirtieth of 1/n.', zh: '你看的是方差：2/n 正合 ReLU，1/n 每层丢一半，而 ±0.05 只有 1/n 的约三十分之一。' },
      wrong: { en: 'Go by the variance times the fan-in: msra has 2, xavier 1, uniform here 0.03. positive_unitball keeps the mean of the signal, but weights that are all positive and nearly equal make units that are nearly equal.', zh: '看“方差乘扇入”：msra 是 2，xavier 是 1，这里的 uniform 只有 0.03。positive_unitball 保住了信号的均值，但权重全为正、又相差无几，单元也就相差无几。' },
    },
  },
  explanation: {
    en: 'The last two end near a guess: their order is luck and does not count.',
    zh: '后两名都接近瞎猜，谁先谁后全凭运气，不计对错。',
  },
};

const predictions: readonly LessonPrediction[] = [allEqual, doubleWidth, fillers];
export default predictions;
