import { paddingBefore } from '@/engine/math/windows';
import type { Conv2d } from './convGeometry';
import type { Pool } from './pool';
import { isEven } from './imageAccess';

/**
 * A convolution and the largest pool behind it as one operation: a fragment computes all the convolution's pixels of one
 * window, so that the full-size picture between them is never stored, and the way back visits one pixel per window.
 */
export interface ConvPool {
  readonly conv: Conv2d;
  readonly pool: Pool;
}

/** Multiply-adds that a program may have written out: compilers take a second for a few hundred. */
const writtenOut = 100;

/** Larger kernels take their rows in a loop, and fetch a pixel once for each. */
export const isWrittenOut = ({ conv: { kernel }, pool: { size } }: ConvPool): boolean => (kernel * size) ** 2 <= writtenOut;

/** Pixels of a tile in one row of the input's gradient: every device has four draw buffers (engine/tensor/context). */
const widestWindow = 4;

/** Windows without gaps or overlap that are whole, over a small kernel with stride 1. */
export function canFuse({ conv, pool }: ConvPool): boolean {
  const { input: [height, width], output: [outHeight, outWidth], size, stride } = pool;
  return pool.kind === 'maxPool' && size === stride && size <= widestWindow && conv.stride === 1 && conv.kernel * size ** 2 <= writtenOut
    && isEven(conv.output[2]) && outHeight * size <= height && outWidth * size <= width;
}

export function convPoolGeometry({ conv, pool }: ConvPool) {
  const { input: [height, width, channels], kernel, padding } = conv;
  const window = { size: kernel, stride: 1, padding };
  return {
    height, width, channels, kernel,
    filters: conv.output[2],
    outHeight: pool.output[0],
    outWidth: pool.output[1],
    /** side of a window, in pixels of the convolution */
    size: pool.size,
    top: paddingBefore(height, window),
    left: paddingBefore(width, window),
    /** the convolution looks beyond the picture */
    padded: padding === 'same' && kernel > 1,
  };
}

/** All pairs (row, column) of a square. */
export const square = (side: number): readonly (readonly [number, number])[] => Array.from({ length: side * side }, (_, index) => [Math.floor(index / side), index % side] as const);
