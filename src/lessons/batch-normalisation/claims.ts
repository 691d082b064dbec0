import type { Claim, MeasuredRun, Translated } from '@/lesson-kit';
import { digits, type Bench, type Recipe } from './networks';

const seeds = [0, 1, 2, 3, 4];

type Text = Pick<Claim, 'id' | 'text' | 'comparator' | 'threshold'>;
type Split = 'trainAccuracy' | 'validationAccuracy' | 'trainLoss';

const atMost = (id: string, threshold: number, en: string, zh: string): Text => ({ id, text: { en, zh }, comparator: '<=', threshold });
const atLeast = (id: string, threshold: number, en: string, zh: string): Text => ({ id, text: { en, zh }, comparator: '>=', threshold });

const last = (run: MeasuredRun, lane: number, what: Split): number => run.evaluations.at(-1)?.lanes[lane]?.[what] ?? NaN;

const accuracies = {
  trainAccuracy: { en: 'training accuracy at the end', zh: '结束时的训练准确率' },
  validationAccuracy: { en: 'validation accuracy at the end', zh: '结束时的验证准确率' },
} as const satisfies Readonly<Record<string, Translated>>;

/** One network at the end of its run. */
const ends = (claim: Text, what: keyof typeof accuracies, recipe: Recipe, bench: Bench): Claim => ({
  ...claim,
  seeds,
  rule: 'each',
  quantity: accuracies[what],
  digits: 3,
  check: { kind: 'run', experiment: (seed) => digits([recipe], { ...bench, seed }), measure: (run) => last(run, 0, what) },
});

/** Two networks beside each other. */
const compares = (claim: Text, quantity: Translated, recipes: readonly [Recipe, Recipe], bench: Bench, measure: (run: MeasuredRun) => number, rule: Claim['rule'] = 'each'): Claim => ({
  ...claim,
  seeds,
  rule,
  quantity,
  digits: 3,
  check: { kind: 'run', experiment: (seed) => digits(recipes, { ...bench, seed }), measure },
});

const rates: readonly Claim[] = [
  ends(atMost('fast-plain', 0.5, 'At rate 1, the plain network ends its 200 steps at 0.50 or below …', '学习率为 1 时，普通网络走完 200 步，准确率不超过 0.50……'), 'validationAccuracy', {}, { rate: 1 }),
  ends(atLeast('fast-norm', 0.85, '… and the normalised one at 0.85 or above.', '……加了批归一化的，不低于 0.85。'), 'validationAccuracy', { norm: 'before' }, { rate: 1 }),
];

type Effect = NonNullable<MeasuredRun['perturbations']>[number][number];

/** W₁ ten times as large, b₁ plus 5, in a network with two hidden layers. */
const scaled = (claim: Text, quantity: Translated, digitsShown: number, read: (effect: Effect) => number): Claim => ({
  ...claim,
  seeds,
  rule: 'each',
  quantity,
  digits: digitsShown,
  check: {
    kind: 'run',
    experiment: (seed) => digits([{ norm: 'before' }], { seed, hidden: 2, steps: 1 }),
    request: { perturbations: [{ layer: 0, scaleWeights: 10, shiftBias: 5 }] },
    measure: ({ perturbations }) => {
      const effect = perturbations?.[0]?.[0];
      return effect ? read(effect) : NaN;
    },
  },
});

const scale: readonly Claim[] = [
  scaled(atMost('same-output', 1e-3, 'Multiply W₁ by 10 and add 5 to b₁: no output of the network changes by more than 0.001 …', '把 W₁ 乘以 10，b₁ 加 5：网络的任何输出变化都不超过 0.001……'), { en: 'largest change of an output', zh: '输出的最大变化' }, 2, ({ outputDifference }) => outputDifference),
  scaled(atMost('smaller-gradient', 0.1, '… the gradient of W₁ is divided by 10, within 0.1 …', '……W₁ 的梯度缩小为十分之一，倍数误差不超过 0.1……'), { en: 'distance of ‖gradient before‖ / ‖gradient after‖ from 10', zh: '前后梯度范数之比与 10 的差距' }, 2, ({ before, after }) => Math.abs(before.weightNorm / after.weightNorm - 10)),
  scaled(atMost('no-bias', 1e-5, '… and that of b₁ is zero, below 0.00001: a bias before the normalisation does nothing.', '……而 b₁ 的梯度是零（小于 0.00001）：归一化之前的偏置毫无作用。'), { en: 'largest gradient of a bias', zh: '偏置梯度的最大值' }, 2, ({ before }) => before.largestBias),
];

