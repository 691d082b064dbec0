import { activationLabels, formatSetting, setLane, type ActivationName, type Experiment, type Setting } from '@/lesson-kit';

type Lane = Experiment['lanes'][number];
type Layers = Lane['layers'];
type Layer = Layers[number];
type Placement = 'none' | 'before' | 'after';

const layersOf = (experiment: Experiment, lane: number): Layers => experiment.lanes[lane]?.layers ?? [];
const isNorm = (layer: Layer | undefined): boolean => layer?.kind === 'batchNorm';

const isCurve = (layer: Layer | undefined): boolean => layer?.kind === 'activation' || layer?.kind === 'prelu';

/** Where the hidden layers are normalised; one that stands before all weights (the input's) is left alone. */
export function placementOf(layers: Layers): Placement {
  const curve = layers.findIndex(isCurve);
  if (isNorm(layers[curve - 1])) return 'before';
  return isNorm(layers[curve + 1]) ? 'after' : 'none';
}

/** The same network with the hidden layers normalised elsewhere. */
export function place(layers: Layers, placement: Placement): Layers {
  const norm: Layer = { kind: 'batchNorm', momentum: momentumOf(layers), epsilon: 1e-5 };
  const first = layers.findIndex(({ kind }) => kind === 'dense');
  return layers
    .filter((layer, index) => index < first || !isNorm(layer))
    .flatMap((layer) => {
      if (!isCurve(layer) || placement === 'none') return [layer];
      return placement === 'before' ? [norm, layer] : [layer, norm];
    });
}

const momentumOf = (layers: Layers): number => layers.find((layer) => layer.kind === 'batchNorm')?.momentum ?? 0.9;
const curveOf = (layers: Layers): ActivationName => layers.find((layer) => layer.kind === 'activation')?.fn ?? 'linear';

/** Names by differences know neither the place nor the momentum of a normalisation: such lanes say it in signs, the same in both languages. */
export function signOf({ layers, overrides }: Lane): string {
  const curve = activationLabels[curveOf(layers)].en;
  const place = { none: curve, before: `BN → ${curve}`, after: `${curve} → BN` }[placementOf(layers)];
  const momentum = momentumOf(layers);
  return [place, ...(momentum === 0.9 ? [] : [`m ${formatSetting(momentum)}`]), ...(overrides?.batchSize === undefined ? [] : [`B ${overrides.batchSize}`])].join(' · ');
}

/** The lane with a change, under a name that fits it. */
function change(experiment: Experiment, lane: number, patch: Partial<Pick<Lane, 'layers' | 'overrides'>>): Experiment {
  const changed = setLane(experiment, lane, patch);
  const fresh = changed.lanes[lane];
  if (!fresh) return changed;
  const telling = fresh.label !== '' || placementOf(fresh.layers) === 'after' || momentumOf(fresh.layers) !== 0.9;
  return setLane(changed, lane, { label: telling ? signOf(fresh) : '' });
}

const placement: Setting = {
  id: 'placement',
  label: { en: 'Batch normalisation', zh: '批归一化' },
  why: { en: 'Of every hidden layer: before the activation as in the paper, or behind it.', zh: '每个隐藏层都加：按原论文放在激活之前，或放在激活之后。' },
  scope: 'lane',
  control: {
    kind: 'choice',
    options: [
      { value: 'none', label: { en: 'none', zh: '不加' } },
      { value: 'before', label: { en: 'before the activation', zh: '激活之前' } },
      { value: 'after', label: { en: 'after the activation', zh: '激活之后' } },
    ],
    read: (experiment, lane) => placementOf(layersOf(experiment, lane)),
    write: (experiment, lane, value) => change(experiment, lane, { layers: place(layersOf(experiment, lane), value as Placement) }),
  },
};

const momentum: Setting = {
  id: 'normMomentum',
  label: { en: 'Momentum m of the running statistics', zh: '滑动统计量的动量 m' },
  why: { en: 'Weight of the old value: they remember about 1/(1 − m) batches. Training does not use them, evaluation does.', zh: '旧值所占的权重，大约记住 1/(1 − m) 个批次。训练不用它，评估才用。' },
  scope: 'lane',
  applies: (experiment, lane) => layersOf(experiment, lane).some(isNorm),
  control: {
    kind: 'number',
    min: 0.5,
    max: 0.99,
    scale: 'linear',
    step: 0.01,
    read: (experiment, lane) => momentumOf(layersOf(experiment, lane)),
    write: (experiment, lane, value) => change(experiment, lane, { layers: layersOf(experiment, lane).map((layer) => (layer.kind === 'batchNorm' ? { ...layer, momentum: value } : layer)) }),
  },
};

const activationNames: readonly ActivationName[] = ['relu', 'leakyRelu', 'elu', 'gelu', 'tanh', 'sigmoid', 'linear'];

const activation: Setting = {
  id: 'normActivation',
  label: { en: 'Activation φ', zh: '激活函数 φ' },
  why: { en: 'Of the hidden layers of this lane. Sigmoid shows most what the normalisation does.', zh: '本通道各隐藏层所用。用 sigmoid 最能看出归一化的作用。' },
  scope: 'lane',
  control: {
    kind: 'choice',
    options: activationNames.map((value) => ({ value, label: activationLabels[value] })),
    read: (experiment, lane) => curveOf(layersOf(experiment, lane)),
    write: (experiment, lane, value) => change(experiment, lane, { layers: layersOf(experiment, lane).map((layer) => (layer.kind === 'activation' ? { kind: 'activation', fn: value as ActivationName } : layer)) }),
  },
};

const batch: Setting = {
  id: 'laneBatch',
  label: { en: 'Batch size', zh: '批大小' },
  why: { en: 'Samples of one update, and of one mean and variance. Lanes may differ here.', zh: '一次更新用多少样本，均值和方差也由这些样本算。各通道可以不同。' },
  unit: { en: 'samples', zh: '个样本' },
  scope: 'lane',
  control: {
    kind: 'number',
    min: 1,
    max: 512,
    scale: 'log',
    integer: true,
    read: (experiment, lane) => experiment.lanes[lane]?.overrides?.batchSize ?? experiment.batchSize,
    write: (experiment, lane, value) => change(experiment, lane, { overrides: { ...experiment.lanes[lane]?.overrides, batchSize: value } }),
  },
};

export const normSettings: readonly Setting[] = [placement, momentum, activation, batch];
