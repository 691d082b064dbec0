import { initialiserSettings, optimizerSettings, seed, steps, type LessonLab } from '@/lesson-kit';
import { digits, mnist, type Recipe } from './networks';
import { normSettings } from './settings';

const sizes: readonly Recipe[] = [2, 4, 8, 32].flatMap((batch): Recipe[] => [{ batch }, { batch, norm: 'before' }]);

const lab: LessonLab = {
  presets: [
    {
      id: 'rates',
      title: { en: 'Ten times the rate', zh: '学习率乘十' },
      hint: { en: 'Plain and normalised, at learning rates 0.1 and 1. Before Run: does ten times the rate diverge, change nothing, or go faster, without normalisation and with it?', zh: '不加与加批归一化，学习率 0.1 和 1。运行之前先猜：学习率乘十，不归一化会怎样，归一化又会怎样？发散、没变化，还是更快？' },
      experiment: digits([{ rate: 0.1 }, { rate: 1 }, { rate: 0.1, norm: 'before' }, { rate: 1, norm: 'before' }]),
    },
    {
      id: 'batches',
      title: { en: 'Small batches', zh: '小批量有多小' },
      hint: { en: 'Batches of 2, 4, 8 and 32, each without and with normalisation, at rate 0.05. From which size on does it help?', zh: '批大小 2、4、8、32，各有不加与加批归一化两个通道，学习率 0.05。从多大开始，归一化才有用？' },
      experiment: digits(sizes, { rate: 0.05, steps: 300 }),
    },
    {
      id: 'bad-start',
      title: { en: 'A bad start', zh: '糟糕的起点' },
      hint: { en: 'Weights from N(0, 1), about four times too large, beside He’s; four hidden layers, rate 0.2. Which lane does not notice?', zh: '权重取自 N(0, 1)，约大了四倍，旁边是 He 的权重；四个隐藏层，学习率 0.2。哪个通道浑然不觉？' },
      experiment: digits([{ init: 'large' }, { init: 'large', norm: 'before' }, { init: 'he' }, { init: 'he', norm: 'before' }], { hidden: 4, rate: 0.2, steps: 300 }),
    },
    {
      id: 'sigmoid',
      title: { en: 'Sigmoid or ReLU', zh: 'sigmoid 还是 ReLU' },
      hint: { en: 'Six hidden layers. Normalisation wakes the sigmoid up; does it overtake ReLU? Look at the loss on a log axis too.', zh: '六个隐藏层。归一化把 sigmoid 唤醒了，它能超过 ReLU 吗？再用对数轴看看损失。' },
      experiment: digits([{ activation: 'sigmoid' }, { activation: 'sigmoid', norm: 'before' }, { activation: 'relu' }, { activation: 'relu', norm: 'before' }], { hidden: 6, steps: 300 }),
    },
    {
      id: 'placement',
      title: { en: 'Before or after', zh: '放前还是放后' },
      hint: { en: 'The normalisation (BN) before or after φ, for ReLU and for sigmoid. New seed a few times: does one order always win?', zh: '归一化（BN）放在 φ 之前或之后，ReLU 和 sigmoid 都试。换几次种子：总是同一种顺序赢吗？' },
      experiment: digits(
        [
          { label: 'ReLU' },
          { norm: 'before', label: 'BN → ReLU' },
          { norm: 'after', label: 'ReLU → BN' },
          { activation: 'sigmoid', norm: 'before', label: 'BN → sigmoid' },
          { activation: 'sigmoid', norm: 'after', label: 'sigmoid → BN' },
        ],
        { hidden: 6 },
      ),
    },
    {
      id: 'running',
      title: { en: 'Stale statistics', zh: '统计量跟不上' },
      hint: { en: 'The same training three times: only the momentum m of the running statistics differs, and only evaluation uses them. Compare the batch loss with the validation loss.', zh: '同一次训练做三遍：只有滑动统计量的动量 m 不同，而它只在评估时用。比较批损失与验证损失。' },
      experiment: digits([0.5, 0.9, 0.99].map((momentum): Recipe => ({ norm: 'before', momentum, label: `m = ${momentum}` })), { rate: 1, steps: 100, evalEvery: 5 }),
    },
    {
      id: 'mnist',
      title: { en: '271 346 parameters', zh: '271 346 个参数' },
      hint: { en: 'The 784-300-100-10 network on MNIST, plain and with three normalisations. The last part of the text counts its parameters.', zh: 'MNIST 上的 784-300-100-10 网络，不加归一化，以及加三处归一化。课文最后一节来数它的参数。' },
      experiment: mnist(),
    },
  ],
  settings: [...normSettings, ...optimizerSettings.filter(({ id }) => ['optimizer', 'learningRate'].includes(id)), ...initialiserSettings, steps, seed],
};

export default lab;
