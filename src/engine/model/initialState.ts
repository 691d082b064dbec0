import type { InitSpec, Lane, LayerSpec } from '@/engine/experiment/types';
import { initialise, type KernelShape } from '@/engine/math/initialisers';
import { streamKey } from '@/lib/random';
import type { LanePlan, LaneState, ParameterBlock } from './plan';

const layerOf = (lane: Lane, block: ParameterBlock): { init: InitSpec; biasInit: number; taps: number } => {
  const layer = lane.layers[block.layer];
  if (layer?.kind !== 'dense' && layer?.kind !== 'conv2d') throw new Error(`layer ${block.layer} has no kernel`);
  return { init: layer.init ?? lane.init, biasInit: layer.biasInit ?? 0, taps: layer.kind === 'conv2d' ? layer.kernel * layer.kernel : 1 };
};

/** γ = 1 (β stays 0), or the slopes of a rectifier. */
const firstRow = (layer: LayerSpec | undefined): number => (layer?.kind === 'prelu' ? layer.slope : 1);

/**
 * Weights before the first step. The key counts kernels only, so a batch normalisation in one lane does not shift the
 * draws of the layers after it: where shapes agree, lanes start equal.
 */
export function initialState(plan: LanePlan, lane: Lane, seed: number): LaneState {
  const parameters = new Float32Array(plan.parameterLength);
  const running = new Float32Array(plan.runningLength);
  let kernel = 0;
  for (const block of plan.parameters) {
    const { offset, rows, columns, weightRows } = block;
    if (block.kind === 'batchNorm' || block.kind === 'prelu') {
      parameters.fill(firstRow(lane.layers[block.layer]), offset, offset + columns);
      continue;
    }
    const { init, biasInit, taps } = layerOf(lane, block);
    const shape: KernelShape = { fanIn: weightRows, fanOut: taps * columns, rows: weightRows, columns };
    parameters.set(initialise(init, shape, streamKey(seed, 'init', kernel)), offset);
    parameters.fill(biasInit, offset + weightRows * columns, offset + rows * columns);
    kernel += 1;
  }
  for (const { core, running: offset } of plan.blocks) {
    if (core.kind === 'batchNorm') running.fill(1, offset + core.channels, offset + 2 * core.channels); // mean 0, variance 1
  }
  return { parameters, first: new Float32Array(plan.parameterLength), second: new Float32Array(plan.parameterLength), running };
}
