import { initialise, streamKey, type InitSpec, type Translated } from '@/lesson-kit';

/** Of the layer whose weights are drawn: [inputs, outputs]. */
export const galleryShapes = { square: [64, 64], wide: [64, 256], narrow: [256, 64] } as const;
export type GalleryShape = keyof typeof galleryShapes;

export interface Exhibit {
  readonly name: Translated;
  /** what a prototxt file calls it */
  readonly caffe?: string;
  /** the law of one weight, i inputs and o outputs */
  readonly law: Translated;
  readonly init: InitSpec;
}

const same = (name: string): Translated => ({ en: name, zh: name });

/** Every initialiser of the lab, Caffe's seven among them. */
export const exhibits: readonly Exhibit[] = [
  { name: { en: 'zeros', zh: '全零' }, law: same('0'), init: { kind: 'zeros' } },
  { name: { en: 'constant', zh: '常数' }, caffe: 'constant', law: { en: 'c, here 0.1', zh: 'c，这里取 0.1' }, init: { kind: 'constant', value: 0.1 } },
  { name: { en: 'Gaussian', zh: '高斯' }, caffe: 'gaussian', law: { en: 'N(0, σ²), here σ = 0.1', zh: 'N(0, σ²)，这里 σ = 0.1' }, init: { kind: 'normal', sigma: 0.1 } },
  { name: { en: 'uniform', zh: '均匀' }, caffe: 'uniform', law: { en: 'U(a, b), here ±0.1', zh: 'U(a, b)，这里 ±0.1' }, init: { kind: 'uniform', low: -0.1, high: 0.1 } },
  { name: same('LeCun'), law: same('N(0, 1/i)'), init: { kind: 'lecun', distribution: 'normal' } },
  { name: { en: 'Glorot, normal', zh: 'Glorot，正态' }, law: same('N(0, 2/(i + o))'), init: { kind: 'glorot', distribution: 'normal' } },
  { name: { en: 'Glorot, uniform', zh: 'Glorot，均匀' }, law: same('U(±√(6/(i + o)))'), init: { kind: 'glorot', distribution: 'uniform' } },
  { name: { en: 'He, normal', zh: 'He，正态' }, law: same('N(0, 2/i)'), init: { kind: 'he', distribution: 'normal' } },
  { name: { en: 'He, uniform', zh: 'He，均匀' }, law: same('U(±√(6/i))'), init: { kind: 'he', distribution: 'uniform' } },
  { name: { en: 'gain', zh: '带增益' }, law: { en: 'N(0, g²/i), here g = 5/3', zh: 'N(0, g²/i)，这里 g = 5/3' }, init: { kind: 'gain', gain: 5 / 3 } },
  { name: { en: 'orthogonal', zh: '正交' }, law: { en: 'g · Q, QᵀQ = 1, here g = 1', zh: 'g · Q，QᵀQ = 1，这里 g = 1' }, init: { kind: 'orthogonal', gain: 1 } },
  { name: same('positive_unitball'), caffe: 'positive_unitball', law: { en: 'U(0, 1), each unit divided by its sum', zh: 'U(0, 1)，每个单元再除以自己的和' }, init: { kind: 'positiveUnitball' } },
  { name: same('xavier'), caffe: 'xavier', law: { en: 'U(±√(3/i)): LeCun’s variance', zh: 'U(±√(3/i))：LeCun 的方差' }, init: { kind: 'caffeXavier', fan: 'in' } },
  { name: { en: 'xavier, AVERAGE', zh: 'xavier，AVERAGE' }, caffe: 'xavier', law: { en: 'U(±√(6/(i + o))): Glorot’s', zh: 'U(±√(6/(i + o)))：Glorot 的方差' }, init: { kind: 'caffeXavier', fan: 'average' } },
  { name: same('msra'), caffe: 'msra', law: { en: 'N(0, 2/i): He’s', zh: 'N(0, 2/i)：He 的方差' }, init: { kind: 'caffeMsra', fan: 'in' } },
  { name: same('bilinear'), caffe: 'bilinear', law: { en: 'a tent, for up-sampling convolutions; 1 in a dense layer', zh: '帐篷形的核，用于上采样卷积；全连接层里全是 1' }, init: { kind: 'bilinear' } },
];

/** Bins of the histogram. */
export const bins = 49;
/** Of its axis on either side, in units of 1/√i. */
const reach = 4;

export interface Drawn {
  readonly mean: number;
  /** i · Var(w) */
  readonly scaledVariance: number;
  /** share of the weights in each bin; what lies beyond is in the outermost */
  readonly histogram: readonly number[];
}

/** One kernel of this shape, and what it is like. */
export function drawExhibit({ init }: Exhibit, shape: GalleryShape, seed: number): Drawn {
  const [rows, columns] = galleryShapes[shape];
  const kernel = initialise(init, { fanIn: rows, fanOut: columns, rows, columns }, streamKey(seed, 'init', 0));
  const mean = kernel.reduce((sum, w) => sum + w, 0) / kernel.length;
  const spread = kernel.reduce((sum, w) => sum + (w - mean) ** 2, 0) / kernel.length;
  // All weights alike, but for the rounding of their mean.
  const variance = spread < 1e-12 ? 0 : spread;
  const histogram = new Array<number>(bins).fill(0);
  for (const w of kernel) {
    const bin = Math.floor(((w * Math.sqrt(rows)) / reach + 1) * (bins / 2));
    histogram[Math.max(0, Math.min(bins - 1, bin))]! += 1 / kernel.length;
  }
  return { mean, scaledVariance: rows * variance, histogram };
}
