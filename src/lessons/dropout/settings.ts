import { batchSize, buildMlp, hiddenWidth, labelNoise, optimizerSettings, seed, setLane, steps, type Experiment, type Setting } from '@/lesson-kit';

type NumberControl = Extract<Setting['control'], { kind: 'number' }>;

const ranged = (setting: Setting, change: Partial<NumberControl>): Setting => ({ ...setting, control: { ...setting.control, ...change } as NumberControl });

const layersOf = (experiment: Experiment, lane: number) => experiment.lanes[lane]?.layers ?? [];

/** Same layers, other number: it may move while the network trains. A lane that lost its dropout gets it back. */
function setRate(experiment: Experiment, lane: number, rate: number): Experiment {
  const layers = layersOf(experiment, lane);
  if (layers.some(({ kind }) => kind === 'dropout')) return setLane(experiment, lane, { label: '', layers: layers.map((layer) => (layer.kind === 'dropout' ? { ...layer, rate } : layer)) });
  const units = layers.flatMap((layer) => (layer.kind === 'dense' ? [layer.units] : []));
  return setLane(experiment, lane, { label: '', layers: buildMlp({ widths: [0, ...units], activation: 'relu', dropout: rate }) });
}

const rate: Setting = {
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

const trainSize: Setting = {
  id: 'trainSize',
  label: { en: 'Training digits n', zh: '训练样本数 n' },
  why: { en: 'More data is the other remedy, and the better one where it can be had.', zh: '更多数据是另一味药；拿得到的话，它更好。' },
  scope: 'experiment',
  control: {
    kind: 'number',
    min: 50,
    max: 1297,
    scale: 'log',
    integer: true,
    read: ({ data }) => data.trainSize,
    write: (experiment, _lane, value) => ({ ...experiment, data: { ...experiment.data, trainSize: value } }),
  },
};

const width: Setting = { ...ranged(hiddenWidth, { min: 8, max: 256 }), why: { en: 'Dropout leaves (1 − p) of them to each sample: a narrow layer cannot spare any.', zh: 'Dropout 只给每个样本留下 (1 − p)：窄的层一个也省不出来。' } };

export const settings: readonly Setting[] = [rate, ranged(labelNoise, { max: 0.8 }), trainSize, width, ...optimizerSettings.filter(({ id }) => ['optimizer', 'learningRate'].includes(id)), batchSize, steps, seed];
