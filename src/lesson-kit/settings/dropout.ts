import type { Experiment, LayerSpec } from '@/engine/experiment/types';
import { buildMlp, setLane } from '@/session/experiments';
import type { Setting } from '@/lesson-kit/types';
import { laneOf } from './lane';

const layersOf = (experiment: Experiment, lane: number): readonly LayerSpec[] => laneOf(experiment, lane).layers;

/** Same layers, other number: it may move while the network trains. A lane that lost its dropout gets it back. */
function setRate(experiment: Experiment, lane: number, rate: number): Experiment {
  const layers = layersOf(experiment, lane);
  if (layers.some(({ kind }) => kind === 'dropout')) return setLane(experiment, lane, { label: '', layers: layers.map((layer) => (layer.kind === 'dropout' ? { ...layer, rate } : layer)) });
  const units = layers.flatMap((layer) => (layer.kind === 'dense' ? [layer.units] : []));
  const activation = layers.find((layer) => layer.kind === 'activation')?.fn ?? 'relu';
  return setLane(experiment, lane, { label: '', layers: buildMlp({ widths: [0, ...units], activation, dropout: rate }) });
}

/** One rate for all hidden layers of one lane. */
export const dropoutRate: Setting = {
  id: 'dropoutRate',
  label: { en: 'Dropout rate p', zh: '丢弃率 p' },
  why: { en: 'Share of hidden units that a sample does not meet. It may move while the network trains.', zh: '一个样本遇不到的隐藏单元占多少。训练途中也可以改。' },
  scope: 'lane',
  control: {
    kind: 'number',
    min: 0,
    max: 0.9,
    step: 0.05,
    scale: 'linear',
    read: (experiment, lane) => layersOf(experiment, lane).find((layer) => layer.kind === 'dropout')?.rate ?? 0,
    write: setRate,
  },
};
