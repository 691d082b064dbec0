import { metricOf, type LessonPrediction, type MeasuredRun } from '@/lesson-kit';
import { shiftChange } from './exact';
import { circles } from './networks';

const seeds = [0, 1, 2, 3, 4];

const validationAccuracy = (run: MeasuredRun, lane = 0): number => metricOf(run, lane, { kind: 'final', quantity: 'validationAccuracy' });

const deeperLinear: LessonPrediction = {
  id: 'deeper-linear',
  question: {
    en: 'Two linear hidden layers cannot separate the circles. Now take five of them, 288 weights in place of 96. Validation accuracy after 300 steps?',
    zh: '两个线性隐藏层分不开同心圆。现在改用五个，权重从 96 个增加到 288 个。300 步之后的验证准确率是多少？',
  },
  run: { experiment: (seed) => circles(['linear'], { widths: [2, 8, 8, 8, 8, 8, 2], seed }), seeds },
  answer: {
    kind: 'choice',
    quantity: { en: 'validation accuracy, five linear layers', zh: '验证准确率，五个线性隐藏层' },
    digits: 2,
    outcome: { kind: 'bands', measure: validationAccuracy, upTo: [0.7, 0.9] },
    options: [
      { id: 'no-better', text: { en: 'No better: about what guessing gives', zh: '一点没变：和瞎猜差不多' }, feedback: { en: 'Six matrices multiplied with each other are one matrix. The boundary stays a straight line.', zh: '六个矩阵乘在一起，还是一个矩阵；边界仍是一条直线。' } },
      { id: 'better', text: { en: 'Better, somewhere around 0.8', zh: '好一些，0.8 左右' }, feedback: { en: 'More weights usually buy something, and here they change how training moves. But they all end in one matrix, and no matrix can bend the boundary.', zh: '权重多了，通常总有点好处，在这里也确实改变训练走的路。可它们最终合成同一个矩阵，而矩阵掰不弯边界。' } },
      { id: 'solved', text: { en: 'Solved: depth makes up for it', zh: '解决了：深度补上了' }, feedback: { en: 'Depth is powerful only with a bend between the layers. Without one, five layers can do exactly what one can.', zh: '层与层之间有弯，深度才有力量。没有弯，五层能做的和一层一模一样。' } },
    ],
  },
  explanation: { en: 'Preset 3 shows it beside a single ReLU layer, which needs 42 parameters for what no number of linear layers can do.', zh: '预设 3 把它和只有一层的 ReLU 并排：后者只用 42 个参数，就做到了再多线性层也做不到的事。' },
};

const activations = ['linear', 'sigmoid', 'tanh', 'relu'] as const;
const reachedBy = (run: MeasuredRun): number => activations.filter((_, lane) => metricOf(run, lane, { kind: 'steps-to', quantity: 'validationAccuracy', value: 0.9 }) <= 300).length;

const howMany: LessonPrediction = {
  id: 'how-many',
  question: {
    en: 'No activation, sigmoid, tanh, ReLU: how many of the four get to 0.9 on the circles within 300 steps?',
    zh: '无激活、sigmoid、tanh、ReLU：四个里有几个能在 300 步之内在同心圆上达到 0.9？',
  },
  run: { experiment: (seed) => circles(activations, { seed }), seeds },
  answer: {
    kind: 'choice',
    quantity: { en: 'lanes that reached 0.9', zh: '达到 0.9 的通道数' },
    digits: 1,
    outcome: { kind: 'bands', measure: reachedBy, upTo: [1, 2, 3] },
    options: [
      { id: 'one', text: { en: 'One: ReLU', zh: '一个：ReLU' }, feedback: { en: 'ReLU is first, but tanh gets there too, with about twice the steps.', zh: 'ReLU 最先到，不过 tanh 也到得了，步数约为两倍。' } },
      { id: 'two', text: { en: 'Two: tanh and ReLU', zh: '两个：tanh 和 ReLU' }, feedback: { en: 'The sigmoid bends as well. What it lacks is slope: at most a quarter in each layer.', zh: 'sigmoid 也有弯，它缺的是斜率：每层最多四分之一。' } },
      { id: 'three', text: { en: 'Three: all but the linear one', zh: '三个：除了线性的' }, feedback: { en: 'All three can do it. Within 300 steps the sigmoid has not: it is slow, as the next claims show, not unable.', zh: '三个都有这个能力，但 300 步内 sigmoid 还没做到：它是慢，不是不能，后面几条会验证。' } },
      { id: 'four', text: { en: 'All four', zh: '四个都行' }, feedback: { en: 'Without an activation there is only a straight line, and a straight line cannot enclose anything.', zh: '没有激活函数就只有直线，而直线围不住任何东西。' } },
    ],
  },
  explanation: { en: 'Two different failures look the same after 300 steps. Only more steps tell them apart.', zh: '300 步之后，两种不同的失败看上去一样。只有多训练几步才分得清。' },
};