const deeper: Bench = { hidden: 4, rate: 0.2, steps: 300 };
const starts: readonly Claim[] = [
  ends(atMost('start-plain', 0.15, 'Under N(0, 1), four plain layers end their 300 steps at a guess, or diverge: at most 0.15.', '权重取自 N(0, 1)，四个普通层走完 300 步还在瞎猜，甚至发散：不超过 0.15。'), 'trainAccuracy', { init: 'large' }, deeper),
  ends(atLeast('start-norm', 0.9, 'With normalisation, the same weights reach 0.90 or more.', '加批归一化，同样的权重达到 0.90 以上。'), 'trainAccuracy', { init: 'large', norm: 'before' }, deeper),
];

/** Accuracy on the statistics of mini-batches minus accuracy on the running ones. */
const lag = ({ predictions }: MeasuredRun): number => (predictions?.[0]?.[0]?.accuracy ?? NaN) - (predictions?.[1]?.[0]?.accuracy ?? NaN);
const early = (claim: Text, momentum: number, measure: (run: MeasuredRun) => number): Claim => ({
  ...claim,
  seeds,
  rule: 'each',
  quantity: { en: 'accuracy by batch statistics minus by running statistics', zh: '用批统计量的准确率减去用滑动统计量的准确率' },
  digits: 3,
  check: {
    kind: 'run',
    experiment: (seed) => digits([{ norm: 'before', momentum }], { seed, steps: 20 }),
    request: { predictions: [{ inputs: 'validation', mode: 'batch-statistics' }, { inputs: 'validation', mode: 'evaluation' }] },
    measure,
  },
});
const running: readonly Claim[] = [
  early(atLeast('stale', 0.05, 'After 20 steps with m = 0.99, the validation accuracy by running statistics is at least 0.05 lower than by batch statistics.', 'm = 0.99，训练 20 步之后，用滑动统计量的验证准确率比用批统计量低至少 0.05。'), 0.99, lag),
  early(atMost('fresh', 0.08, 'With m = 0.9 the two differ by at most 0.08.', 'm = 0.9 时，两者相差不超过 0.08。'), 0.9, (run) => Math.abs(lag(run))),
];

const small: Bench = { rate: 0.05, steps: 300 };
const batches: readonly Claim[] = [
  ends(atMost('two-norm', 0.42, 'With batches of 2, the normalised network ends at 0.42 or below …', '批大小为 2 时，加批归一化的网络最终不超过 0.42……'), 'validationAccuracy', { norm: 'before', batch: 2 }, small),
  ends(atLeast('two-plain', 0.45, '… the plain one at 0.45 or above …', '……普通网络不低于 0.45……'), 'validationAccuracy', { batch: 2 }, small),
  compares(atLeast('two-gap', 0.2, '… and on every seed the plain one leads by at least 0.2.', '……而且每个种子上，普通网络都至少领先 0.2。'), { en: 'validation accuracy, plain minus normalised', zh: '验证准确率：普通减去归一化' }, [{ batch: 2 }, { batch: 2, norm: 'before' }], small, (run) => last(run, 0, 'validationAccuracy') - last(run, 1, 'validationAccuracy')),
  ends(atLeast('thirty-two', 0.88, 'With batches of 32, the normalised network is back at 0.88 or above.', '批大小为 32 时，加批归一化的网络回到 0.88 以上。'), 'validationAccuracy', { norm: 'before', batch: 32 }, small),
];

const six: Bench = { hidden: 6, steps: 300 };
const pair: readonly [Recipe, Recipe] = [{ activation: 'sigmoid', norm: 'before' }, { norm: 'before' }];
const gap = (run: MeasuredRun): number => Math.abs(last(run, 0, 'validationAccuracy') - last(run, 1, 'validationAccuracy'));
const sigmoid: readonly Claim[] = [
  ends(atMost('sigmoid-plain', 0.25, 'Six sigmoid layers without normalisation hardly leave a guess: at or below 0.25.', '六个 sigmoid 层，不归一化，和瞎猜差不多：不超过 0.25。'), 'trainAccuracy', { activation: 'sigmoid' }, six),
  compares(atMost('sigmoid-equal', 0.02, 'With it, sigmoid and ReLU end within 0.02 of each other on validation data, on average …', '加上之后，sigmoid 与 ReLU 的验证准确率平均相差不到 0.02……'), { en: 'validation accuracy, distance', zh: '验证准确率之差的绝对值' }, pair, six, gap, 'mean'),
  compares(atLeast('sigmoid-loss', 5, '… but the training loss of the sigmoid network is at least 5 times as large.', '……但 sigmoid 网络的训练损失至少是 5 倍。'), { en: 'training loss, sigmoid / ReLU', zh: '训练损失之比：sigmoid / ReLU' }, pair, six, (run) => last(run, 0, 'trainLoss') / last(run, 1, 'trainLoss')),
];

const claims: readonly Claim[] = [...rates, ...scale, ...starts, ...running, ...batches, ...sigmoid];
export default claims;
