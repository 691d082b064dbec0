import { activations, hiddenLayers, setLane, type Experiment, type Setting } from '@/lesson-kit';
import { labelOf, layersOf, nameOf, type Hidden, type Rectifier } from './networks';

const family: readonly Rectifier[] = ['relu', 'leakyRelu', 'prelu', 'elu', 'selu', 'gelu', 'silu'];

const unitsOf = (experiment: Experiment, lane: number): readonly number[] => (experiment.lanes[lane]?.layers ?? []).flatMap((layer) => (layer.kind === 'dense' ? [layer.units] : []));

/** The lane's hidden layers as one sentence; the reverse of `layersOf`. */
function hiddenOf(experiment: Experiment, lane: number): Hidden {
  const layers = experiment.lanes[lane]?.layers ?? [];
  const curve = layers.find((layer) => layer.kind === 'activation' || layer.kind === 'prelu');
  const bias = layers.find((layer) => layer.kind === 'dense')?.biasInit ?? 0;
  const alphaDropout = layers.find((layer) => layer.kind === 'alphaDropout')?.rate ?? 0;
  if (curve?.kind === 'prelu') return { activation: 'prelu', alpha: curve.slope, bias, alphaDropout };
  const fn = curve?.kind === 'activation' ? curve.fn : 'relu';
  const alpha = curve?.kind === 'activation' ? curve.alpha : undefined;
  return { activation: fn as Rectifier, ...(alpha === undefined ? {} : { alpha }), bias, alphaDropout };
}

const rebuild = (experiment: Experiment, lane: number, hidden: Hidden, units = unitsOf(experiment, lane)): Experiment => setLane(experiment, lane, { label: labelOf(hidden), layers: layersOf(units, hidden) });

const change = (experiment: Experiment, lane: number, patch: Partial<Hidden>): Experiment => rebuild(experiment, lane, { ...hiddenOf(experiment, lane), ...patch });

/** Another function starts with its own α, and without the dropout that only SELU has. */
const laneActivation: Setting = {
  id: 'laneActivation',
  label: { en: 'Activation φ', zh: '激活函数 φ' },
  why: { en: 'What this lane does with negative inputs. Initial weights stay: LeCun suits SELU, He the others.', zh: '决定本通道怎样对待负输入。初始权重不变：SELU 配 LeCun，其余配 He。' },
  scope: 'lane',
  control: {
    kind: 'choice',
    options: family.map((value) => ({ value, label: { en: nameOf(value), zh: nameOf(value) } })),
    read: (experiment, lane) => hiddenOf(experiment, lane).activation,
    write: (experiment, lane, value) => rebuild(experiment, lane, { activation: value as Rectifier, bias: hiddenOf(experiment, lane).bias ?? 0 }),
  },
};

const firstSlope = 0.25;

const laneAlpha: Setting = {
  id: 'laneAlpha',
  label: { en: 'α (negative side)', zh: 'α（负半轴）' },
  why: { en: 'Leaky ReLU: the slope. PReLU: the slope it starts from. ELU: the depth at which it levels off.', zh: 'leaky ReLU：斜率；PReLU：斜率的起点；ELU：走平时的深度。' },
  scope: 'lane',
  applies: (experiment, lane) => ['leakyRelu', 'prelu', 'elu'].includes(hiddenOf(experiment, lane).activation),
  control: {
    kind: 'number',
    min: 0,
    max: 1,
    scale: 'linear',
    step: 0.01,
    read: (experiment, lane) => {
      const { activation, alpha } = hiddenOf(experiment, lane);
      return alpha ?? (activation === 'prelu' ? firstSlope : activations[activation].defaultAlpha);
    },
    write: (experiment, lane, alpha) => change(experiment, lane, { alpha }),
  },
};

const laneBias: Setting = {
  id: 'laneBias',
  label: { en: 'Hidden biases b at the start', zh: '隐藏层偏置 b 的初值' },
  why: { en: 'Far below zero, every unit starts on its negative side for every input.', zh: '远小于零时，每个单元对每个输入都从负半轴出发。' },
  scope: 'lane',
  control: { kind: 'number', min: -5, max: 1, scale: 'linear', step: 0.1, read: (experiment, lane) => hiddenOf(experiment, lane).bias ?? 0, write: (experiment, lane, bias) => change(experiment, lane, { bias }) },
};

const laneAlphaDropout: Setting = {
  id: 'laneAlphaDropout',
  label: { en: 'AlphaDropout p', zh: 'AlphaDropout 概率 p' },
  why: { en: 'Drops units to SELU’s lower bound instead of 0, then rescales: mean and variance stay.', zh: '被丢弃的单元取 SELU 的下界而不是 0，再做修正：均值和方差不变。' },
  scope: 'lane',
  applies: (experiment, lane) => hiddenOf(experiment, lane).activation === 'selu',
  control: { kind: 'number', min: 0, max: 0.5, scale: 'linear', step: 0.01, read: (experiment, lane) => hiddenOf(experiment, lane).alphaDropout ?? 0, write: (experiment, lane, alphaDropout) => change(experiment, lane, { alphaDropout }) },
};

/** Of all lanes. The kit's own rebuilds networks without biases and PReLU. */
const depth: Setting = {
  ...hiddenLayers,
  control: {
    kind: 'number',
    min: 1,
    max: 20,
    scale: 'linear',
    step: 1,
    integer: true,
    read: (experiment) => unitsOf(experiment, 0).length - 1,
    write: (experiment, _lane, value) =>
      experiment.lanes.reduce((changed, _, lane) => {
        const units = unitsOf(changed, lane);
        return rebuild(changed, lane, hiddenOf(changed, lane), [...Array.from({ length: value }, () => units[0] ?? 16), units.at(-1) ?? 1]);
      }, experiment),
  },
};

export const rectifierSettings: readonly Setting[] = [laneActivation, laneAlpha, laneBias, laneAlphaDropout, depth];
