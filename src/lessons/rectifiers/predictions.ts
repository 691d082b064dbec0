import { metricOf, setLane, type LessonPrediction, type MeasuredRun } from '@/lesson-kit';
import { digits, moons, spirals } from './networks';
import { deadShareOf } from './reading';

const seeds = [0, 1, 2, 3, 4];

const validationAccuracy = (run: MeasuredRun, lane: number): number => metricOf(run, lane, { kind: 'final', quantity: 'validationAccuracy' });

const atTenTimesTheRate = (seed: number) => {
  const experiment = moons([{ activation: 'relu', bias: -3 }], { seed });
  return setLane(experiment, 0, { optimizer: { ...experiment.lanes[0]!.optimizer, learningRate: 0.1 } });
};

const louder: LessonPrediction = {
  id: 'ten-times-the-rate',
  question: {
    en: 'Nearly all ReLU units start dead, at b = −3. Training with ten times the learning rate, how many of the hidden units are dead after 500 steps?',
    zh: '偏置 b = −3，几乎所有 ReLU 单元一开始就是死的。用十倍的学习率来训练，500 步之后还有多少隐藏单元是死的？',
  },
  run: { experiment: atTenTimesTheRate, seeds, request: { layers: true } },
  answer: {
    kind: 'choice',
    quantity: { en: 'share of dead hidden units', zh: '死亡的隐藏单元所占比例' },
    digits: 2,
    outcome: { kind: 'bands', measure: deadShareOf, upTo: [0.25, 0.75] },
    options: [
      { id: 'few', text: { en: 'Few: bigger steps shake them awake', zh: '很少：步子大，就把它们摇醒了' }, feedback: { en: 'Ten times zero is zero. A dead unit’s gradient is exactly 0, so no rate can move it.', zh: '零的十倍还是零。死单元的梯度恰好为 0，学习率再大也推不动。' } },
      { id: 'half', text: { en: 'About half', zh: '一半左右' }, feedback: { en: 'The few units that are alive do move, but in the first layer nothing they do reaches the dead ones: its inputs are the data.', zh: '少数活着的单元确实会动；可在第一层，它们的变化影响不到死去的那些：第一层的输入就是数据。' } },
      { id: 'most', text: { en: 'Nearly all, as before', zh: '几乎全部，和原来一样' }, feedback: { en: 'The middle factor φ′ is 0 for every example. The learning rate multiplies a zero.', zh: '中间那个因子 φ′ 对每个样本都是 0，学习率乘的是零。' } },
    ],
  },
  explanation: { en: 'In practice it is the other way round: a rate that is too large is what kills units, by throwing biases far below zero in one step.', zh: '实际情形正相反：过大的学习率才是杀手，一步就把偏置甩到零以下很远。' },
};

const order: LessonPrediction = {
  id: 'left-sides',
  question: { en: 'Three lanes start at b = −3 and differ on the left side only. In which order do they end on the two moons?', zh: '三个通道都从 b = −3 出发，只有左半边不同。在双月上，最后的名次如何？' },
  run: { experiment: (seed) => moons([{ activation: 'leakyRelu', alpha: 0.01, bias: -3 }, { activation: 'relu', bias: -3 }, { activation: 'elu', bias: -3 }], { seed }), seeds },
  answer: {
    kind: 'ranking',
    lanes: [0, 1, 2],
    metric: { kind: 'final', quantity: 'validationAccuracy' },
    first: 'highest',
    tie: 0.02,
    feedback: {
      right: { en: 'The slope on the left decides: ELU’s is about eˣ, leaky ReLU’s a hundredth, ReLU’s is 0.', zh: '左侧的斜率决定一切：ELU 约为 eˣ，leaky ReLU 是百分之一，ReLU 是 0。' },
      wrong: { en: 'Go by the slope on the left: at x = −3 it is e⁻³ = 0.05 for ELU, 0.01 for leaky ReLU and 0 for ReLU.', zh: '看左侧的斜率：在 x = −3 处，ELU 是 e⁻³ = 0.05，leaky ReLU 是 0.01，ReLU 是 0。' },
    },
  },
  explanation: { en: 'A hundredth of the gradient is enough to move on, because Adam rescales gradients. With plain SGD it would take very long.', zh: '百分之一的梯度就够往前走，因为 Adam 会重新缩放梯度。换成普通的 SGD，要等很久。' },
};

