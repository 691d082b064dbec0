import { optimizerNames, type Challenge, type HandChallenge, type HandValues, type OptimizerSpec } from '@/lesson-kit';
import { stepsToTolerance } from './exact';
import { spirals } from './experiment';
import { rules } from './rateSweep';

const start = spirals([{ kind: 'sgd', learningRate: 0.01 }]);

const sgdsDue: Challenge = {
  id: 'sgd-its-due',
  title: { en: 'Give SGD its due', zh: '给 SGD 一个公道' },
  prompt: {
    en: 'Plain SGD at η = 0.01 ends at 0.65, Adam at 0.99. Change nothing but the learning rate.',
    zh: 'η = 0.01 的普通 SGD 停在 0.65，Adam 到 0.99。只许改学习率。',
  },
  rules: {
    start,
    goals: [{ lane: 0, metric: { kind: 'final', quantity: 'validationAccuracy' }, comparator: '>=', threshold: 0.93 }],
    seeds: [0, 1, 2, 3, 4],
    stepLimit: 400,
    allowed: ['lanes.*.optimizer.learningRate'],
  },
  hints: [
    { en: 'Move in factors of three, not in small steps: 0.03, 0.1, 0.3 …', zh: '按三倍地试，别一点点挪：0.03、0.1、0.3……' },
    { en: 'The sweep shows where SGD is at its best, and that 3 is too much.', zh: '扫描图上看得到 SGD 在哪里最好，也看得到 3 就太大了。' },
  ],
  reference: spirals([{ kind: 'sgd', learningRate: 0.3 }]),
  explanation: { en: 'η = 0.3 reaches 0.95 and more on every seed. η = 1 is often better still and sometimes much worse: near the edge luck decides.', zh: 'η = 0.3 在每个种子上都能到 0.95 以上。η = 1 往往更好，有时却差很多：靠近边缘，就要看运气了。' },
};

/** β of momentum and Nesterov, β₁ of the Adam family, ρ of RMSProp; everything else at its default. */
function optimizerOf({ rule, eta, beta }: HandValues): OptimizerSpec {
  const [learningRate, memory] = [Number(eta), Number(beta)];
  const { optimizer } = spirals([{ kind: rule as OptimizerSpec['kind'], learningRate }]).lanes[0]!;
  switch (optimizer.kind) {
    case 'sgd':
    case 'adagrad': return optimizer;
    case 'momentum':
    case 'nesterov': return { ...optimizer, momentum: memory };
    case 'rmsprop': return { ...optimizer, rho: memory };
    default: return { ...optimizer, beta1: memory };
  }
}

const quarter = Math.PI / 4;
const bothWays = (values: HandValues): number => Math.max(stepsToTolerance(optimizerOf(values), 0), stepsToTolerance(optimizerOf(values), quarter));

const bothValleys: HandChallenge = {
  id: 'both-valleys',
  title: { en: 'Down the valley and its turned twin', zh: '山谷和它的孪生' },
  prompt: {
    en: 'κ = 100, from (1, 1) in the axes of the valley. Adam with η = 0.1 takes 66 steps, but 320 once the valley is turned by 45°. Find a rule that needs at most 80 on both.',
    zh: 'κ = 100，从山谷自身坐标的 (1, 1) 出发。Adam 取 η = 0.1，66 步；山谷旋转 45° 之后却要 320 步。找一条规则，两个山谷都不超过 80 步。',
  },
  fields: [
    { id: 'rule', label: { en: 'Optimizer', zh: '优化器' }, control: { kind: 'choice', options: rules.map((value) => ({ value, label: optimizerNames[value] })) } },
    { id: 'eta', label: { en: 'η', zh: 'η' }, control: { kind: 'number', min: 0.0001, max: 10 } },
    { id: 'beta', label: { en: 'β (β₁, ρ)', zh: 'β（β₁、ρ）' }, control: { kind: 'number', min: 0, max: 0.999 } },
  ],
  start: { rule: 'adam', eta: 0.1, beta: 0.9 },
  measure: bothWays,
  quantity: { en: 'steps to f < 0.001, the slower valley', zh: '到达 f < 0.001 的步数（取较慢的山谷）' },
  comparator: '<=',
  threshold: 80,
  hints: [
    { en: 'Which rules of the table do not notice that the valley has turned?', zh: '表中哪几条规则根本察觉不到山谷转过？' },
    { en: 'Those that never divide take the same number of steps on both. Across the valley the curvature is 100, so their η must stay in the hundredths.', zh: '从不做除法的那几条，在两个山谷里步数相同。横向曲率是 100，所以它们的 η 只能是百分之几。' },
  ],
  reference: { rule: 'momentum', eta: 0.01, beta: 0.9 },
  explanation: {
    en: 'Momentum with η = 0.01 and β = 0.9 needs 71 steps either way, Nesterov 23. Adam manages too, but only at ten times its η: 56 steps at η = 1. What the axes gave away for free, the learning rate must now bring.',
    zh: '动量法取 η = 0.01、β = 0.9，两边都是 71 步，Nesterov 都是 23 步。Adam 也行，不过 η 要大十倍：η = 1 时 56 步。坐标轴白送的便宜没有了，就得靠学习率挣回来。',
  },
};

const challenges: readonly (Challenge | HandChallenge)[] = [sgdsDue, bothValleys];
export default challenges;
