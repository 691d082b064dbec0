import type { Claim, MeasuredRun, OptimizerSpec } from '@/lesson-kit';
import { stepShare } from './epsilon';
import { spirals } from './experiment';
import { constantGradientSteps, decayedWeights, firstSteps, stepsToTolerance } from './exact';

type Optimizer = Parameters<typeof spirals>[0][number];

const seeds = [0, 1, 2, 3, 4];

const last = (run: MeasuredRun) => run.evaluations.at(-1)?.lanes[0];
const validationAccuracy = (run: MeasuredRun): number => last(run)?.validationAccuracy ?? NaN;
const quantityAccuracy = { en: 'validation accuracy after 400 steps', zh: '400 步后的验证准确率' };

/** One lane on the lesson's spirals, measured at the end. */
const race = (optimizer: Optimizer): Claim['check'] => ({ kind: 'run', experiment: (seed) => spirals([optimizer], seed), measure: validationAccuracy });

type Exact = Pick<Claim, 'id' | 'text' | 'comparator' | 'threshold' | 'quantity' | 'digits'> & { readonly measure: () => number };
const exact = ({ measure, ...claim }: Exact): Claim => ({ ...claim, seeds: [0], rule: 'each', check: { kind: 'exact', measure } });

type Race = Pick<Claim, 'id' | 'text' | 'comparator' | 'threshold'> & { readonly optimizer: Optimizer };
const raced = ({ optimizer, ...claim }: Race): Claim => ({ ...claim, seeds, rule: 'each', quantity: quantityAccuracy, digits: 3, check: race(optimizer) });

const adam: OptimizerSpec = { kind: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, biasCorrection: true };

const firstStep: readonly Claim[] = [
  exact({
    id: 'first-step',
    text: { en: 'Adam’s first step is η in every coordinate, within 1 %, for gradients from 0.00001 to 100 000.', zh: '梯度从 0.00001 到 100 000，Adam 的第一步在每个坐标上都等于 η，误差不超过 1%。' },
    comparator: '<=',
    threshold: 0.01,
    quantity: { en: 'largest relative distance of |Δθ| from η', zh: '|Δθ| 与 η 的最大相对偏差' },
    digits: 4,
    measure: () => Math.max(...firstSteps(adam).map((step) => Math.abs(step / adam.learningRate - 1))),
  }),
  exact({
    id: 'uncorrected-step',
    text: { en: 'Without bias correction the first step is more than 3.16 times as long.', zh: '没有偏差修正，第一步会长到 3.16 倍以上。' },
    comparator: '>=',
    threshold: 3.16,
    quantity: { en: '|Δθ| / η of the first step', zh: '第一步的 |Δθ| / η' },
    digits: 4,
    measure: () => Math.max(...firstSteps({ ...adam, biasCorrection: false }).map((step) => step / adam.learningRate)),
  }),
  {
    id: 'wrong-sign',
    text: { en: 'With a plus sign in the update the training loss is above 50 after 100 steps.', zh: '更新式中若误写成加号，100 步后训练损失超过 50。' },
    seeds,
    rule: 'each',
    comparator: '>=',
    threshold: 50,
    quantity: { en: 'training loss after 100 steps', zh: '100 步后的训练损失' },
    digits: 4,
    check: { kind: 'run', experiment: (seed) => spirals([{ ...adam, learningRate: -0.01 }], seed, 100), measure: (run) => last(run)?.trainLoss ?? NaN },
  },
];

const quantityShare = { en: '|Δθ| / η of the first step', zh: '第一步的 |Δθ| / η' };

const epsilons: readonly Claim[] = [
  exact({ id: 'epsilon-webgl', text: { en: 'ε = 10⁻⁴, the default of TensorFlow.js on WebGL: a gradient of 10⁻⁶ moves its weight by at most 0.01 η.', zh: 'ε = 10⁻⁴（TensorFlow.js 在 WebGL 上的默认值）：梯度为 10⁻⁶ 时，权重移动不超过 0.01 η。' }, comparator: '<=', threshold: 0.01, quantity: quantityShare, digits: 3, measure: () => stepShare({ placement: 'outside', epsilon: 1e-4 }, 1e-6, 1) }),
  exact({ id: 'epsilon-hat', text: { en: 'ε̂ = 10⁻⁷ before the correction, as in Keras: the same gradient moves it by at most 0.25 η in the first step …', zh: '修正之前的 ε̂ = 10⁻⁷（Keras）：同样的梯度，第一步移动不超过 0.25 η……' }, comparator: '<=', threshold: 0.25, quantity: quantityShare, digits: 3, measure: () => stepShare({ placement: 'hat', epsilon: 1e-7 }, 1e-6, 1) }),
  exact({ id: 'epsilon-behind', text: { en: '… and behind it, ε = 10⁻⁷, by at least 0.9 η.', zh: '……放在修正之后，ε = 10⁻⁷，则至少移动 0.9 η。' }, comparator: '>=', threshold: 0.9, quantity: quantityShare, digits: 3, measure: () => stepShare({ placement: 'outside', epsilon: 1e-7 }, 1e-6, 1) }),
];

