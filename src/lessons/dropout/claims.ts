import type { Claim, MeasuredRun, Translated } from '@/lesson-kit';
import { expectedScale } from './masks';
import { smallNet, withRates, type Bench } from './networks';

const seeds = [0, 1, 2, 3, 4];

type Text = Pick<Claim, 'id' | 'text' | 'comparator' | 'threshold'>;

const atMost = (id: string, threshold: number, en: string, zh: string): Text => ({ id, text: { en, zh }, comparator: '<=', threshold });
const atLeast = (id: string, threshold: number, en: string, zh: string): Text => ({ id, text: { en, zh }, comparator: '>=', threshold });

const last = (run: MeasuredRun, lane: number) => run.evaluations.at(-1)?.lanes[lane];
const validation = (run: MeasuredRun, lane: number): number => last(run, lane)?.validationAccuracy ?? NaN;

const trained = (claim: Text, quantity: Translated, rates: readonly number[], bench: Bench, measure: (run: MeasuredRun) => number): Claim => ({
  ...claim,
  seeds,
  rule: 'each',
  quantity,
  digits: 3,
  check: { kind: 'run', experiment: (seed) => withRates(rates, { ...bench, seed }), measure },
});

const gain: Translated = { en: 'validation accuracy, p = 0.5 minus p = 0', zh: '验证准确率：p = 0.5 减 p = 0' };
const gainOf = (run: MeasuredRun): number => validation(run, 1) - validation(run, 0);

const noisy: readonly Claim[] = [
  trained(atLeast('noisy-gain', 0.05, 'With p = 0.5, validation accuracy ends at least 0.05 higher than without dropout …', 'p = 0.5 时，最终验证准确率比不用 Dropout 至少高 0.05……'), gain, [0, 0.5], {}, gainOf),
  trained(atMost('noisy-train', 0.85, '… while training accuracy falls to 0.85 or less …', '……而训练准确率降到 0.85 以下……'), { en: 'training accuracy after 500 steps, p = 0.5', zh: '500 步后的训练准确率，p = 0.5' }, [0.5], {}, (run) => last(run, 0)?.trainAccuracy ?? NaN),
  trained(atLeast('noisy-order', 0, '… and ends below validation accuracy.', '……最终低于验证准确率。'), { en: 'validation minus training accuracy, p = 0.5', zh: '验证准确率减训练准确率，p = 0.5' }, [0.5], {}, (run) => validation(run, 0) - (last(run, 0)?.trainAccuracy ?? NaN)),
];

const limits: readonly Claim[] = [
  trained(atMost('clean', 0.04, 'On 400 clean digits, p = 0.5 and p = 0 differ by at most 0.04.', '在 400 张标签干净的数字上，p = 0.5 与 p = 0 相差不超过 0.04。'), { en: 'difference of the validation accuracies', zh: '两者验证准确率之差的绝对值' }, [0, 0.5], { labelNoise: 0 }, (run) => Math.abs(gainOf(run))),
  trained(atMost('small-net', -0.15, 'On two layers of eight units, p = 0.5 costs at least 0.15.', '两层各八个单元的网络，p = 0.5 至少损失 0.15。'), gain, [0, 0.5], smallNet, gainOf),
];

const clean = { labelNoise: 0, trainSize: 1000 } as const;
const masks = 20;

/** The same trained network three ways: without masks, with one mask, and averaged over many. */
const evaluated = (claim: Text, quantity: Translated, measure: (run: MeasuredRun) => number): Claim => ({
  ...claim,
  seeds,
  rule: 'each',
  quantity,
  digits: 3,
  check: {
    kind: 'run',
    experiment: (seed) => withRates([0.5], { ...clean, seed }),
    request: { predictions: [{ inputs: 'validation' }, { inputs: 'validation', mode: 'dropout', samples: masks }] },
    measure,
  },
});

const prediction = (run: MeasuredRun, request: number) => run.predictions?.[request]?.[0];
const whole = (run: MeasuredRun): number => prediction(run, 0)?.accuracy ?? NaN;

const evaluation: readonly Claim[] = [
  evaluated(
    atLeast('forgotten', 0.03, 'Evaluated with its masks on, the network loses at least 0.03 of accuracy …', '评估时若忘了关掩码，准确率至少损失 0.03……'),
    { en: 'accuracy without masks minus with one, mean of 20', zh: '无掩码的准确率减单个掩码的准确率（20 个取平均）' },
    (run) => whole(run) - (prediction(run, 1)?.sampleAccuracy ?? NaN),
  ),
  evaluated(
    atMost('averaged', 0.02, '… and the average of the 20 masked answers is again within 0.02 of the unmasked one.', '……而把这 20 次带掩码的输出平均起来，又回到与无掩码相差 0.02 以内。'),
    { en: 'difference of the accuracies, average of 20 masks', zh: '准确率之差的绝对值（20 个掩码平均）' },
    (run) => Math.abs(whole(run) - (prediction(run, 1)?.accuracy ?? NaN)),
  ),
];

const scaling: Claim = {
  ...atMost('expectation', 0.005, 'Over 5,000 masks of the lab’s own stream at p = 0.5, the mean of m/(1 − p) is 1 within 0.005.', '取实验台所用随机流的 5000 个掩码，p = 0.5，m/(1 − p) 的平均与 1 相差不超过 0.005。'),
  seeds: [0],
  rule: 'each',
  quantity: { en: 'distance of the mean from 1, 128 units', zh: '平均值与 1 的偏差（128 个单元）' },
  digits: 2,
  check: { kind: 'exact', measure: () => Math.abs(expectedScale(0.5, 5000) - 1) },
};

const claims: readonly Claim[] = [scaling, ...noisy, ...limits, ...evaluation];
export default claims;
