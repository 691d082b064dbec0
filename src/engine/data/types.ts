import type { DataSetId } from '@/engine/experiment/types';

/** One split, resident as typed arrays. Row-major. */
export interface Split {
  readonly size: number;
  /** [size, features] */
  readonly inputs: Float32Array;
  /** [size, outputs]: one-hot classes (binary tasks with one output: 0 or 1), or regression targets. */
  readonly targets: Float32Array;
  /** Class of each sample after label noise; −1 everywhere for regression. */
  readonly labels: Int32Array;
}

export interface Dataset {
  readonly set: DataSetId;
  /** [features] or [height, width, channels]; inputs are stored flat in this order. */
  readonly inputShape: readonly number[];
  /** Classes, or 0 for regression. */
  readonly classes: number;
  /** Columns of `targets`: `classes`, or the number of regression targets. */
  readonly outputs: number;
  readonly train: Split;
  readonly validation: Split;
}

export type Splits = Pick<Dataset, 'train' | 'validation'>;