const selfNormalising: LessonPrediction = {
  id: 'selu-on-spirals',
  question: {
    en: 'SELU keeps mean and variance of every layer. On the spirals, with two hidden layers, where does its validation accuracy end beside that of ReLU?',
    zh: 'SELU 让每一层的均值和方差保持不变。在螺旋上，只有两个隐藏层，它最后的验证准确率与 ReLU 相比如何？',
  },
  run: { experiment: (seed) => spirals([{ activation: 'relu' }, { activation: 'selu' }], { seed }), seeds },
  answer: {
    kind: 'choice',
    quantity: { en: 'validation accuracy, SELU minus ReLU', zh: '验证准确率：SELU 减 ReLU' },
    digits: 2,
    outcome: { kind: 'bands', measure: (run) => validationAccuracy(run, 1) - validationAccuracy(run, 0), upTo: [-0.03, 0.03] },
    options: [
      { id: 'behind', text: { en: 'Clearly behind', zh: '明显落后' }, feedback: { en: 'Two layers do not need a signal kept alive. They need sharp folds, and ReLU has the sharper corner.', zh: '两层用不着保住信号；它们需要的是尖锐的折痕，而 ReLU 的拐角更尖。' } },
      { id: 'level', text: { en: 'About level', zh: '差不多' }, feedback: { en: 'Not here: the smooth left side makes smooth boundaries, and a spiral wants sharp ones.', zh: '这里不是：左侧光滑，边界就光滑，而螺旋要的是尖锐的边界。' } },
      { id: 'ahead', text: { en: 'Clearly ahead', zh: '明显领先' }, feedback: { en: 'That is what it does with twelve layers, where a signal has far to go. Here it has not.', zh: '那是十二层时的情形，信号要走很远。这里不用。' } },
    ],
  },
  explanation: { en: 'A property that is provably good need not be what your problem lacks. Preset 4 is a problem that lacks it.', zh: '一个可以证明的好性质，未必是你的问题所缺的。预设 4 才是缺它的问题。' },
};

const deep: LessonPrediction = {
  id: 'twelve-layers',
  question: { en: 'The same two, and ELU, through twelve layers on standardised digits. In which order do they end on the training set?', zh: '还是这两个，加上 ELU，在标准化的手写数字上走过十二层。训练集上最后的名次如何？' },
  run: { experiment: (seed) => digits([{ activation: 'elu' }, { activation: 'relu' }, { activation: 'selu' }], { seed }), seeds },
  answer: {
    kind: 'ranking',
    lanes: [0, 1, 2],
    metric: { kind: 'final', quantity: 'trainAccuracy' },
    first: 'highest',
    tie: 0.03,
    feedback: {
      right: { en: 'ReLU is last; the two with a negative side are within a hair of each other.', zh: 'ReLU 垫底；有负半边的两个不相上下。' },
      wrong: { en: 'With twelve layers, what is handed on counts. ReLU’s positive mean adds up from layer to layer; ELU and SELU keep theirs near 0.', zh: '到了十二层，往下传什么才要紧。ReLU 的正均值层层累积；ELU 和 SELU 的均值都在 0 附近。' },
    },
  },
  explanation: { en: 'The same functions in the opposite order, within one lesson: there is no ranking to learn by heart.', zh: '同一课里，同样的函数，名次相反：没有什么排名值得背。' },
};

const predictions: readonly LessonPrediction[] = [louder, order, selfNormalising, deep];
export default predictions;