const patience: LessonPrediction = {
  id: 'patience',
  question: { en: 'After 300 steps the sigmoid network is guessing. Where will it be after 1500?', zh: '300 步之后，sigmoid 网络还在瞎猜。1500 步之后呢？' },
  run: { experiment: (seed) => circles(['sigmoid'], { seed, steps: 1500 }), seeds },
  answer: {
    kind: 'choice',
    quantity: { en: 'validation accuracy after 1500 steps', zh: '1500 步后的验证准确率' },
    digits: 2,
    outcome: { kind: 'bands', measure: validationAccuracy, upTo: [0.7, 0.93] },
    options: [
      { id: 'stuck', text: { en: 'Still guessing', zh: '还在瞎猜' }, feedback: { en: 'A flat curve looks final. Here it was a plateau: the gradient was small, not zero, and it had a direction.', zh: '平的曲线看上去像是到头了。这里其实是平台期：梯度很小，但不是零，而且方向明确。' } },
      { id: 'half-way', text: { en: 'Half-way, about 0.8', zh: '走到一半，0.8 左右' }, feedback: { en: 'Once the plateau is left, slopes and weights grow together and the rest goes fast.', zh: '一旦离开平台期，斜率和权重一起变大，剩下的就快了。' } },
      { id: 'there', text: { en: 'Where ReLU was after 300: above 0.93', zh: '和 300 步时的 ReLU 一样：0.93 以上' }, feedback: { en: 'Slow, not unable. Its solution was there from the start; only the way was long.', zh: '是慢，不是不能。解一直都在，只是路长。' } },
    ],
  },
  explanation: { en: 'Back-propagation multiplies by the slope in every layer, and the sigmoid’s is at most ¼. Two layers cost a factor of 16 or more.', zh: '反向传播每过一层就乘一次斜率，sigmoid 的斜率至多 ¼，两层就至少小了 16 倍。' },
};

const shift: LessonPrediction = {
  id: 'add-a-hundred',
  question: { en: 'Three logits go through softmax. You add 100 to each of them. What happens to the probabilities?', zh: '三个 logit 经过 softmax。现在给每个都加上 100，概率会怎样？' },
  run: null,
  answer: {
    kind: 'choice',
    quantity: { en: 'largest change of a probability, shifts from −1000 to 1000', zh: '概率的最大变化，平移量从 −1000 到 1000' },
    digits: 2,
    outcome: { kind: 'bands', measure: shiftChange, upTo: [1e-9, 0.1] },
    options: [
      { id: 'nothing', text: { en: 'Nothing', zh: '什么也不变' }, feedback: { en: 'The factor e¹⁰⁰ stands above and below the line and cancels.', zh: '因子 e¹⁰⁰ 在分子分母上各有一个，约掉了。' } },
      { id: 'a-little', text: { en: 'They move a little', zh: '略有变化' }, feedback: { en: 'Not even a little: softmax sees differences of logits only, and those are the same.', zh: '一点也不变：softmax 只看 logit 之间的差，而差没有变。' } },
      { id: 'winner', text: { en: 'The largest one takes nearly all', zh: '最大的那个几乎独占' }, feedback: { en: 'That is what multiplying does: scaling logits sharpens, shifting does nothing.', zh: '那是乘法的效果：放大 logit 会让分布变尖，平移则毫无作用。' } },
    ],
  },
  explanation: { en: 'This is why implementations may subtract the largest logit first: the result is the same, and nothing overflows.', zh: '所以实现时可以先减去最大的 logit：结果不变，又不会溢出。' },
};

const predictions: readonly LessonPrediction[] = [deeperLinear, howMany, patience, shift];
export default predictions;
