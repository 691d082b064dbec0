import type { ActivationName, Claim, Experiment, MeasuredRun, Translated } from '@/lesson-kit';
import { shiftChange, steepestSigmoid, trainedCollapseError } from './exact';
import { circles, spirals } from './networks';

const seeds = [0, 1, 2, 3, 4];

type Text = Pick<Claim, 'id' | 'text' | 'comparator' | 'threshold'>;

const exact = (claim: Text, quantity: Translated, digits: number, measure: () => number): Claim => ({ ...claim, seeds: [0], rule: 'each', quantity, digits, check: { kind: 'exact', measure } });

const accuracyAfter = (steps: number): Translated => ({ en: `validation accuracy after ${steps} steps`, zh: `${steps} 步后的验证准确率` });
const validationAccuracy = (run: MeasuredRun): number => run.evaluations.at(-1)?.lanes[0]?.validationAccuracy ?? NaN;

const trained = (claim: Text, steps: number, experiment: (seed: number) => Experiment): Claim => ({
  ...claim,
  seeds,
  rule: 'each',
  quantity: accuracyAfter(steps),
  digits: 3,
  check: { kind: 'run', experiment, measure: validationAccuracy },
});

const onCircles = (claim: Text, activation: ActivationName, steps = 300): Claim => trained(claim, steps, (seed) => circles([activation], { seed, steps }));
const onSpirals = (claim: Text, activation: ActivationName): Claim => trained(claim, 300, (seed) => spirals(1, [activation], { seed }));

const atMost = (id: string, threshold: number, en: string, zh: string): Text => ({ id, text: { en, zh }, comparator: '<=', threshold });
const atLeast = (id: string, threshold: number, en: string, zh: string): Text => ({ id, text: { en, zh }, comparator: '>=', threshold });

const claims: readonly Claim[] = [
  exact(
    atMost('collapse', 1e-4, 'Three trained linear layers and the one affine map they collapse to give the same outputs, within 0.0001.', '训练好的三个线性层，与合并成的那一个仿射变换，输出相同，误差不超过 0.0001。'),
    { en: 'largest difference of an output, five trained networks', zh: '五个训练好的网络中，输出的最大差异' },
    2,
    () => Math.max(...seeds.map(trainedCollapseError)),
  ),
  onCircles(atMost('linear-circles', 0.7, 'Without activations, two hidden layers stay at or below 0.70 on the circles …', '没有激活函数，两个隐藏层在同心圆上的准确率不超过 0.70……'), 'linear'),
  onCircles(atMost('linear-longer', 0.7, '… and five times as many steps do not help.', '……训练步数加到五倍，也没有用。'), 'linear', 1500),
  onCircles(atLeast('relu-circles', 0.95, 'The same network with ReLU reaches 0.95.', '同一个网络换上 ReLU，达到 0.95。'), 'relu'),
  exact(
    atMost('sigmoid-slope', 0.25, 'The slope of the sigmoid is nowhere above ¼.', 'sigmoid 的斜率处处不超过 ¼。'),
    { en: 'largest slope between −10 and 10', zh: '−10 到 10 之间的最大斜率' },
    3,
    steepestSigmoid,
  ),
  onCircles(atMost('sigmoid-slow', 0.85, 'After 300 steps the sigmoid network is at or below 0.85 …', '300 步后，sigmoid 网络不超过 0.85……'), 'sigmoid'),
  onCircles(atLeast('sigmoid-able', 0.95, '… and after 1500 it has reached 0.95.', '……1500 步后，它也达到 0.95。'), 'sigmoid', 1500),
  onSpirals(atMost('linear-spirals', 0.82, 'On spirals of one turn, [2, 16, 16, 2] without activations stays at or below 0.82.', '在一圈的螺旋上，没有激活函数的 [2, 16, 16, 2] 不超过 0.82。'), 'linear'),
  onSpirals(atLeast('relu-spirals', 0.97, 'With ReLU it reaches 0.97.', '换上 ReLU，达到 0.97。'), 'relu'),
  exact(
    atMost('softmax-shift', 1e-12, 'Adding the same number to all logits, −1000 to 1000, changes no probability.', '给所有 logit 加上同一个数（−1000 到 1000），概率一个也不变。'),
    { en: 'largest change of a probability', zh: '概率的最大变化' },
    2,
    shiftChange,
  ),
];
export default claims;
