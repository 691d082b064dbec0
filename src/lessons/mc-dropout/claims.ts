import { metricOf, type Claim, type MeasuredRun, type Translated } from '@/lesson-kit';
import { digits, sine } from './networks';

const seeds = [0, 1, 2, 3, 4];

type MeasureRequest = NonNullable<Extract<Claim['check'], { kind: 'run' }>['request']>;
type Text = Pick<Claim, 'id' | 'text' | 'comparator' | 'threshold'>;

const atMost = (id: string, threshold: number, en: string, zh: string): Text => ({ id, text: { en, zh }, comparator: '<=', threshold });
const atLeast = (id: string, threshold: number, en: string, zh: string): Text => ({ id, text: { en, zh }, comparator: '>=', threshold });

const prediction = (run: MeasuredRun, request: number) => run.predictions?.[request]?.[0];

const curveMasks = 200;

/** Standard deviation at x = 0 (point 0) or x = 3 (point 1) over the mean standard deviation on the training inputs. */
function spreadRatio(run: MeasuredRun, point: number): number {
  const onData = prediction(run, 0)?.deviation ?? new Float32Array();
  const mean = onData.reduce((sum, value) => sum + value, 0) / onData.length;
  return (prediction(run, 1)?.deviation[point] ?? NaN) / mean;
}

const curve = (claim: Text, point: number): Claim => ({
  ...claim,
  seeds,
  rule: 'each',
  quantity: { en: 'standard deviation there / mean on the data', zh: '该处标准差 ÷ 数据处的平均标准差' },
  digits: 3,
  check: {
    kind: 'run',
    experiment: (seed) => sine([0.1], seed),
    request: { predictions: [{ inputs: 'train', mode: 'dropout', samples: curveMasks }, { inputs: { from: 0, to: 3, count: 2 }, mode: 'dropout', samples: curveMasks }] },
    measure: (run) => spreadRatio(run, point),
  },
});

type Question = NonNullable<MeasureRequest['predictions']>[number];

const averagedOver = (inputs: Question['inputs']): Question => ({ inputs, mode: 'dropout', samples: 50 });

interface OnDigits {
  readonly quantity: Translated;
  /** answers 0 and 1 of the measure */
  readonly ask: readonly [Question, Question];
  readonly measure: (run: MeasuredRun) => number;
  readonly rule?: Claim['rule'];
}

const onDigits = (claim: Text, { quantity, ask, measure, rule = 'each' }: OnDigits): Claim => ({
  ...claim,
  seeds,
  rule,
  quantity,
  digits: 3,
  check: { kind: 'run', experiment: (seed) => digits([0.5], seed), request: { predictions: ask }, measure },
});

const confidence = (run: MeasuredRun, request: number): number => prediction(run, request)?.confidence ?? NaN;
const accuracy = (run: MeasuredRun, request: number): number => prediction(run, request)?.accuracy ?? NaN;

const claims: readonly Claim[] = [
  curve(atLeast('gap', 1.3, 'In the gap, at x = 0, the spread is at least 1.3 times the mean spread on the data …', '在缺口处 x = 0，离散程度至少是数据处平均的 1.3 倍……'), 0),
  curve(atLeast('beyond', 2.2, '… and outside, at x = 3, at least 2.2 times.', '……在外面 x = 3 处，至少是 2.2 倍。'), 1),
  onDigits(atLeast('confidence', 0.15, 'On inverted digits, averaging 50 masks lowers the mean confidence by at least 0.15, on the mean of the seeds.', '在反相数字上，50 个掩码取平均使平均置信度至少下降 0.15（对各种子取平均）。'), {
    quantity: { en: 'mean confidence on inverted digits, without masks minus average', zh: '反相数字上的平均置信度：无掩码减平均' },
    ask: [{ inputs: 'inverted' }, averagedOver('inverted')],
    measure: (run) => confidence(run, 0) - confidence(run, 1),
    rule: 'mean',
  }),
  onDigits(atLeast('auroc', 0.72, 'The average over 50 masks ranks inverted digits as more doubtful with an AUROC of at least 0.72, on the mean of the seeds.', '用 50 个掩码的平均来排序，把反相数字认作更可疑，AUROC 至少 0.72（对各种子取平均）。'), {
    quantity: { en: 'AUROC, inverted against upright digits', zh: 'AUROC：反相数字对正常数字' },
    ask: [averagedOver('inverted'), averagedOver('validation')],
    measure: (run) => metricOf(run, 0, { kind: 'doubt', masks: 50 }),
    rule: 'mean',
  }),
  onDigits(atMost('accuracy', 0.02, 'Averaging 50 masks changes the accuracy by at most 0.02 in either direction.', '50 个掩码取平均，准确率升降都不超过 0.02。'), {
    quantity: { en: 'difference of the accuracies', zh: '准确率之差的绝对值' },
    ask: [{ inputs: 'validation' }, averagedOver('validation')],
    measure: (run) => Math.abs(accuracy(run, 0) - accuracy(run, 1)),
  }),
];
export default claims;
