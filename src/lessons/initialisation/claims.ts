import type { ActivationName, Claim, Experiment, MeasuredRun, Translated } from '@/lesson-kit';
import { glorotFromOwn, twentyLayers, xavierFromLecun } from './exact';
import { inits, pairs, withInits, type InitName } from './networks';

const seeds = [0, 1, 2, 3, 4];

type Text = Pick<Claim, 'id' | 'text' | 'comparator' | 'threshold'>;

const atMost = (id: string, threshold: number, en: string, zh: string): Text => ({ id, text: { en, zh }, comparator: '<=', threshold });
const atLeast = (id: string, threshold: number, en: string, zh: string): Text => ({ id, text: { en, zh }, comparator: '>=', threshold });

const exact = (claim: Text, quantity: Translated, digits: number, measure: () => number): Claim => ({ ...claim, seeds: [0], rule: 'each', quantity, digits, check: { kind: 'exact', measure } });

const accuracy: Translated = { en: 'training accuracy after 300 steps', zh: '300 步后的训练准确率' };

const ofRun = (claim: Text, quantity: Translated, experiment: (seed: number) => Experiment, measure: (run: MeasuredRun) => number): Claim => ({
  ...claim,
  seeds,
  rule: 'each',
  quantity,
  digits: 3,
  check: { kind: 'run', experiment, measure },
});

/** 300 steps from this start. */
const trained = (claim: Text, name: InitName): Claim =>
  ofRun(claim, accuracy, (seed) => withInits([name], { seed }), (run) => run.evaluations.at(-1)?.lanes[0]?.trainAccuracy ?? NaN);

/** A rate of 0.05 is on the brink for He's weights: one evaluation in twenty falls into a dip of a few steps, so the best one counts. */
const best = (run: MeasuredRun, lane = 0): number => Math.max(...run.evaluations.map(({ lanes }) => lanes[lane]?.trainAccuracy ?? NaN));

/** The inside of the network, before the first step or after the last. */
const inspected = (claim: Text, quantity: Translated, experiment: (seed: number) => Experiment, measure: (run: MeasuredRun) => number): Claim => ({
  ...claim,
  seeds,
  rule: 'each',
  quantity,
  digits: 3,
  check: { kind: 'run', experiment, request: { layers: true }, measure },
});

const firstGradient = (run: MeasuredRun): number => run.layers?.start[0]?.[0]?.weightGradientRms ?? NaN;
const rowDifference = (run: MeasuredRun): number => run.layers?.end[0]?.[0]?.unitDifference ?? NaN;
const lastHiddenRms = (run: MeasuredRun): number => run.layers?.start[0]?.at(-2)?.rms ?? NaN;
const firstLoss = (run: MeasuredRun): number => run.evaluations[0]?.lanes[0]?.trainLoss ?? NaN;

/** How much further He's weights get than others, six layers of this activation. */
const further = (claim: Text, activation: ActivationName, other: 'lecun' | 'glorot'): Claim =>
  ofRun(
    claim,
    other === 'lecun' ? { en: 'best training accuracy of 300 steps, He minus LeCun', zh: '300 步内最高的训练准确率：He 减 LeCun' } : { en: 'best training accuracy of 300 steps, He minus Glorot', zh: '300 步内最高的训练准确率：He 减 Glorot' },
    (seed) => pairs([[activation, 'he'], [activation, other]], { seed }),
    (run) => best(run) - best(run, 1),
  );

const symmetry: readonly Claim[] = [
  inspected(
    atMost('zeros-gradient', 0, 'With all weights zero, the gradient of the first layer is exactly 0 …', '权重全为零时，第一层的梯度恰好是 0……'),
    { en: 'RMS of ∂L/∂W₁ before step 1', zh: '第 1 步之前 ∂L/∂W₁ 的均方根' },
    (seed) => withInits(['zeros'], { seed, steps: 1 }),
    firstGradient,
  ),
  trained(atMost('zeros', 0.15, '… and after 300 steps the accuracy is at or below 0.15: a guess.', '……300 步后准确率不超过 0.15，等于瞎猜。'), 'zeros'),
  inspected(
    atMost('constant-rows', 1e-6, 'With all weights 0.1, the units of the first layer still have the same weights after 300 steps …', '权重全为 0.1 时，训练 300 步之后，第一层各单元的权重依然完全相同……'),
    { en: 'largest difference between two units’ weights', zh: '两个单元权重的最大差' },
    (seed) => withInits(['constant'], { seed }),
    rowDifference,
  ),
  trained(atMost('constant', 0.15, '… and the accuracy is at or below 0.15.', '……准确率不超过 0.15。'), 'constant'),
];