const races: readonly Claim[] = [
  raced({ id: 'common-sgd', text: { en: 'With η = 0.01, 400 steps of SGD reach a validation accuracy of at most 0.75 …', zh: 'η = 0.01 时，SGD 训练 400 步，验证准确率不超过 0.75……' }, comparator: '<=', threshold: 0.75, optimizer: { kind: 'sgd', learningRate: 0.01 } }),
  raced({ id: 'common-adam', text: { en: '… and 400 steps of Adam at least 0.96.', zh: '……Adam 训练 400 步，则至少达到 0.96。' }, comparator: '>=', threshold: 0.96, optimizer: adam }),
  raced({ id: 'tuned-sgd', text: { en: 'With η = 0.3, SGD reaches a validation accuracy of at least 0.90.', zh: 'η = 0.3 时，SGD 的验证准确率至少达到 0.90。' }, comparator: '>=', threshold: 0.9, optimizer: { kind: 'sgd', learningRate: 0.3 } }),
  // 0.586 to 0.663 and 0.469 to 0.748 over 25 seeds.
  raced({ id: 'adam-small', text: { en: 'Adam with η = 0.001, a tenth, reaches at most 0.75 …', zh: 'Adam 的 η 取十分之一，0.001，至多到 0.75……' }, comparator: '<=', threshold: 0.75, optimizer: { ...adam, learningRate: 0.001 } }),
  raced({ id: 'adam-large', text: { en: '… and with η = 1, a hundredfold, at most 0.85.', zh: '……取一百倍，η = 1，至多到 0.85。' }, comparator: '<=', threshold: 0.85, optimizer: { ...adam, learningRate: 1 } }),
  raced({ id: 'tuned-momentum', text: { en: 'With η = 0.1, momentum reaches at least 0.95.', zh: 'η = 0.1 时，动量法至少达到 0.95。' }, comparator: '>=', threshold: 0.95, optimizer: { kind: 'momentum', learningRate: 0.1 } }),
];

const memory: readonly Claim[] = [
  exact({
    id: 'adagrad-fades',
    text: { en: 'Under a constant gradient AdaGrad’s 1000th step is at most 3.2 % of its first.', zh: '梯度恒定时，AdaGrad 的第 1000 步至多是第一步的 3.2%。' },
    comparator: '<=',
    threshold: 0.032,
    quantity: { en: 'step 1000 / step 1', zh: '第 1000 步 / 第 1 步' },
    digits: 4,
    measure: () => constantGradientSteps({ kind: 'adagrad', learningRate: 0.01, epsilon: 1e-10 }, [1000, 1]),
  }),
  exact({
    id: 'rmsprop-holds',
    text: { en: 'RMSProp’s 1000th step is as long as its 100th, within 1 %.', zh: 'RMSProp 的第 1000 步与第 100 步一样长，误差不超过 1%。' },
    comparator: '>=',
    threshold: 0.99,
    quantity: { en: 'step 1000 / step 100', zh: '第 1000 步 / 第 100 步' },
    digits: 4,
    measure: () => constantGradientSteps({ kind: 'rmsprop', learningRate: 0.01, rho: 0.9, epsilon: 1e-8 }, [1000, 100]),
  }),
];

/** Extra steps to f < 10⁻³ on the valley κ = 100 once it is turned by 45°. */
const extraSteps = (optimizer: OptimizerSpec) => () => stepsToTolerance(optimizer, Math.PI / 4) - stepsToTolerance(optimizer, 0);
const quantitySteps = { en: 'additional steps to f < 0.001', zh: '到达 f < 0.001 多用的步数' };

const rotation: readonly Claim[] = [
  exact({ id: 'rotated-adagrad', text: { en: 'On the valley turned by 45°, AdaGrad (η = 0.5) needs at least 450 steps more …', zh: '山谷旋转 45° 之后，AdaGrad（η = 0.5）至少多走 450 步……' }, comparator: '>=', threshold: 450, quantity: quantitySteps, digits: 3, measure: extraSteps({ kind: 'adagrad', learningRate: 0.5, epsilon: 1e-10 }) }),
  exact({ id: 'rotated-adam', text: { en: '… Adam (η = 0.1) at least 250 …', zh: '……Adam（η = 0.1）至少多走 250 步……' }, comparator: '>=', threshold: 250, quantity: quantitySteps, digits: 3, measure: extraSteps({ ...adam, learningRate: 0.1 }) }),
  exact({ id: 'rotated-momentum', text: { en: '… and momentum (η = 0.01) not one.', zh: '……动量法（η = 0.01）一步也不多。' }, comparator: '<=', threshold: 0, quantity: quantitySteps, digits: 3, measure: extraSteps({ kind: 'momentum', learningRate: 0.01, momentum: 0.9 }) }),
];

const quantityWeight = { en: 'weight after 300 steps, from 1', zh: '300 步后的权重（初值 1）' };

const decay: readonly Claim[] = [
  exact({ id: 'l2-large', text: { en: 'Adam with an L2 penalty: the weight with gradients ±10 keeps at least 0.95 of its size.', zh: 'Adam 加 L2 惩罚：梯度为 ±10 的权重至少保留 0.95。' }, comparator: '>=', threshold: 0.95, quantity: quantityWeight, digits: 3, measure: () => decayedWeights('adam').large }),
  exact({ id: 'l2-small', text: { en: 'The one with gradients ±0.01 falls to 0.01 or less.', zh: '梯度为 ±0.01 的权重降到 0.01 以下。' }, comparator: '<=', threshold: 0.01, quantity: quantityWeight, digits: 3, measure: () => decayedWeights('adam').small }),
  exact({
    id: 'adamw-equal',
    text: { en: 'AdamW shrinks both alike: they differ by at most 0.001.', zh: 'AdamW 让两者一样缩小：相差不超过 0.001。' },
    comparator: '<=',
    threshold: 0.001,
    quantity: { en: 'difference of the two weights', zh: '两个权重之差' },
    digits: 2,
    measure: () => Math.abs(decayedWeights('adamw').large - decayedWeights('adamw').small),
  }),
];

const claims: readonly Claim[] = [...firstStep, ...epsilons, ...races, ...memory, ...rotation, ...decay];
export default claims;
