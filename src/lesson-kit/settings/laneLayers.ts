import type { ActivationName, Experiment, LayerSpec } from '@/engine/experiment/types';
import { buildMlp, setLane } from '@/session/experiments';
import { activationLabels } from '@/lesson-kit/names';
import type { Setting } from '@/lesson-kit/types';
import { laneOf } from './lane';

const layersOf = (experiment: Experiment, lane: number): readonly LayerSpec[] => laneOf(experiment, lane).layers;
const activationOf = (experiment: Experiment, lane: number): ActivationName => layersOf(experiment, lane).find((layer) => layer.kind === 'activation')?.fn ?? 'linear';
const isNormalised = (experiment: Experiment, lane: number): boolean => layersOf(experiment, lane).some(({ kind }) => kind === 'batchNorm');

interface Shape {
  readonly activation?: ActivationName;
  readonly batchNorm?: boolean;
}

/** The fully connected network of one lane, with the same widths. */
function rebuild(experiment: Experiment, lane: number, change: Shape): Experiment {
  const units = layersOf(experiment, lane).flatMap((layer) => (layer.kind === 'dense' ? [layer.units] : []));
  return setLane(experiment, lane, {
    label: '',
    layers: buildMlp({ widths: [0, ...units], activation: change.activation ?? activationOf(experiment, lane), batchNorm: change.batchNorm ?? isNormalised(experiment, lane) }),
  });
}

/** Hidden activation of one lane; the others keep theirs. */
export const laneActivationSetting = (names: readonly ActivationName[]): Setting => ({
  id: 'laneActivation',
  label: { en: 'Activation φ', zh: '激活函数 φ' },
  why: { en: 'Its slope and its mean square decide which weights fit.', zh: '它的斜率与均方值决定配多大的权重。' },
  scope: 'lane',
  control: {
    kind: 'choice',
    options: names.map((value) => ({ value, label: activationLabels[value] })),
    read: activationOf,
    write: (experiment, lane, value) => rebuild(experiment, lane, { activation: value as ActivationName }),
  },
});

/** Batch normalisation before every hidden activation of one lane. */
export const laneBatchNorm: Setting = {
  id: 'laneBatchNorm',
  label: { en: 'Batch normalisation', zh: '批归一化' },
  why: { en: 'Every unit is brought back to mean 0 and variance 1 before its activation, whatever the weights.', zh: '不论权重多大，每个单元在激活之前都拉回均值 0、方差 1。' },
  scope: 'lane',
  control: { kind: 'switch', read: isNormalised, write: (experiment, lane, batchNorm) => rebuild(experiment, lane, { batchNorm }) },
};
