import { activationLabels, activations, setLane, type ActivationName, type Experiment, type InitSpec, type Setting } from '@/lesson-kit';

const choices: readonly ActivationName[] = ['linear', 'sigmoid', 'tanh', 'relu', 'leakyRelu', 'elu', 'selu', 'gelu', 'silu', 'softplus', 'mish', 'softsign', 'hardSigmoid'];

const defaultAlpha = (fn: ActivationName): number => activations[fn].defaultAlpha;
const layersOf = (experiment: Experiment, lane: number) => experiment.lanes[lane]?.layers ?? [];
const activationOf = (experiment: Experiment, lane: number) => layersOf(experiment, lane).find((layer) => layer.kind === 'activation');

/** Every hidden activation of one lane; what is not named stays. */
function setActivation(experiment: Experiment, lane: number, change: { readonly fn: ActivationName; readonly alpha?: number }): Experiment {
  return setLane(experiment, lane, { layers: layersOf(experiment, lane).map((layer) => (layer.kind === 'activation' ? { kind: 'activation', ...change } : layer)) });
}

/** Another function of this lane starts with its own α. */
export const laneActivation: Setting = {
  id: 'laneActivation',
  label: { en: 'Activation φ', zh: '激活函数 φ' },
  why: { en: 'After every hidden layer of this lane. The other lanes keep theirs.', zh: '用在本通道的每个隐藏层之后；其他通道不变。' },
  scope: 'lane',
  control: {
    kind: 'choice',
    options: choices.map((value) => ({ value, label: activationLabels[value] })),
    read: (experiment, lane) => activationOf(experiment, lane)?.fn ?? 'linear',
    write: (experiment, lane, value) => setActivation(experiment, lane, { fn: value as ActivationName }),
  },
};

/** Where the function has one: leaky ReLU, ELU. */
export const laneAlpha: Setting = {
  id: 'laneAlpha',
  label: { en: 'α (left side)', zh: 'α（左侧）' },
  why: { en: 'Leaky ReLU: the slope below 0. ELU: the depth at which it levels off.', zh: 'leaky ReLU：0 以左的斜率；ELU：左侧趋平的深度。' },
  scope: 'lane',
  applies: (experiment, lane) => defaultAlpha(activationOf(experiment, lane)?.fn ?? 'linear') !== 0,
  control: {
    kind: 'number',
    min: 0,
    max: 2,
    scale: 'linear',
    step: 0.01,
    read: (experiment, lane) => activationOf(experiment, lane)?.alpha ?? defaultAlpha(activationOf(experiment, lane)?.fn ?? 'linear'),
    write: (experiment, lane, alpha) => setActivation(experiment, lane, { fn: activationOf(experiment, lane)?.fn ?? 'linear', alpha }),
  },
};

const initialisers: readonly { readonly value: 'glorot' | 'he' | 'lecun'; readonly en: string; readonly zh: string }[] = [
  { value: 'glorot', en: 'Glorot (sigmoid, tanh)', zh: 'Glorot（sigmoid、tanh）' },
  { value: 'he', en: 'He (ReLU family)', zh: 'He（ReLU 家族）' },
  { value: 'lecun', en: 'LeCun (SELU)', zh: 'LeCun（SELU）' },
];

export const laneInit: Setting = {
  id: 'laneInit',
  label: { en: 'Initial weights', zh: '初始权重' },
  why: { en: 'Each scale was derived for the activations named with it.', zh: '每种尺度都是为括号里的激活函数推导的。' },
  scope: 'lane',
  control: {
    kind: 'choice',
    options: initialisers.map(({ value, en, zh }) => ({ value, label: { en, zh } })),
    read: (experiment, lane) => experiment.lanes[lane]?.init.kind ?? 'he',
    write: (experiment, lane, value) => setLane(experiment, lane, { init: { kind: value as 'he', distribution: 'normal' } satisfies InitSpec }),
  },
};
