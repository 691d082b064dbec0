import type { Claim, MeasuredRun, Translated } from '@/lesson-kit';
import { largestCorrectedError, largestRawAverage, rotationChange, stepsOnValley, stepsToBlowUp, varianceError } from './exact';
import { spirals } from './experiment';

type Optimizer = Parameters<typeof spirals>[0][number];
type Text = Pick<Claim, 'id' | 'text' | 'comparator' | 'threshold'>;

const atMost = (id: string, threshold: number, en: string, zh: string): Text => ({ id, text: { en, zh }, comparator: '<=', threshold });
const atLeast = (id: string, threshold: number, en: string, zh: string): Text => ({ id, text: { en, zh }, comparator: '>=', threshold });

const exact = (claim: Text, quantity: Translated, digits: number, measure: () => number): Claim => ({ ...claim, seeds: [0], rule: 'each', quantity, digits, check: { kind: 'exact', measure } });

const trainLoss = (run: MeasuredRun, lane: number): number => run.evaluations.at(-1)?.lanes[lane]?.trainLoss ?? NaN;

/** Final training loss of the first optimizer over that of the second, trained on the same batches. */
const ratio = (claim: Text, quantity: Translated, optimizers: readonly [Optimizer, Optimizer]): Claim => ({
  ...claim,
  seeds: [0, 1, 2, 3, 4],
  rule: 'each',
  quantity,
  digits: 3,
  check: { kind: 'run', experiment: (seed) => spirals(optimizers, { seed }), measure: (run) => trainLoss(run, 0) / trainLoss(run, 1) },
});

const momentum: Optimizer = { kind: 'momentum', learningRate: 0.01, momentum: 0.9 };
const momentumToTenfold: Translated = { en: 'final training loss, momentum 0.01 / SGD 0.1', zh: '最终训练损失之比：动量 0.01 / SGD 0.1' };
const stepsToTolerance: Translated = { en: 'steps to f < 0.001', zh: '到达 f < 0.001 的步数' };

const averages: readonly Claim[] = [
  exact(
    atMost('raw-average', 3, 'Ten values near 10, β = 0.98: the raw average is still at or below 3 …', '十个 10 附近的数，β = 0.98：未修正的平均还不到 3……'),
    { en: 'largest average after ten values, five series', zh: '十个数之后的最大平均值（五个序列）' },
    3,
    largestRawAverage,
  ),
  exact(
    atMost('corrected-average', 1.5, '… and the corrected one is within 1.5 of 10.', '……修正之后，与 10 相差不超过 1.5。'),
    { en: 'largest distance from 10, five series', zh: '与 10 的最大距离（五个序列）' },
    3,
    largestCorrectedError,
  ),
  exact(
    atMost('variance', 0.1, 'White noise keeps (1−β)/(1+β) of its variance, within 10 %, for β = 0.5, 0.9 and 0.98.', '白噪声的方差缩到 (1−β)/(1+β)，误差不超过 10%（β = 0.5、0.9、0.98）。'),
    { en: 'largest relative error, 200 000 values', zh: '最大相对误差（20 万个数）' },
    2,
    varianceError,
  ),
];

const valley: readonly Claim[] = [
  exact(atLeast('descent-steps', 271, 'Gradient descent at its best rate 2/101 needs 271 steps or more …', '梯度下降取最佳学习率 2/101，至少要 271 步……'), stepsToTolerance, 4, () => stepsOnValley('descent')),
  exact(atMost('tuned-steps', 50, '… tuned momentum at most 50 …', '……调好的动量法至多 50 步……'), stepsToTolerance, 4, () => stepsOnValley('tuned')),
  exact(atMost('nesterov-steps', 24, '… and Nesterov with η = 0.01, β = 0.9 at most 24.', '……Nesterov 取 η = 0.01、β = 0.9，至多 24 步。'), stepsToTolerance, 4, () => stepsOnValley('nesterov')),
  exact(
    atMost('rotation', 0, 'Turning the valley by 45° changes none of these numbers.', '把山谷旋转 45°，这些步数一个也不变。'),
    { en: 'largest change of a number of steps', zh: '步数的最大变化' },
    3,
    rotationChange,
  ),
  exact(
    atMost('wrong-sign', 40, 'With the wrong sign of the look-ahead, f has passed 10¹² by step 40.', '前瞻的符号弄反，到第 40 步 f 已超过 10¹²。'),
    { en: 'first step with f > 10¹²', zh: 'f 首次超过 10¹² 的步' },
    3,
    stepsToBlowUp,
  ),
];

const network: readonly Claim[] = [
  // 1.18 to 2.04 over seeds 0 to 39, median 1.48.
  ratio(
    atLeast('same-rate', 1.1, 'At the same η = 0.01, SGD ends with at least 1.1 times the training loss of momentum 0.9.', '同取 η = 0.01，SGD 的最终训练损失至少是动量法（β = 0.9）的 1.1 倍。'),
    { en: 'final training loss, SGD 0.01 / momentum 0.01', zh: '最终训练损失之比：SGD 0.01 / 动量 0.01' },
    [{ kind: 'sgd', learningRate: 0.01 }, momentum],
  ),
  ratio(atLeast('tenfold-low', 0.8, 'Give SGD the rate 0.1, and momentum’s loss is at least 0.8 times SGD’s …', '把 SGD 的学习率改成 0.1，动量法的损失至少是它的 0.8 倍……'), momentumToTenfold, [momentum, { kind: 'sgd', learningRate: 0.1 }]),
  ratio(atMost('tenfold-high', 1.3, '… and at most 1.3 times.', '……至多是 1.3 倍。'), momentumToTenfold, [momentum, { kind: 'sgd', learningRate: 0.1 }]),
];

const claims: readonly Claim[] = [...averages, ...network, ...valley];
export default claims;
