import { initialise, propagate, streamKey, type ActivationName, type InitSpec } from '@/lesson-kit';
import { inits } from './networks';

const seeds = [0, 1, 2, 3, 4];

/** RMS of the outputs of layer 20 of 64 units each, unit Gaussian inputs, one number a seed. */
export function twentyLayers(activation: ActivationName, init: InitSpec): readonly number[] {
  return seeds.map((seed) => propagate({ init, activation, depth: 20, width: 64, samples: 128, seed }).at(-1)?.activation ?? NaN);
}

/** The share of a 64 → 256 layer's kernel variance times its fan-in, one number a seed. */
function varianceTimesFanIn(init: InitSpec): readonly number[] {
  const shape = { fanIn: 64, fanOut: 256, rows: 64, columns: 256 };
  return seeds.map((seed) => {
    const kernel = initialise(init, shape, streamKey(seed, 'init', 0));
    const mean = kernel.reduce((sum, w) => sum + w, 0) / kernel.length;
    return (64 * kernel.reduce((sum, w) => sum + (w - mean) ** 2, 0)) / kernel.length;
  });
}

const furthest = (values: readonly number[], from: number): number => Math.max(...values.map((value) => Math.abs(value - from)));

/** Distance of Caffe's default xavier from LeCun's variance, and of Glorot's rule from the 0.4 it gives on the same layer. */
export const xavierFromLecun = (): number => furthest(varianceTimesFanIn(inits.xavier), 1);
export const glorotFromOwn = (): number => furthest(varianceTimesFanIn(inits.glorot), 0.4);
