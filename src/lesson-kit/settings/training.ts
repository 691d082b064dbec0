import type { ActivationName, Experiment, Lane } from '@/engine/experiment/types';
import { buildMlp } from '@/session/experiments';
import { activationLabels } from '@/lesson-kit/names';
import type { Setting } from '@/lesson-kit/types';

type ExperimentNumber = 'batchSize' | 'steps' | 'seed';

function experimentNumber(key: ExperimentNumber, labels: Pick<Setting, 'label' | 'why' | 'unit'>, range: { readonly min: number; readonly max: number; readonly scale: 'linear' | 'log' | 'typed' }): Setting {
  return {
    id: key,
    ...labels,
    scope: 'experiment',
    control: { kind: 'number', ...range, integer: true, read: (experiment) => experiment[key], write: (experiment, _lane, value) => ({ ...experiment, [key]: value }) },
  };
}

export const batchSize = experimentNumber(
  'batchSize',
  { label: { en: 'Batch size', zh: '批大小' }, why: { en: 'Samples averaged in one gradient: the width of the noise.', zh: '一个梯度平均多少样本：决定噪声有多宽。' }, unit: { en: 'samples', zh: '个样本' } },
  { min: 1, max: 512, scale: 'log' },
);

export const steps = experimentNumber(
  'steps',
  { label: { en: 'Length of the run', zh: '训练长度' }, why: { en: 'Optimizer updates until the run stops by itself.', zh: '训练自动停止前的更新次数。' }, unit: { en: 'steps', zh: '步' } },
  { min: 20, max: 5000, scale: 'log' },
);

export const seed = experimentNumber(
  'seed',
  { label: { en: 'Seed', zh: '随机种子' }, why: { en: 'Same seed, same data, weights and batches: the run repeats exactly.', zh: '种子相同，数据、初始权重、批次都相同：训练可以原样重现。' } },
  { min: 0, max: 4294967295, scale: 'typed' },
);

/** Widths of the hidden layers of a fully connected lane. */
const hiddenWidths = (lane: Lane | undefined): number[] => (lane?.layers ?? []).flatMap((layer) => (layer.kind === 'dense' ? [layer.units] : [])).slice(0, -1);

const activationOf = (lane: Lane | undefined): ActivationName => lane?.layers.find((layer) => layer.kind === 'activation')?.fn ?? 'linear';

interface Shape {
  readonly hidden?: readonly number[];
  readonly activation?: ActivationName;
}

/** Every lane with another fully connected network; what is not named stays as it is. */
function reshape(experiment: Experiment, change: Shape): Experiment {
  const lanes = experiment.lanes.map((lane): Lane => {
    const outputs = lane.layers.at(-1);
    const widths = [0, ...(change.hidden ?? hiddenWidths(lane)), outputs?.kind === 'dense' ? outputs.units : 1];
    const dropout = lane.layers.find((layer) => layer.kind === 'dropout')?.rate ?? 0;
    const batchNorm = lane.layers.some((layer) => layer.kind === 'batchNorm');
    return { ...lane, layers: buildMlp({ widths, activation: change.activation ?? activationOf(lane), batchNorm, ...(dropout > 0 ? { dropout } : {}) }) };
  });
  return { ...experiment, lanes };
}

export const hiddenWidth: Setting = {
  id: 'hiddenWidth',
  label: { en: 'Units per hidden layer', zh: '每个隐藏层的单元数' },
  why: { en: 'The same for all lanes: capacity, and the cost of a step.', zh: '所有通道相同：决定容量，也决定一步的计算量。' },
  scope: 'experiment',
  control: {
    kind: 'number',
    min: 2,
    max: 128,
    scale: 'log',
    integer: true,
    read: (experiment) => hiddenWidths(experiment.lanes[0])[0] ?? 2,
    write: (experiment, _lane, value) => reshape(experiment, { hidden: hiddenWidths(experiment.lanes[0]).map(() => value) }),
  },
};

export const hiddenLayers: Setting = {
  id: 'hiddenLayers',
  label: { en: 'Hidden layers', zh: '隐藏层数' },
  why: { en: 'Depth folds the plane again; it also makes the slope harder to follow.', zh: '每一层都把平面再折一次，也让下降更难走。' },
  scope: 'experiment',
  control: {
    kind: 'number',
    min: 1,
    max: 6,
    scale: 'linear',
    step: 1,
    integer: true,
    read: (experiment) => hiddenWidths(experiment.lanes[0]).length,
    write: (experiment, _lane, value) => reshape(experiment, { hidden: Array.from({ length: value }, () => hiddenWidths(experiment.lanes[0])[0] ?? 16) }),
  },
};

/** Choice of the hidden activation of all lanes. */
export function activationSetting(names: readonly ActivationName[]): Setting {
  return {
    id: 'activation',
    label: { en: 'Activation', zh: '激活函数' },
    why: { en: 'The non-linearity after every hidden layer.', zh: '每个隐藏层之后的非线性。' },
    scope: 'experiment',
    control: {
      kind: 'choice',
      options: names.map((value) => ({ value, label: activationLabels[value] })),
      read: (experiment) => activationOf(experiment.lanes[0]),
      write: (experiment, _lane, value) => reshape(experiment, { activation: value as ActivationName }),
    },
  };
}
