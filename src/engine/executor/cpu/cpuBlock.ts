import { featuresOf } from '@/engine/experiment/shapes';
import type { Block, Core } from '@/engine/model/plan';
import { avgPoolKernel, maxPoolKernel } from './pool';
import { batchNormKernel } from './batchNorm';
import { conv2dKernel } from './conv2d';
import type { CoreKernel } from './coreKernel';
import { denseKernel } from './dense';
import { preluKernel } from './prelu';

/** One block's memory for up to `capacity` samples, shared by the lanes, which take turns. */
export interface CpuBlock {
  /** null: the block is its tail alone */
  readonly kernel: CoreKernel | null;
  /** numbers per sample before, and behind the core (the tail keeps the size) */
  readonly inputs: number;
  readonly features: number;
  /** [capacity, features]: core's output, block's output (the same array without a tail) and dy/dz of the tail */
  readonly z: Float32Array;
  readonly y: Float32Array;
  readonly slope: Float32Array;
}

function kernelOf(core: Core, capacity: number): CoreKernel | null {
  switch (core.kind) {
    case 'identity': return null;
    case 'dense': return denseKernel(core);
    case 'conv2d': return conv2dKernel(core);
    case 'maxPool': return maxPoolKernel(core, capacity);
    case 'avgPool': return avgPoolKernel(core);
    case 'batchNorm': return batchNormKernel(core);
    case 'prelu': return preluKernel(core);
  }
}

export function createCpuBlock({ core, tail, outputShape }: Block, inputs: number, capacity: number): CpuBlock {
  const features = featuresOf(outputShape);
  const hasTail = tail.length > 0;
  const z = core.kind === 'identity' ? new Float32Array(0) : new Float32Array(capacity * features);
  return {
    kernel: kernelOf(core, capacity),
    inputs,
    features,
    z,
    y: hasTail ? new Float32Array(capacity * features) : z,
    slope: new Float32Array(hasTail ? capacity * features : 0),
  };
}
