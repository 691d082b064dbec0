import type { Claim, MeasuredRun, Translated } from '@/lesson-kit';
import { digits, type RecipeName } from './networks';

const seeds = [0, 1, 2, 3, 4];

type Text = Pick<Claim, 'id' | 'text' | 'comparator' | 'threshold'>;

const atMost = (id: string, threshold: number, en: string, zh: string): Text => ({ id, text: { en, zh }, comparator: '<=', threshold });
const atLeast = (id: string, threshold: number, en: string, zh: string): Text => ({ id, text: { en, zh }, comparator: '>=', threshold });

/** RMS of ∂L/∂W₁ over RMS of ∂L/∂W_out, before the first step. */
function gradientRatio(run: MeasuredRun): number {
  const dense = (run.layers?.start[0] ?? []).filter(({ kind }) => kind === 'dense');
  return (dense[0]?.weightGradientRms ?? NaN) / (dense.at(-1)?.weightGradientRms ?? NaN);
}

const ratio = (claim: Text, name: RecipeName): Claim => ({
  ...claim,
  seeds,
  rule: 'each',
  quantity: { en: 'RMS of ∂L/∂W₁ / RMS of ∂L/∂W₉ before step 1', zh: '第 1 步之前，∂L/∂W₁ 与 ∂L/∂W₉ 的均方根之比' },
  digits: 2,
  check: { kind: 'run', experiment: (seed) => digits([name], { seed, steps: 1 }), request: { layers: true }, measure: gradientRatio },
});

const moved = (claim: Text, name: RecipeName): Claim => ({
  ...claim,
  seeds,
  rule: 'each',
  quantity: { en: '‖W₁ − W₁ at the start‖ / ‖W₁ at the start‖ after 300 steps', zh: '300 步后 W₁ 的位移与初始范数之比' },
  digits: 2,
  check: { kind: 'run', experiment: (seed) => digits([name], { seed }), request: { layers: true }, measure: (run) => run.layers?.end[0]?.[0]?.relativeMove ?? NaN },
});

const accuracy: Translated = { en: 'training accuracy after 300 steps', zh: '300 步后的训练准确率' };

const trained = (claim: Text, name: RecipeName, rule: Claim['rule'] = 'each'): Claim => ({
  ...claim,
  seeds,
  rule,
  quantity: accuracy,
  digits: 3,
  check: { kind: 'run', experiment: (seed) => digits([name], { seed }), measure: (run) => run.evaluations.at(-1)?.lanes[0]?.trainAccuracy ?? NaN },
});

const vanishing: readonly Claim[] = [
  ratio(atMost('sigmoid-ratio', 1e-4, 'Eight sigmoid layers with Glorot’s weights: the first layer’s gradient is less than 0.0001 of the last one’s.', '八个 sigmoid 层配 Glorot 权重：第一层的梯度不到最后一层的 0.0001。'), 'sigmoid'),
  moved(atMost('sigmoid-still', 1e-4, 'In 300 steps W₁ moves by less than 0.0001 of its length …', '300 步里，W₁ 的位移不到自身长度的 0.0001……'), 'sigmoid'),
  trained(atMost('sigmoid-stuck', 0.15, '… and the accuracy stays at or below 0.15.', '……准确率一直不超过 0.15。'), 'sigmoid'),
];

const large: readonly Claim[] = [
  ratio(atLeast('large-ratio', 1e-3, 'The same network under N(0, 1): the ratio is above 0.001, hundreds of times larger.', '同一个网络换成 N(0, 1)：比值高于 0.001，大了几百倍。'), 'sigmoidLarge'),
  trained(atLeast('large-learns', 0.22, 'It even learns a little: 0.22 or more on average.', '它甚至学到一点：平均不低于 0.22。'), 'sigmoidLarge', 'mean'),
  ratio(atMost('small-ratio', 1e-12, 'Under N(0, 0.01²) the ratio is below 10⁻¹².', '换成 N(0, 0.01²)，比值低于 10⁻¹²。'), 'sigmoidSmall'),
  ratio(atLeast('tanh-explodes', 3, 'Tanh under N(0, 1) explodes: the first layer’s gradient is more than 3 times the last one’s, on most draws more than 10 times.', 'tanh 配 N(0, 1) 会爆炸：第一层的梯度是最后一层的 3 倍以上，多数抽样超过 10 倍。'), 'tanhLarge'),
];

const cures: readonly Claim[] = [
  ratio(atLeast('norm-ratio', 0.05, 'Batch normalisation before every sigmoid lifts the ratio above 0.05 …', '在每个 sigmoid 之前加批归一化，比值升到 0.05 以上……'), 'sigmoidNorm'),
  moved(atLeast('norm-moves', 0.1, '… W₁ moves by more than 0.1 of its length …', '……W₁ 的位移超过自身长度的 0.1……'), 'sigmoidNorm'),
  trained(atLeast('norm-learns', 0.9, '… and 300 steps reach 0.90.', '……300 步达到 0.90。'), 'sigmoidNorm'),
  trained(atLeast('tanh-learns', 0.85, 'Eight tanh layers with Glorot’s weights reach 0.85 without any help.', '八个 tanh 层配 Glorot 权重，什么都不加也达到 0.85。'), 'tanh'),
  {
    ...atLeast('relu-learns', 0.7, 'Eight ReLU layers with He’s weights reach 0.70 or more within 300 steps, on most draws above 0.90.', '八个 ReLU 层配 He 权重，300 步之内达到 0.70 以上，多数抽样超过 0.90。'),
    seeds,
    rule: 'each',
    quantity: { en: 'best training accuracy of 300 steps', zh: '300 步内最高的训练准确率' },
    digits: 3,
    // Single evaluations fall into short dips at this rate; the last one may be one of them.
    check: { kind: 'run', experiment: (seed) => digits(['relu'], { seed }), measure: (run) => Math.max(...run.evaluations.map(({ lanes }) => lanes[0]?.trainAccuracy ?? NaN)) },
  },
];

const claims: readonly Claim[] = [...vanishing, ...large, ...cures];
export default claims;
