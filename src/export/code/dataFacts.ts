import { defaultDataSpec } from '@/engine/experiment/defaults';
import type { DataSpec } from '@/engine/experiment/types';

/** What a program must know about a set; engine/data knows the rest. */
export interface DataFacts {
  readonly inputShape: readonly number[];
  /** 0 for regression */
  readonly classes: number;
  /** largest training split: behind it the validation samples begin (0: drawn from a formula) */
  readonly maxTrain: number;
  /** evaluations of large images look at the first samples only; Infinity: all */
  readonly evaluated: number;
}

const plane = (classes: number): DataFacts => ({ inputShape: [2], classes, maxTrain: 0, evaluated: Infinity });

export function dataFacts({ set, classes }: Pick<DataSpec, 'set' | 'classes'>): DataFacts {
  switch (set) {
    case 'circles':
    case 'moons':
    case 'xor': return plane(2);
    case 'spirals':
    case 'blobs': return plane(classes);
    case 'linreg': return { ...plane(0), inputShape: [10] };
    case 'sine': return { ...plane(0), inputShape: [1] };
    case 'digits': return { ...plane(10), inputShape: [8, 8, 1], maxTrain: defaultDataSpec(set).trainSize };
    case 'mnist': return { ...plane(10), inputShape: [28, 28, 1], maxTrain: defaultDataSpec(set).trainSize, evaluated: 2000 };
    case 'cancer': return { ...plane(2), inputShape: [30], maxTrain: defaultDataSpec(set).trainSize };
  }
}

/** How splits are made of copies of images; null where every image is used once. */
export interface CopyPlan {
  /** images that are copied */
  readonly originals: number;
  /** of the list of all copies, image after image (shuffled where single copies are dealt out) */
  readonly validationFrom: number;
}

export function copyPlan({ copies, copySplit, trainSize, validationSize }: DataSpec, { inputShape }: DataFacts): CopyPlan | null {
  if (copies === 1 || inputShape.length !== 3) return null;
  const forTrain = Math.ceil(trainSize / copies);
  return { originals: forTrain + Math.ceil(validationSize / copies), validationFrom: copySplit === 'original' ? forTrain * copies : trainSize };
}
