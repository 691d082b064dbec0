import { setLane, type Challenge } from '@/lesson-kit';
import { circles } from './networks';

/** Six hidden units: 2·6 + 6 + 6·2 + 2 = 32 parameters. */
const small = { widths: [2, 6, 2], seed: 1 };

const withRate = (experiment: ReturnType<typeof circles>, learningRate: number) => {
  const [lane] = experiment.lanes;
  return setLane(experiment, 0, { optimizer: { ...lane!.optimizer, learningRate } });
};

const goal = [{ lane: 0, metric: { kind: 'final', quantity: 'validationAccuracy' }, comparator: '>=', threshold: 0.95 }] as const;
const bench = { goals: goal, seeds: [0, 1, 2, 3, 4], stepLimit: 300 };

const challenges: readonly Challenge[] = [
  {
    id: 'thirty-two-parameters',
    title: { en: 'A ring with 32 parameters', zh: '用 32 个参数围一个圈' },
    prompt: {
      en: 'One hidden layer of six sigmoid units, 32 numbers in all, and it learns nothing in 300 steps. Make these 32 numbers enough.',
      zh: '一个隐藏层，六个 sigmoid 单元，总共 32 个数，300 步里什么也没学会。让这 32 个数够用。',
    },
    rules: { start: circles(['sigmoid'], small), ...bench, allowed: ['lanes.*.layers.*.fn', 'lanes.*.layers.*.alpha', 'lanes.*.optimizer.learningRate', 'lanes.*.init'] },
    hints: [
      { en: 'Three lines make a triangle, which is already a crude ring. Which activation draws lines with the fewest units?', zh: '三条线就能围成三角形，已经算个粗糙的圈。哪种激活函数用最少的单元就能画出线来？' },
      { en: 'ReLU gets close at the rate it has; one seed in five still falls short. 300 steps are few: take longer ones.', zh: 'ReLU 按现在的学习率已经接近，五个种子里还差一个。300 步不多，那就迈大步。' },
    ],
    reference: withRate(circles(['relu'], small), 0.1),
    explanation: { en: 'Each ReLU unit is off on one side of a line; six of them cut out a polygon. At η = 0.1, Adam finds it well within 300 steps.', zh: '每个 ReLU 单元在一条直线的一侧是关的，六个合起来就切出一个多边形。η = 0.1 时，Adam 在 300 步内足以找到它。' },
  },
  {
    id: 'sigmoid-in-time',
    title: { en: 'The sigmoid, in 300 steps after all', zh: '让 sigmoid 也在 300 步内做到' },
    prompt: {
      en: 'Slow, not unable: so make it faster. Keep the sigmoid and the network; 0.95 within 300 steps.',
      zh: '是慢，不是不能：那就让它快起来。sigmoid 和网络都不许换，300 步内达到 0.95。',
    },
    rules: { start: circles(['sigmoid'], { seed: 1 }), ...bench, forbidden: ['lanes.*.layers', 'data'] },
    hints: [
      { en: 'The gradient is small but has the right direction. What does a small gradient call for?', zh: '梯度小，但方向是对的。梯度小，该怎么办？' },
      { en: 'Adam’s step is set by η alone, whatever the size of the gradient: raise it five- to tenfold.', zh: 'Adam 的步长只由 η 决定，与梯度大小无关：把它提高五到十倍。' },
    ],
    reference: withRate(circles(['sigmoid'], { seed: 1 }), 0.05),
    explanation: { en: 'A plateau is crossed by longer steps in a direction that is already right. In a deeper sigmoid network this would not be enough: there the gradient of the first layers is lost in the noise.', zh: '方向已经对了，迈大步就能穿过平台期。换成更深的 sigmoid 网络就不够了：那里最前面几层的梯度会淹没在噪声里。' },
  },
];
export default challenges;
