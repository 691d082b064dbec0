import type { LessonPrediction, MeasuredRun } from '@/lesson-kit';
import { smallNet, withRates } from './networks';

const seeds = [0, 1, 2, 3, 4];

const last = (run: MeasuredRun, lane: number) => run.evaluations.at(-1)?.lanes[lane];

const trainBelowValidation: LessonPrediction = {
  id: 'train-or-validation',
  question: {
    en: '400 digits, 40 % of their labels drawn at random, dropout with p = 0.5. After 500 steps, where does training accuracy end?',
    zh: '400 张数字，40% 的标签重新随机抽取，Dropout 的 p = 0.5。500 步之后，训练准确率停在哪里？',
  },
  run: { experiment: (seed) => withRates([0.5], { seed }), seeds },
  answer: {
    kind: 'choice',
    quantity: { en: 'training minus validation accuracy', zh: '训练准确率减验证准确率' },
    digits: 2,
    outcome: { kind: 'bands', measure: (run) => (last(run, 0)?.trainAccuracy ?? NaN) - (last(run, 0)?.validationAccuracy ?? NaN), upTo: [-0.03, 0.03] },
    options: [
      {
        id: 'below',
        text: { en: 'Clearly below validation accuracy', zh: '明显低于验证准确率' },
        feedback: { en: 'The wrong labels count as targets on the training set, and this network has not learned them. On clean labels it is right more often.', zh: '训练集上错误的标签也算目标，而这个网络没有去学它们；在干净的标签上，它反而对得更多。' },
      },
      {
        id: 'equal',
        text: { en: 'About level with it', zh: '与之差不多' },
        feedback: { en: 'Level would mean that it learned just as many wrong labels as it makes mistakes on new digits. It learned far fewer.', zh: '持平意味着：它学会的错误标签，恰好抵消它在新数字上犯的错。实际上它学会的错误标签少得多。' },
      },
      {
        id: 'above',
        text: { en: 'Clearly above it, as usual', zh: '和往常一样，明显高于它' },
        feedback: { en: 'That is what a network without dropout does here: it learns the wrong labels by heart.', zh: '不用 Dropout 的网络在这里才会这样：把错误标签也背下来。' },
      },
    ],
  },
  explanation: {
    en: 'Of the labels drawn at random nine in ten are wrong, so about 36 % of the training labels cannot be predicted from the picture. A network that only learns what digits look like stays below 0.75 on them.',
    zh: '随机抽取的标签十有八九是错的，因此约 36% 的训练标签从图像上根本看不出来。只学字形的网络，在训练集上就超不过 0.75 左右。',
  },
};

const ranking: LessonPrediction = {
  id: 'small-net-order',
  question: {
    en: 'Two hidden layers of only eight units, 1297 clean digits. Put the three dropout rates in the order of their final validation accuracy.',
    zh: '两个隐藏层各只有八个单元，1297 张标签干净的数字。把三种丢弃率按最终的验证准确率排个序。',
  },
  run: { experiment: (seed) => withRates([0.5, 0, 0.2], { ...smallNet, seed }), seeds },
  answer: {
    kind: 'ranking',
    lanes: [0, 1, 2],
    metric: { kind: 'final', quantity: 'validationAccuracy' },
    first: 'highest',
    tie: 0.01,
    feedback: {
      right: { en: 'A layer of eight has nothing to spare: every unit taken away costs.', zh: '八个单元的层没有多余的可让：拿走一个就少一分。' },
      wrong: { en: 'Dropout is a remedy against memorising. This network is too small to memorise anything, so all it does is take units away.', zh: 'Dropout 治的是死记。这个网络小得什么也背不下来，Dropout 只是白白拿走了单元。' },
    },
  },
  explanation: {
    en: 'Look at training accuracy as well: it falls in the same order. That is under-fitting, and regularisation makes it worse.',
    zh: '再看训练准确率：也是同样的次序。这是欠拟合，正则化只会雪上加霜。',
  },
};

const sketch: LessonPrediction = {
  id: 'validation-curve',
  question: {
    en: 'The same noisy labels without dropout. Sketch validation accuracy over the 500 steps.',
    zh: '还是那些带噪声的标签，这次不用 Dropout。画出 500 步里验证准确率的走势。',
  },
  run: { experiment: (seed) => withRates([0], { seed }), seeds },
  answer: {
    kind: 'sketch',
    lane: 0,
    quantity: 'validationAccuracy',
    range: [0, 1],
    tolerance: { level: 0.12, flat: 0.03 },
    feedback: {
      right: { en: 'Up steeply, then slowly down: first the rule, then the exceptions.', zh: '先陡升，再缓降：先学到规律，再背下例外。' },
      direction: { en: 'It rises to its best within the first hundred steps, while the network learns what digits look like. From then on it learns the wrong labels one by one, and each of them costs something on new digits.', zh: '前一百步内它就升到最高，那时网络在学字形。之后它一个接一个地背错误标签，每背一个，新数字上就丢一点。' },
      level: { en: 'The shape is right. The height is decided by how many labels are wrong.', zh: '形状对了。高低则取决于有多少标签是错的。' },
    },
  },
  explanation: {
    en: 'Training accuracy rises all the time: it cannot tell you when to stop. Validation accuracy can.',
    zh: '训练准确率自始至终都在升，它不会告诉你何时该停；验证准确率会。',
  },
};

const predictions: readonly LessonPrediction[] = [trainBelowValidation, ranking, sketch];
export default predictions;
