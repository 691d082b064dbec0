import type { LessonPrediction, MeasuredRun } from '@/lesson-kit';
import { depths, digits } from './networks';

const seeds = [0, 1, 2, 3, 4];
const layers = { layers: true } as const;

/** RMS of the gradient of the lowest layer before the first step. */
const firstGradient = (run: MeasuredRun, lane: number): number => run.layers?.start[lane]?.[0]?.weightGradientRms ?? NaN;

const smallest: LessonPrediction = {
  id: 'smallest-gradient',
  question: {
    en: 'Four networks of eight layers. Before the first step: which of them has the smallest gradient in its first layer?',
    zh: '四个八层网络。第一步之前，哪一个的第一层梯度最小？',
  },
  run: { experiment: (seed) => digits(['sigmoid', 'sigmoidLarge', 'tanh', 'relu'], { seed, steps: 60 }), seeds, request: layers },
  answer: {
    kind: 'choice',
    quantity: { en: 'RMS of ∂L/∂W₁ before step 1', zh: '第 1 步之前 ∂L/∂W₁ 的均方根' },
    digits: 2,
    outcome: { kind: 'first', first: 'lowest', measure: firstGradient },
    options: [
      {
        id: 'sigmoid',
        text: { en: 'Sigmoid with Glorot’s weights', zh: 'sigmoid 配 Glorot 权重' },
        feedback: { en: 'Its slope takes three quarters of the error in every layer, and weights of this size give nothing back.', zh: '它的斜率每层拿走误差的四分之三，而这么大的权重一点也补不回来。' },
      },
      {
        id: 'sigmoid-large',
        text: { en: 'Sigmoid with weights from N(0, 1)', zh: 'sigmoid 配 N(0, 1) 权重' },
        feedback: { en: 'It does saturate, as the story goes. But weights of size 1 multiply the error as well, by more than five a layer.', zh: '它确实像常说的那样饱和了。可是大小为 1 的权重也在放大误差，每层五倍多。' },
      },
      {
        id: 'tanh',
        text: { en: 'Tanh with Glorot’s weights', zh: 'tanh 配 Glorot 权重' },
        feedback: { en: 'Tanh saturates too, but around 0 its slope is 1, and that is where these weights keep it.', zh: 'tanh 也会饱和，但在 0 附近斜率为 1，而这些权重正好让它待在那里。' },
      },
      {
        id: 'relu',
        text: { en: 'ReLU with He’s weights', zh: 'ReLU 配 He 权重' },
        feedback: { en: 'Half of the units are off, and their error is lost. He’s factor of 2 makes up for exactly that.', zh: '一半单元是关着的，它们的误差丢了；He 的 2 倍补上的正是这一半。' },
      },
    ],
  },
  explanation: {
    en: 'Same depth, same data, and yet the smallest and the largest are more than ten thousand times apart. Where that comes from can be read off layer by layer below.',
    zh: '层数相同，数据相同，最小与最大之间却差了一万倍以上。差距从何而来，下面可以一层一层读出来。',
  },
};

const halfDepth: LessonPrediction = {
  id: 'half-depth',
  question: {
    en: 'Sigmoid with Glorot’s weights, four layers instead of eight. How many times larger is the gradient of the first layer, compared with the last one’s?',
    zh: 'sigmoid 配 Glorot 权重，从八层减到四层。第一层的梯度（与最后一层相比）变成原来的几倍？',
  },
  run: { experiment: (seed) => depths([4, 8], { seed, steps: 60 }), seeds, request: layers },
  answer: {
    kind: 'choice',
    quantity: { en: 'RMS of ∂L/∂W₁ over that of the output layer: four layers divided by eight', zh: '∂L/∂W₁ 与输出层梯度的均方根之比：四层的除以八层的' },
    digits: 2,
    outcome: { kind: 'bands', measure: (run) => ratio(run, 0) / ratio(run, 1), upTo: [3, 40] },
    options: [
      {
        id: 'twice',
        text: { en: 'About twice: half the depth, half the loss', zh: '约 2 倍：深度减半，损耗减半' },
        feedback: { en: 'Losses would halve if layers subtracted. They multiply: each takes its share of what is left.', zh: '如果每层是减，损耗才减半。可每层是乘：各拿走剩下部分的一份。' },
      },
      {
        id: 'sixteen',
        text: { en: 'About 16 times: 4²', zh: '约 16 倍：4²' },
        feedback: { en: 'Right idea, wrong exponent: four layers are gone, and each had taken a factor of four.', zh: '思路对，指数不对：少了四层，每层都曾拿走 4 倍。' },
      },
      {
        id: 'hundreds',
        text: { en: 'Hundreds of times: 4⁴', zh: '几百倍：4⁴' },
        feedback: { en: 'Four layers fewer, a factor of about four each: 4⁴ = 256.', zh: '少了四层，每层约 4 倍：4⁴ = 256。' },
      },
    ],
  },
  explanation: {
    en: 'Depth stands in the exponent. That is why a network with two more layers can be stuck where its neighbour learns.',
    zh: '深度在指数上。所以只多两层，一个网络就可能卡住，而另一个还学得动。',
  },
};

