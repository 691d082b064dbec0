import type { Experiment, OptimizerName, OptimizerSpec } from '@/engine/experiment/types';
import { defaultOptimizer, setLane } from '@/session/experiments';
import { optimizerNames } from '@/lesson-kit/names';
import type { Setting } from '@/lesson-kit/types';
import { biasCorrection, laneOf, optimizerNumber, setOptimizer } from './lane';

const order: readonly OptimizerName[] = ['sgd', 'momentum', 'nesterov', 'adagrad', 'rmsprop', 'adam', 'nadam', 'adamw'];

/** λ of the lane, wherever its optimizer keeps it. */
function decayOf(experiment: Experiment, lane: number): number {
  const { optimizer, regularisation } = laneOf(experiment, lane);
  return optimizer.kind === 'adamw' ? optimizer.weightDecay : regularisation.l2;
}

function setDecay(experiment: Experiment, lane: number, value: number): Experiment {
  const { optimizer, regularisation } = laneOf(experiment, lane);
  if (optimizer.kind === 'adamw') return setOptimizer(experiment, lane, { weightDecay: value });
  return setLane(experiment, lane, { regularisation: { ...regularisation, l2: value } });
}

/** Another update rule with the numbers both have in common: η, β₁ … stay what the reader made them. */
export function changeOptimizer(experiment: Experiment, lane: number, kind: OptimizerName): Experiment {
  const decay = decayOf(experiment, lane);
  const { optimizer: old, regularisation } = laneOf(experiment, lane);
  if (old.kind === kind) return experiment;
  const fresh = defaultOptimizer(kind);
  const kept = Object.entries(old).filter(([key]) => key !== 'kind' && key !== 'epsilon' && Object.hasOwn(fresh, key));
  const optimizer = { ...fresh, ...Object.fromEntries(kept) } as OptimizerSpec;
  // Exactly one of the two places holds λ, or the lane would decay twice.
  const changed = setLane(experiment, lane, { optimizer, regularisation: { ...regularisation, l2: 0 } });
  return setDecay(changed, lane, decay);
}

const rule: Setting = {
  id: 'optimizer',
  label: { en: 'Optimizer', zh: '优化器' },
  why: { en: 'The rule that turns a gradient into a step. The learning rate stays.', zh: '把梯度变成一步更新的规则；学习率保持不变。' },
  scope: 'lane',
  control: {
    kind: 'choice',
    options: order.map((value) => ({ value, label: optimizerNames[value] })),
    read: (experiment, lane) => laneOf(experiment, lane).optimizer.kind,
    write: (experiment, lane, value) => changeOptimizer(experiment, lane, value as OptimizerName),
  },
};

const learningRate = optimizerNumber('learningRate', {
  label: { en: 'Learning rate η', zh: '学习率 η' },
  why: { en: 'Still the number that matters most, for every optimizer here.', zh: '对这里的每个优化器来说，它仍是最要紧的数。' },
  min: 1e-4,
  max: 1,
  scale: 'log',
});

const momentum = optimizerNumber('momentum', {
  label: { en: 'Momentum β', zh: '动量 β' },
  why: { en: 'Share of the old velocity that is kept: about 1/(1−β) gradients add up.', zh: '旧速度保留的比例：大约累积 1/(1−β) 个梯度。' },
  min: 0,
  max: 0.99,
  scale: 'linear',
  step: 0.01,
});

const rho = optimizerNumber('rho', {
  label: { en: 'Decay ρ', zh: '衰减率 ρ' },
  why: { en: 'How long squared gradients are remembered: about 1/(1−ρ) steps.', zh: '平方梯度记多久：大约 1/(1−ρ) 步。' },
  min: 0,
  max: 0.999,
  scale: 'linear',
  step: 0.001,
});

const beta1 = optimizerNumber('beta1', {
  label: { en: 'β₁ (mean of g)', zh: 'β₁（梯度均值）' },
  why: { en: 'The momentum inside Adam.', zh: 'Adam 内部的动量。' },
  min: 0,
  max: 0.99,
  scale: 'linear',
  step: 0.01,
});

const beta2 = optimizerNumber('beta2', {
  label: { en: 'β₂ (mean of g²)', zh: 'β₂（平方梯度均值）' },
  why: { en: 'How slowly the divisor forgets.', zh: '分母遗忘得有多慢。' },
  min: 0,
  max: 0.9999,
  scale: 'linear',
  step: 0.0001,
});

const epsilon = optimizerNumber('epsilon', {
  label: { en: 'ε (outside the root)', zh: 'ε（在根号外）' },
  why: { en: 'Shows only where gradients are about as small; large values turn Adam back into momentum.', zh: '只有梯度小到与它相当时才起作用；取得很大，Adam 就退回动量法。' },
  min: 1e-10,
  max: 1,
  scale: 'log',
});

const decay: Setting = {
  id: 'weightDecay',
  label: { en: 'Weight decay λ', zh: '权重衰减 λ' },
  why: { en: 'Pulls every weight towards zero; biases are left alone.', zh: '把每个权重拉向零；偏置不受影响。' },
  scope: 'lane',
  control: { kind: 'number', min: 0, max: 0.2, scale: 'linear', step: 0.001, read: decayOf, write: setDecay },
};

const decayMode: Setting = {
  id: 'decayMode',
  label: { en: 'How λ acts', zh: 'λ 的作用方式' },
  why: { en: 'As a penalty it passes through the divisor; decoupled it does not. That is the W of AdamW.', zh: '作为惩罚项，它也要除以分母；解耦则不会。AdamW 的 W 就是这个意思。' },
  scope: 'lane',
  applies: (experiment, lane) => ['adam', 'adamw'].includes(laneOf(experiment, lane).optimizer.kind) && decayOf(experiment, lane) > 0,
  control: {
    kind: 'choice',
    options: [
      { value: 'adam', label: { en: 'L2 penalty (Adam)', zh: 'L2 惩罚（Adam）' } },
      { value: 'adamw', label: { en: 'decoupled (AdamW)', zh: '解耦（AdamW）' } },
    ],
    read: (experiment, lane) => laneOf(experiment, lane).optimizer.kind,
    write: (experiment, lane, value) => changeOptimizer(experiment, lane, value as OptimizerName),
  },
};

/** Everything about the update rule of one lane. */
export const optimizerSettings: readonly Setting[] = [rule, learningRate, momentum, rho, beta1, beta2, epsilon, biasCorrection, decay, decayMode];
