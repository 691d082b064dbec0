import type { Claim, Experiment, MeasuredRun, Translated } from '@/lesson-kit';
import { seluFixedPointError } from './family';
import { digits, gaussianStack, moons, spirals, type Hidden } from './networks';
import { deadShareOf } from './reading';

type Text = Pick<Claim, 'id' | 'text' | 'comparator' | 'threshold'>;

const atMost = (id: string, threshold: number, en: string, zh: string): Text => ({ id, text: { en, zh }, comparator: '<=', threshold });
const atLeast = (id: string, threshold: number, en: string, zh: string): Text => ({ id, text: { en, zh }, comparator: '>=', threshold });

const measured = (claim: Text, quantity: Translated, experiment: (seed: number) => Experiment, measure: (run: MeasuredRun) => number, layers = false): Claim => ({
  ...claim,
  seeds: [0, 1, 2, 3, 4],
  rule: 'each',
  quantity,
  digits: 3,
  check: { kind: 'run', experiment, measure, ...(layers ? { request: { layers: true } } : {}) },
});

const accuracy: Translated = { en: 'validation accuracy after 500 steps', zh: '500 步后的验证准确率' };
const validation = (run: MeasuredRun, lane = 0): number => run.evaluations.at(-1)?.lanes[lane]?.validationAccuracy ?? NaN;
const training = (run: MeasuredRun, lane = 0): number => run.evaluations.at(-1)?.lanes[lane]?.trainAccuracy ?? NaN;
const onMoons = (claim: Text, hidden: Hidden): Claim => measured(claim, accuracy, (seed) => moons([hidden], { seed }), validation);

const dying: readonly Claim[] = [
  measured(atLeast('dead-share', 0.75, 'With hidden biases of −3, at least three in four ReLU units are dead after 500 steps …', '隐藏层偏置为 −3 时，500 步后至少四分之三的 ReLU 单元是死的……'), { en: 'share of dead hidden units', zh: '死亡的隐藏单元所占比例' }, (seed) => moons([{ activation: 'relu', bias: -3 }], { seed }), deadShareOf, true),
  onMoons(atMost('dead-accuracy', 0.6, '… and the accuracy is at or below 0.60.', '……准确率不超过 0.60。'), { activation: 'relu', bias: -3 }),
  onMoons(atLeast('elu-revives', 0.9, 'ELU climbs out of the same start: 0.90 or more.', 'ELU 从同样的起点爬了出来：达到 0.90 以上。'), { activation: 'elu', bias: -3 }),
  onMoons(atLeast('leaky-revives', 0.8, 'So does leaky ReLU with α = 0.1: 0.80 or more.', 'α = 0.1 的 leaky ReLU 也行：达到 0.80 以上。'), { activation: 'leakyRelu', alpha: 0.1, bias: -3 }),
  onMoons(atLeast('bias-revives', 0.95, 'ReLU itself needs no rescue if its biases start at 0: 0.95 or more.', '偏置从 0 开始，ReLU 自己就不用救：达到 0.95 以上。'), { activation: 'relu' }),
];

const layerMean: Translated = { en: 'mean output of hidden layer 2 before step 1', zh: '第 1 步之前第二隐藏层输出的均值' };
const meanOf2 = (run: MeasuredRun): number => run.layers?.start[0]?.[1]?.mean ?? NaN;
const top: Translated = { en: 'RMS of hidden layer 20 before step 1', zh: '第 1 步之前第 20 隐藏层的均方根' };
const rms20 = (run: MeasuredRun): number => run.layers?.start[0]?.[19]?.rms ?? NaN;

const normalising: readonly Claim[] = [
  {
    ...atMost('fixed-point', 1e-4, 'Standard normal in, mean 0 and variance 1 out: SELU keeps both, within 0.0001.', '输入是标准正态，SELU 的输出均值为 0、方差为 1，误差不超过 0.0001。'),
    seeds: [0],
    rule: 'each',
    quantity: { en: 'larger error of mean and variance', zh: '均值与方差误差中较大的一个' },
    digits: 2,
    check: { kind: 'exact', measure: seluFixedPointError },
  },
  measured(atLeast('relu-mean', 0.2, 'With LeCun weights and standard normal inputs, the second ReLU layer has a mean of 0.2 or more …', '用 LeCun 权重、标准正态输入，第二个 ReLU 层的均值不低于 0.2……'), layerMean, (seed) => gaussianStack('relu', seed), meanOf2, true),
  measured(atMost('selu-mean', 0.1, '… the second SELU layer stays within 0.1 of zero.', '……第二个 SELU 层的均值离零不超过 0.1。'), { en: 'distance from 0 of the mean of hidden layer 2', zh: '第二隐藏层均值与 0 的距离' }, (seed) => gaussianStack('selu', seed), (run) => Math.abs(meanOf2(run)), true),
  measured(atLeast('selu-deep', 0.7, 'After twenty SELU layers the RMS is above 0.7 …', '二十个 SELU 层之后，均方根高于 0.7……'), top, (seed) => gaussianStack('selu', seed), rms20, true),
  measured(atMost('selu-deep-top', 1.4, '… and below 1.4.', '……且低于 1.4。'), top, (seed) => gaussianStack('selu', seed), rms20, true),
  measured(atMost('relu-deep', 0.01, 'ReLU with the same weights falls below 0.01.', '同样的权重配 ReLU，则不到 0.01。'), top, (seed) => gaussianStack('relu', seed), rms20, true),
];

const pair: readonly Hidden[] = [{ activation: 'relu' }, { activation: 'selu' }];

const ranking: readonly Claim[] = [
  measured(atLeast('relu-wins', 0.05, 'On the spirals, ReLU is ahead of SELU by 0.05 or more.', '在螺旋上，ReLU 领先 SELU 至少 0.05。'), { en: 'validation accuracy after 300 steps, ReLU minus SELU', zh: '300 步后的验证准确率：ReLU 减 SELU' }, (seed) => spirals(pair, { seed }), (run) => validation(run) - validation(run, 1)),
  measured(atLeast('selu-wins', 0.02, 'With twelve layers on standardised digits, SELU is ahead of ReLU by 0.02 or more.', '在标准化的手写数字上用十二层，SELU 领先 ReLU 至少 0.02。'), { en: 'training accuracy after 300 steps, SELU minus ReLU', zh: '300 步后的训练准确率：SELU 减 ReLU' }, (seed) => digits(pair, { seed }), (run) => training(run, 1) - training(run)),
];

const claims: readonly Claim[] = [...dying, ...normalising, ...ranking];
export default claims;
