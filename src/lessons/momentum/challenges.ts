import type { Challenge, HandChallenge, HandValues } from '@/lesson-kit';
import { stepsWithMomentum } from './exact';
import { spirals } from './experiment';

const steps = ({ eta, beta }: HandValues): number => stepsWithMomentum(Number(eta), Number(beta));

const narrowValley: HandChallenge = {
  id: 'narrow-valley',
  title: { en: 'Down the narrow valley in 60 steps', zh: '60 步走出窄谷' },
  prompt: {
    en: 'Momentum on ½(x² + 100y²), from (1, 1). With η = 0.01 and β = 0.9 it takes 71 steps. Find a pair that needs at most 60. The sliders of the picture above, scene “narrow”, count along.',
    zh: '在 ½(x² + 100y²) 上用动量法，从 (1, 1) 出发。η = 0.01、β = 0.9 要 71 步。找一对取值，让它不超过 60 步。上面图中选“窄谷”，拖动滑块可以边试边数。',
  },
  fields: [
    { id: 'eta', label: { en: 'η', zh: 'η' }, control: { kind: 'number', min: 0.0001, max: 1 } },
    { id: 'beta', label: { en: 'β', zh: 'β' }, control: { kind: 'number', min: 0, max: 0.999 } },
  ],
  start: { eta: 0.01, beta: 0.9 },
  measure: steps,
  quantity: { en: 'steps to f < 0.001', zh: '到达 f < 0.001 的步数' },
  comparator: '<=',
  threshold: 60,
  hints: [
    { en: 'With β = 0.9 the path swings past the bottom and back. That costs steps: a little less memory.', zh: 'β = 0.9 时，路径冲过谷底又荡回来，白费步子：记性可以短一点。' },
    { en: 'Less memory, smaller effective rate: make up for it with η. Across the valley η may go up to 2(1+β)/100.', zh: '记性短了，等效学习率就小了，用 η 补回来。横向允许 η 到 2(1+β)/100。' },
    { en: 'Put √L = 10 and √μ = 1 into the two formulas of the text, and stay just below the η that comes out.', zh: '把 √L = 10、√μ = 1 代入课文的两个公式，再取比算出的 η 略小一点。' },
  ],
  reference: { eta: 0.033, beta: 0.67 },
  explanation: {
    en: 'The formulas give η = 4/11² = 0.03306 and β = (9/11)² = 0.6694: 50 steps, at the very edge of what the steep side bears. Rounded up to 0.0331 it takes 63; a touch below, η = 0.033 with β = 0.67, 32. They promise the best rate in the long run from any start; from this one, η = 0.02 with β = 0.8 needs only 21.',
    zh: '公式给出 η = 4/11² = 0.03306、β = (9/11)² = 0.6694：50 步，恰好踩在陡侧能承受的边缘上。η 进位成 0.0331 就要 63 步；略小一点，η = 0.033、β = 0.67，只要 32 步。公式保证的是长期来看、不论从哪里出发的最快速度；从这个起点，η = 0.02、β = 0.8 只要 21 步。',
  },
};

const start = spirals([{ kind: 'sgd', learningRate: 0.01 }]);

const byMemory: Challenge = {
  id: 'by-memory-alone',
  title: { en: 'Faster by memory alone', zh: '只靠记性提速' },
  prompt: {
    en: 'SGD with η = 0.01 is still near the start after 400 steps. The learning rate stays as it is. Use momentum or Nesterov, and choose β.',
    zh: 'η = 0.01 的 SGD 走了 400 步，几乎还在原地。学习率不许动，改用动量或 Nesterov，并选好 β。',
  },
  rules: {
    start,
    goals: [{ lane: 0, metric: { kind: 'final', quantity: 'trainLoss' }, comparator: '<=', threshold: 0.2 }],
    seeds: [0, 1, 2, 3, 4],
    stepLimit: 400,
    allowed: ['lanes.*.optimizer.kind', 'lanes.*.optimizer.momentum'],
  },
  hints: [
    { en: 'Which SGD rate would reach this loss? Look at the effective rate η/(1−β).', zh: 'SGD 要多大的学习率才到得了这个损失？想想等效学习率 η/(1−β)。' },
    { en: 'β = 0.9 gives 0.1, which is not enough. Between 0.96 and 0.99 lies 0.25 to 1.', zh: 'β = 0.9 只有 0.1，不够。0.96 到 0.99 之间是 0.25 到 1。' },
  ],
  reference: spirals([{ kind: 'momentum', learningRate: 0.01, momentum: 0.98 }]),
  explanation: { en: 'β = 0.98 has an effective rate of 0.5, fifty times the η that you were given.', zh: 'β = 0.98 的等效学习率是 0.5，是给定 η 的五十倍。' },
};

const challenges: readonly (Challenge | HandChallenge)[] = [byMemory, narrowValley];
export default challenges;