function ratio(run: MeasuredRun, lane: number): number {
  return firstGradient(run, lane) / (run.layers?.start[lane]?.at(-1)?.weightGradientRms ?? NaN);
}

const curve: LessonPrediction = {
  id: 'stuck-curve',
  question: {
    en: 'Sketch the training loss of eight sigmoid layers with Glorot’s weights, over 300 steps of SGD. To guess among ten digits costs 2.3.',
    zh: '八个 sigmoid 层配 Glorot 权重，用 SGD 训练 300 步，画出训练损失的走势。在十种数字里瞎猜，损失是 2.3。',
  },
  run: { experiment: (seed) => digits(['sigmoid'], { seed }), seeds },
  answer: {
    kind: 'sketch',
    lane: 0,
    quantity: 'trainLoss',
    range: [0.1, 10],
    tolerance: { level: 0.09, flat: 0.25 },
    feedback: {
      right: { en: 'A level line at the loss of a guess: only the output layer moves, and all it can learn is how often each digit occurs.', zh: '一条停在瞎猜水平的横线：只有输出层在动，而它能学的只有每种数字出现得多频繁。' },
      direction: { en: 'It does not fall. The output layer corrects its biases within the first steps; after that the loss stays at 2.3, for the layers below hear next to nothing.', zh: '它不降。输出层在头几步里调好偏置，此后损失就停在 2.3，因为下面各层几乎什么也听不到。' },
      level: { en: 'It stays level, and at 2.3: a network that learns nothing from the pictures can do no better and hardly worse than guess.', zh: '它是平的，而且停在 2.3：从图像里什么也没学到的网络，不会比瞎猜更好，也差不到哪里去。' },
    },
  },
  explanation: {
    en: 'Such a line looks like too small a rate, or a bug in the labels. The gradients of the single layers tell these apart.',
    zh: '这样一条线，看上去也像学习率太小，或者标签出了错。看看各层的梯度，就能分清。',
  },
};

const order: LessonPrediction = {
  id: 'by-weights',
  question: {
    en: 'Eight sigmoid layers with small weights, Glorot’s and large ones, and tanh with large ones. Order the lanes by the gradient of the first layer before training, the smallest first.',
    zh: '八个 sigmoid 层，权重取小的、Glorot 的和大的；还有一个 tanh 网络，权重也取大的。按训练之前第一层梯度的大小给各通道排序，最小的在前。',
  },
  run: { experiment: (seed) => digits(['sigmoidLarge', 'tanhLarge', 'sigmoid', 'sigmoidSmall'], { seed, steps: 60 }), seeds, request: layers },
  answer: {
    kind: 'ranking',
    // Tanh with Glorot's weights would be a tie with lane 1: which of them is first depends on the draw.
    lanes: [0, 1, 2, 3],
    metric: { kind: 'layer', quantity: 'weightGradientRms', layer: 1, at: 'start' },
    first: 'lowest',
    tie: 0,
    feedback: {
      right: { en: 'Small weights starve the first layer, large ones never do.', zh: '饿死第一层的是小权重，大权重从来不会。' },
      wrong: { en: 'Take slope times √(n·Var(w)) for each lane: ¼ · 0.06, ¼ · 1 and 0.1 · 5.7 with the sigmoid, about 0.3 · 5.7 with tanh. Then raise it to the eighth power.', zh: '每个通道用“斜率乘 √(n·Var(w))”估一下：sigmoid 是 ¼ · 0.06、¼ · 1 和 0.1 · 5.7，tanh 约为 0.3 · 5.7。再取八次方。' },
    },
  },
  explanation: {
    en: 'From 10⁻¹⁷ to 1 in one and the same architecture. With tanh the factor is on the other side of 1: there gradients explode.',
    zh: '同一种结构，从 10⁻¹⁷ 到 1。换成 tanh，系数就到了 1 的另一边：那里梯度会爆炸。',
  },
};

const predictions: readonly LessonPrediction[] = [smallest, halfDepth, curve, order];
export default predictions;
