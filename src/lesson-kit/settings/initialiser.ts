import type { Experiment, InitSpec } from '@/engine/experiment/types';
import { defaultInit, setLane } from '@/session/experiments';
import { initialiserNames } from '@/lesson-kit/names';
import type { Setting } from '@/lesson-kit/types';
import { laneOf } from './lane';

type Kind = InitSpec['kind'];

const order: readonly Kind[] = ['zeros', 'constant', 'normal', 'uniform', 'lecun', 'glorot', 'he', 'orthogonal', 'gain', 'positiveUnitball', 'caffeXavier', 'caffeMsra', 'bilinear'];

const initOf = (experiment: Experiment, lane: number): InitSpec => laneOf(experiment, lane).init;

/** A lane's given name would go on naming the old initialiser: it is named by its settings from now on. */
const setInit = (experiment: Experiment, lane: number, init: InitSpec): Experiment => setLane(experiment, lane, { init, label: '' });

const has = (experiment: Experiment, lane: number, key: string): boolean => Object.hasOwn(initOf(experiment, lane), key);

const kind: Setting = {
  id: 'init',
  label: { en: 'Initial weights', zh: '初始权重' },
  why: { en: 'How every kernel of this lane is drawn. Lanes share the draws, so only the scale differs.', zh: '本通道每个权重矩阵的取法。各通道共用同一批随机数，差别只在尺度。' },
  scope: 'lane',
  control: {
    kind: 'choice',
    options: order.map((value) => ({ value, label: initialiserNames[value] })),
    read: (experiment, lane) => initOf(experiment, lane).kind,
    write: (experiment, lane, value) => setInit(experiment, lane, defaultInit(value as Kind)),
  },
};

interface InitNumber extends Pick<Setting, 'label' | 'why'> {
  readonly min: number;
  readonly max: number;
  readonly scale: 'linear' | 'log';
  readonly step?: number;
}

function initNumber(key: 'sigma' | 'value' | 'gain', { label, why, ...range }: InitNumber): Setting {
  return {
    id: `init-${key}`,
    label,
    why,
    scope: 'lane',
    applies: (experiment, lane) => has(experiment, lane, key),
    control: {
      kind: 'number',
      ...range,
      read: (experiment, lane) => (initOf(experiment, lane) as { readonly [Key in typeof key]?: number })[key] ?? 0,
      write: (experiment, lane, value) => setInit(experiment, lane, { ...initOf(experiment, lane), [key]: value } as InitSpec),
    },
  };
}

const sigma = initNumber('sigma', {
  label: { en: 'σ of the Gaussian', zh: '高斯的标准差 σ' },
  why: { en: 'Every layer multiplies the signal by about σ·√fan_in, so small changes add up with depth.', zh: '每层约把信号乘以 σ·√fan_in，深度会把微小的差别累积起来。' },
  min: 0.001,
  max: 3,
  scale: 'log',
});

const value = initNumber('value', {
  label: { en: 'The constant c', zh: '常数 c' },
  why: { en: 'Any value will do, and none of them helps: units that start equal stay equal.', zh: '取多少都行，也都没用：起点相同的单元永远相同。' },
  min: -1,
  max: 1,
  scale: 'linear',
  step: 0.01,
});

const gain = initNumber('gain', {
  label: { en: 'Gain g', zh: '增益 g' },
  why: { en: 'A factor on the weights: √2 makes up for what ReLU cuts away.', zh: '权重的整体系数：√2 正好补回 ReLU 砍掉的一半。' },
  min: 0.1,
  max: 4,
  scale: 'log',
});

const reach: Setting = {
  id: 'init-reach',
  label: { en: 'Half-width r of U(−r, r)', zh: 'U(−r, r) 的半宽 r' },
  why: { en: 'The variance is r²/3: for the same variance as a Gaussian, r = √3·σ.', zh: '方差为 r²/3：要与高斯方差相同，取 r = √3·σ。' },
  scope: 'lane',
  applies: (experiment, lane) => initOf(experiment, lane).kind === 'uniform',
  control: {
    kind: 'number',
    min: 0.001,
    max: 3,
    scale: 'log',
    read: (experiment, lane) => {
      const init = initOf(experiment, lane);
      return init.kind === 'uniform' ? (init.high - init.low) / 2 : 0;
    },
    write: (experiment, lane, half) => setInit(experiment, lane, { kind: 'uniform', low: -half, high: half }),
  },
};

const distribution: Setting = {
  id: 'init-distribution',
  label: { en: 'Distribution', zh: '分布' },
  why: { en: 'Normal or uniform with the same variance. Watch how little it matters.', zh: '正态还是均匀，方差一样。看看差别有多小。' },
  scope: 'lane',
  applies: (experiment, lane) => has(experiment, lane, 'distribution'),
  control: {
    kind: 'choice',
    options: [
      { value: 'normal', label: { en: 'normal', zh: '正态' } },
      { value: 'uniform', label: { en: 'uniform', zh: '均匀' } },
    ],
    read: (experiment, lane) => (initOf(experiment, lane) as { readonly distribution?: string }).distribution ?? 'normal',
    write: (experiment, lane, chosen) => setInit(experiment, lane, { ...initOf(experiment, lane), distribution: chosen } as InitSpec),
  },
};

const fan: Setting = {
  id: 'init-fan',
  label: { en: 'Variance norm (Caffe)', zh: 'variance_norm（Caffe）' },
  why: { en: 'What the variance is divided by. The default is fan-in; only “average” makes xavier the rule of Glorot.', zh: '方差除以什么。默认是扇入；只有选“平均”，xavier 才是 Glorot 的规则。' },
  scope: 'lane',
  applies: (experiment, lane) => has(experiment, lane, 'fan'),
  control: {
    kind: 'choice',
    options: [
      { value: 'in', label: { en: 'fan-in', zh: '扇入' } },
      { value: 'out', label: { en: 'fan-out', zh: '扇出' } },
      { value: 'average', label: { en: 'average', zh: '平均' } },
    ],
    read: (experiment, lane) => (initOf(experiment, lane) as { readonly fan?: string }).fan ?? 'in',
    write: (experiment, lane, chosen) => setInit(experiment, lane, { ...initOf(experiment, lane), fan: chosen } as InitSpec),
  },
};

/** The initialiser of one lane, and the numbers it has. */
export const initialiserSettings: readonly Setting[] = [kind, sigma, value, reach, gain, distribution, fan];
