import type { Language } from '@/lib/messages';
import { activationLabels, dataSetNames, initialiserNames, optimizerNames } from '@/lesson-kit/names';
import type { Translated } from '@/lesson-kit/types';
import { formatSetting } from '@/widgets/format';

type Words = Readonly<Record<string, Translated>>;

/** Words that experiments are written in, by path: also in the names of lanes. */
export const valueWords: Readonly<Record<string, Words>> = {
  'optimizer.kind': optimizerNames,
  'layers.activation': activationLabels,
  'data.set': dataSetNames,
  'data.preprocess': { none: { en: 'raw inputs', zh: '原始输入' }, standardise: { en: 'standardised', zh: '标准化' } },
  'data.copySplit': { original: { en: 'split by original', zh: '按原图划分' }, copy: { en: 'split by copy', zh: '按副本划分' } },
  'data.validateOn': { 'held-out': { en: 'held-out part', zh: '留出部分' }, fresh: { en: 'fresh images', zh: '全新图像' } },
  'init.kind': initialiserNames,
  'init.distribution': { normal: { en: 'normal', zh: '正态' }, uniform: { en: 'uniform', zh: '均匀' } },
  'init.fan': { in: { en: 'fan-in', zh: '扇入' }, out: { en: 'fan-out', zh: '扇出' }, average: { en: 'fan average', zh: '扇入扇出平均' } },
};

/** Words that need the name of the setting beside them. */
const more: Readonly<Record<string, Words>> = {
  'schedule.kind': {
    constant: { en: 'constant', zh: '恒定' },
    power: { en: 'power', zh: '幂律衰减' },
    exponential: { en: 'exponential', zh: '指数衰减' },
    piecewise: { en: 'one drop', zh: '分段常数' },
    performance: { en: 'when it stops improving', zh: '停滞时下降' },
    cosine: { en: 'cosine', zh: '余弦退火' },
    warmupCosine: { en: 'warm-up, then cosine', zh: '先预热，再余弦退火' },
    oneCycle: { en: 'one cycle', zh: '单周期' },
  },
  'clip.kind': {
    none: { en: 'none', zh: '无' },
    value: { en: 'by value', zh: '按值' },
    norm: { en: 'by norm, each tensor alone', zh: '按范数（逐个张量）' },
    globalNorm: { en: 'by global norm', zh: '按全局范数' },
  },
  'loss.kind': {
    mse: { en: 'mean squared error', zh: '均方误差' },
    mae: { en: 'mean absolute error', zh: '平均绝对误差' },
    huber: { en: 'Huber', zh: 'Huber' },
    binaryCrossEntropy: { en: 'binary cross-entropy', zh: '二元交叉熵' },
    categoricalCrossEntropy: { en: 'categorical cross-entropy', zh: '多类交叉熵' },
  },
};

const state: Readonly<Record<Language, readonly [on: string, off: string]>> = { en: ['on', 'off'], zh: ['开', '关'] };

/** What tells things apart that are written as numbers and yet are names. */
const verbatim: ReadonlySet<string> = new Set(['seed']);

/** A value beside the name of its setting; '–' where there is none. */
export function settingValue(path: string, value: string | number | boolean | null, language: Language): string {
  if (value === null || value === '') return '–';
  if (typeof value === 'boolean') return state[language][value ? 0 : 1];
  const word = (valueWords[path] ?? more[path])?.[String(value)];
  if (word) return word[language];
  return typeof value === 'number' && !verbatim.has(path) ? formatSetting(value) : String(value);
}