const scale: readonly Claim[] = [
  inspected(
    atMost('small-signal', 1e-6, 'Under N(0, 0.01²) the outputs of the sixth layer have an RMS below 0.000001 …', '用 N(0, 0.01²)，第六层输出的均方根不到 0.000001……'),
    { en: 'RMS of the last hidden layer before step 1', zh: '第 1 步之前最后一个隐藏层的均方根' },
    (seed) => withInits(['small'], { seed, steps: 1 }),
    lastHiddenRms,
  ),
  trained(atMost('small', 0.15, '… and 300 steps later the network is still guessing.', '……300 步后网络还在瞎猜。'), 'small'),
  ofRun(
    atLeast('large-loss', 1000, 'Under N(0, 1) the loss starts above 1000; guessing would cost 2.3.', '用 N(0, 1)，初始损失超过 1000，而瞎猜只要 2.3。'),
    { en: 'training loss before step 1', zh: '第 1 步之前的训练损失' },
    (seed) => withInits(['large'], { seed, steps: 1 }),
    firstLoss,
  ),
  trained(atMost('large', 0.15, 'It does not recover: at or below 0.15 after 300 steps. On most draws it diverges at once.', '它缓不过来：300 步后不超过 0.15，多数抽样一开始就发散。'), 'large'),
];

const rms20: Translated = { en: 'RMS of layer 20, worst of five draws', zh: '第 20 层的均方根，五次抽样中最差的一次' };
const smallest = (values: readonly number[]): number => Math.min(...values);
const largest = (values: readonly number[]): number => Math.max(...values);

const matched: readonly Claim[] = [
  ofRun(
    atLeast('he', 0.85, 'Within 300 steps, He’s weights bring six ReLU layers to a training accuracy of 0.85 or more …', '用 He 的权重，六个 ReLU 层在 300 步之内训练准确率达到 0.85 以上……'),
    { en: 'best training accuracy of 300 steps', zh: '300 步内最高的训练准确率' },
    (seed) => withInits(['he'], { seed }),
    best,
  ),
  further(atLeast('he-lecun', 0.03, '… and further than LeCun’s, which are √2 times smaller: by 0.03 or more on every seed.', '……而且每个种子上都比小 √2 倍的 LeCun 高出 0.03 以上。'), 'relu', 'lecun'),
  exact(atLeast('deep-he', 0.1, 'Twenty ReLU layers of 64 with He: the RMS at the top stays above 0.1 …', '二十个宽 64 的 ReLU 层，用 He：顶层均方根高于 0.1……'), rms20, 3, () => smallest(twentyLayers('relu', inits.he))),
  exact(atMost('deep-he-top', 6, '… and below 6.', '……且低于 6。'), rms20, 3, () => largest(twentyLayers('relu', inits.he))),
  exact(atMost('deep-lecun', 0.01, 'With LeCun or Glorot (equal here, since the layers are square) it falls below 0.01.', '用 LeCun 或 Glorot（层是方的，两者相同），不到 0.01。'), rms20, 3, () => largest([...twentyLayers('relu', inits.lecun), ...twentyLayers('relu', inits.glorot)])),
  exact(atLeast('deep-large', 1e12, 'With N(0, 1) it passes 10¹².', '用 N(0, 1)，超过 10¹²。'), rms20, 3, () => smallest(twentyLayers('relu', inits.large))),
];

const selu: readonly Claim[] = [
  exact(atLeast('selu-lecun', 0.7, 'SELU with LeCun settles near 1: above 0.7 …', 'SELU 配 LeCun，停在 1 附近：高于 0.7……'), rms20, 3, () => smallest(twentyLayers('selu', inits.lecun))),
  exact(atMost('selu-lecun-top', 1.4, '… and below 1.4 at layer 20.', '……到第 20 层仍低于 1.4。'), rms20, 3, () => largest(twentyLayers('selu', inits.lecun))),
];

const pairing: readonly Claim[] = [
  further(atLeast('gelu-he', 0.15, 'Six layers of GELU: He’s weights get further than Glorot’s by 0.15 or more on every seed.', '六层 GELU：每个种子上，He 的权重都比 Glorot 的高出 0.15 以上。'), 'gelu', 'glorot'),
  further(atLeast('tanh-he', 0.005, 'And six layers of tanh: here too He’s get further, by 0.005 or more.', '六层 tanh：也是 He 的更高，高出 0.005 以上。'), 'tanh', 'glorot'),
];

const apart: Translated = { en: 'largest distance of Var(w)·fan_in, five draws', zh: '五次抽样中 Var(w)·扇入 的最大偏差' };

const caffe: readonly Claim[] = [
  exact(atMost('caffe-xavier', 0.05, 'Caffe’s default xavier on a layer 64 → 256 has Var(w) · fan_in = 1, within 0.05: the variance of LeCun.', '在 64 → 256 的层上，Caffe 默认的 xavier 有 Var(w) · 扇入 = 1，误差不超过 0.05：正是 LeCun 的方差。'), apart, 2, xavierFromLecun),
  exact(atMost('glorot-caffe', 0.02, 'Glorot’s rule would give 0.4 there, within 0.02.', '按 Glorot 的规则应是 0.4，误差不超过 0.02。'), apart, 2, glorotFromOwn),
];

const claims: readonly Claim[] = [...symmetry, ...scale, ...matched, ...pairing, ...selu, ...caffe];
export default claims;
