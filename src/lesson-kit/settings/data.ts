import type { DataSetId, DataSpec, Experiment } from '@/engine/experiment/types';
import { defaultDataSpec, validateExperiment } from '@/session/experiments';
import { dataSetNames } from '@/lesson-kit/names';
import type { Setting } from '@/lesson-kit/types';

const isGenerated = (set: DataSetId): boolean => set !== 'digits' && set !== 'mnist' && set !== 'cancer';

/** The same lanes on another data set: its defaults, and an output layer with one unit per class. */
function changeData(experiment: Experiment, set: DataSetId): Experiment {
  const data = { ...defaultDataSpec(set), labelNoise: experiment.data.labelNoise, preprocess: experiment.data.preprocess };
  // Validation fits the output layer to the classes; here that is wanted and not worth a notice.
  return validateExperiment({ ...experiment, data }).experiment ?? experiment;
}

/** Choice among the sets a lesson offers. */
export function dataSetting(sets: readonly DataSetId[]): Setting {
  return {
    id: 'data',
    label: { en: 'Data', zh: '数据集' },
    why: { en: 'An optimizer that wins here need not win there.', zh: '在这里胜出的优化器，换个数据集未必。' },
    scope: 'experiment',
    control: {
      kind: 'choice',
      options: sets.map((value) => ({ value, label: dataSetNames[value] })),
      read: (experiment) => experiment.data.set,
      write: (experiment, _lane, value) => changeData(experiment, value as DataSetId),
    },
  };
}

interface DataNumber extends Pick<Setting, 'label' | 'why'> {
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly integer?: boolean;
  readonly scale?: 'linear' | 'log';
  readonly sets: (set: DataSetId) => boolean;
}

function dataNumber(key: 'turns' | 'noise' | 'labelNoise' | 'trainSize', { label, why, sets, scale = 'linear', ...range }: DataNumber): Setting {
  return {
    id: key,
    label,
    why,
    scope: 'experiment',
    applies: (experiment) => sets(experiment.data.set),
    control: {
      kind: 'number',
      ...range,
      scale,
      read: (experiment) => experiment.data[key],
      write: (experiment, _lane, value) => ({ ...experiment, data: { ...experiment.data, [key]: value } satisfies DataSpec }),
    },
  };
}

export const turns = dataNumber('turns', {
  label: { en: 'Turns of the spirals', zh: '螺旋圈数' },
  why: { en: 'Each turn needs more folds in the boundary.', zh: '每多一圈，边界就要多几道折。' },
  min: 0.25,
  max: 3,
  step: 0.25,
  sets: (set) => set === 'spirals',
});

export const noise = dataNumber('noise', {
  label: { en: 'Noise of the points', zh: '坐标噪声' },
  why: { en: 'Standard deviation added to both coordinates.', zh: '加在两个坐标上的噪声的标准差。' },
  min: 0,
  max: 0.5,
  step: 0.01,
  sets: isGenerated,
});

export const labelNoise = dataNumber('labelNoise', {
  label: { en: 'Label noise', zh: '标签噪声' },
  why: { en: 'Share of training labels replaced by a random class.', zh: '被换成随机类别的训练标签所占比例。' },
  min: 0,
  max: 0.6,
  step: 0.05,
  sets: () => true,
});

/** Limits are those of the digits, on which the lessons that offer it train. */
export const trainSize = dataNumber('trainSize', {
  label: { en: 'Training samples n', zh: '训练样本数 n' },
  why: { en: 'More data is the other remedy, and the better one where it can be had.', zh: '更多数据是另一味药；拿得到的话，它更好。' },
  min: 50,
  max: 1297,
  scale: 'log',
  integer: true,
  sets: () => true,
});

/** Raw features, or features with mean 0 and deviation 1 by the statistics of the training split. */
export const preprocess: Setting = {
  id: 'preprocess',
  label: { en: 'Inputs', zh: '输入' },
  why: { en: 'Features of very different size share one learning rate: too large for some, too small for others.', zh: '量级悬殊的特征共用一个学习率：对有的太大，对有的太小。' },
  scope: 'experiment',
  control: {
    kind: 'choice',
    options: [
      { value: 'none', label: { en: 'raw', zh: '原始值' } },
      { value: 'standardise', label: { en: 'standardised', zh: '标准化' } },
    ],
    read: (experiment) => experiment.data.preprocess,
    write: (experiment, _lane, value) => ({ ...experiment, data: { ...experiment.data, preprocess: value as DataSpec['preprocess'] } }),
  },
};
