import { digits, sine } from './networks';
import type { LessonPrediction, MeasuredRun } from '@/lesson-kit';

const seeds = [0, 1, 2, 3, 4];

/** Standard deviation of the answers at x = 1 (data), 0 (gap) and 3 (beyond), in the order of the options. */
const places = [1, 0, 3];
const spreadAt = (run: MeasuredRun, option: number): number => run.predictions?.[0]?.[0]?.deviation[places[option] ?? NaN] ?? NaN;

const where: LessonPrediction = {
  id: 'where',
  question: {
    en: 'The data lie between −1.5 and −0.5 and between 0.5 and 1.5. After training, 200 masks each give an answer. Where do they disagree most?',
    zh: '数据分布在 −1.5 到 −0.5 和 0.5 到 1.5 两段。训练之后，200 个掩码各给一个答案。哪里的分歧最大？',
  },
  run: { experiment: (seed) => sine([0.1], seed), seeds, request: { predictions: [{ inputs: { from: 0, to: 3, count: 4 }, mode: 'dropout', samples: 200 }] } },
  answer: {
    kind: 'choice',
    quantity: { en: 'standard deviation over the masks', zh: '各掩码答案的标准差' },
    digits: 2,
    outcome: { kind: 'first', first: 'highest', measure: spreadAt },
    options: [
      { id: 'data', text: { en: 'At x = 1, on the data', zh: '在 x = 1，有数据的地方' }, feedback: { en: 'There every sub-network was trained to give the same answer; nowhere do they agree better.', zh: '那里每个子网络都被训练成给出同样的答案，是分歧最小的地方。' } },
      { id: 'gap', text: { en: 'At x = 0, in the gap', zh: '在 x = 0，缺口里' }, feedback: { en: 'They do disagree there, but the gap is held from both sides: a curve that fits left and right cannot go far astray.', zh: '那里确实有分歧，但缺口两边都被数据拉住：左右都要吻合的曲线，中间跑不了多远。' } },
      { id: 'beyond', text: { en: 'At x = 3, beyond the data', zh: '在 x = 3，数据之外' }, feedback: { en: 'Nothing holds the curve on that side, and the straight pieces of a ReLU network run apart the further they go.', zh: '那一侧没有任何东西拉住曲线，ReLU 网络的直线段走得越远，散得越开。' } },
    ],
  },
  explanation: { en: 'Distance from the data is what the spread measures, roughly. It is not told what is true out there, only that nothing settled it.', zh: '离散程度大致衡量的是离数据有多远。它并不知道外面的真相，只知道没有什么定下过那里的答案。' },
};

const inverted: LessonPrediction = {
  id: 'inverted',
  question: {
    en: 'A network trained on 200 digits, evaluated the usual way, sees digits with black and white exchanged. How large is its mean confidence, the largest probability it gives?',
    zh: '用 200 张数字训练的网络，按平常的方式评估，来看黑白颠倒的数字。它给出的最大概率，平均有多高？',
  },
  run: { experiment: (seed) => digits([0.5], seed), seeds, request: { predictions: [{ inputs: 'inverted' }] } },
  answer: {
    kind: 'choice',
    quantity: { en: 'mean confidence on inverted digits', zh: '反相数字上的平均置信度' },
    digits: 2,
    outcome: { kind: 'bands', measure: (run) => run.predictions?.[0]?.[0]?.confidence ?? NaN, upTo: [0.3, 0.7] },
    options: [
      { id: 'low', text: { en: 'Near 0.1: it has ten classes and no idea', zh: '0.1 左右：十个类别，它毫无头绪' }, feedback: { en: 'It has no idea, and does not know it. Softmax only compares logits, and far from the data these are large.', zh: '它确实毫无头绪，却不自知。softmax 只比较 logit，而离数据越远，logit 越大。' } },
      { id: 'middle', text: { en: 'Around 0.5', zh: '0.5 左右' }, feedback: { en: 'That is what the average over masks arrives at. A single network is far surer.', zh: '那是对许多掩码取平均之后的水平；单个网络要自信得多。' } },
      { id: 'high', text: { en: 'Above 0.7, nearly as on real digits', zh: '0.7 以上，和真的数字差不多' }, feedback: { en: 'Just so, and each of these answers is worth nothing.', zh: '正是如此，而这些答案没有一个有价值。' } },
    ],
  },
  explanation: { en: 'Confidence says how far one logit leads the others, not how much the question resembles anything learned.', zh: '置信度说的是一个 logit 领先其他多少，而不是这个问题像不像学过的东西。' },
};

const accuracyGain = (run: MeasuredRun): number => (run.predictions?.[1]?.[0]?.accuracy ?? NaN) - (run.predictions?.[0]?.[0]?.accuracy ?? NaN);

const gain: LessonPrediction = {
  id: 'accuracy-gain',
  question: { en: 'On ordinary digits, the answers of 50 masks are averaged. What happens to the accuracy, compared with one pass without masks?', zh: '在普通数字上，把 50 个掩码的答案取平均。与不带掩码的一次前向相比，准确率会怎样？' },
  run: { experiment: (seed) => digits([0.5], seed), seeds, request: { predictions: [{ inputs: 'validation' }, { inputs: 'validation', mode: 'dropout', samples: 50 }] } },
  answer: {
    kind: 'choice',
    quantity: { en: 'accuracy, average of 50 masks minus without masks', zh: '准确率：50 个掩码的平均减无掩码' },
    digits: 2,
    outcome: { kind: 'bands', measure: accuracyGain, upTo: [-0.025, 0.025] },
    options: [
      { id: 'falls', text: { en: 'It falls by several points: half the units are missing', zh: '降几个百分点：少了一半单元' }, feedback: { en: 'Each single mask costs several points. Averaged, their errors cancel.', zh: '单独一个掩码确实要损失几个百分点，平均之后误差互相抵消了。' } },
      { id: 'same', text: { en: 'It stays within two points or so', zh: '基本不变，两个百分点以内' }, feedback: { en: 'The network without masks is the cheap stand-in for that very average.', zh: '不带掩码的网络，正是这个平均的廉价替身。' } },
      { id: 'rises', text: { en: 'It rises by several points: an ensemble of fifty', zh: '升几个百分点：相当于五十个网络的集成' }, feedback: { en: 'An ensemble of independently trained networks might. These fifty share every weight, and the unmasked network already averages them.', zh: '独立训练的网络集成起来也许会。这五十个共用同一套权重，而不带掩码的网络已经近似了它们的平均。' } },
    ],
  },
  explanation: { en: 'What fifty passes buy is the spread, not the answer.', zh: '五十次前向计算买到的是离散程度，而不是更好的答案。' },
};

const predictions: readonly LessonPrediction[] = [where, inverted, gain];
export default predictions;
