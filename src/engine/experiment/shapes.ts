import { batchNormParameters, conv2dParameters, denseParameters } from '@/engine/math/parameterCount';
import { outputSize, type Window } from '@/engine/math/windows';
import type { LayerSpec } from './types';

/** [features] or [height, width, channels]: one sample between two layers. */
export type Shape = readonly number[];

export const featuresOf = (shape: Shape): number => shape.reduce((product, length) => product * length, 1);

/** Shape after a layer, or null where the layer does not fit: no image, or a smaller one than the window. */
export function shapeAfter(layer: LayerSpec, shape: Shape): Shape | null {
  switch (layer.kind) {
    // A dense layer reads everything below it, so an image needs no flatten in front.
    case 'dense': return [layer.units];
    case 'flatten': return [featuresOf(shape)];
    case 'activation':
    case 'prelu':
    case 'dropout':
    case 'alphaDropout':
    case 'batchNorm': return shape;
    case 'conv2d': return imageAfter(shape, { ...layer, size: layer.kernel }, layer.filters);
    case 'maxPool':
    case 'avgPool': return imageAfter(shape, layer, shape[2] ?? 0);
  }
}

function imageAfter(shape: Shape, window: Window, channels: number): Shape | null {
  if (shape.length !== 3) return null;
  const [height, width] = shape.slice(0, 2).map((length) => outputSize(length, window));
  return height && width ? [height, width, channels] : null;
}

/** Trainable numbers of a layer that reads this shape. */
export function layerParameters(layer: LayerSpec, shape: Shape): number {
  switch (layer.kind) {
    case 'dense': return denseParameters(featuresOf(shape), layer.units);
    case 'conv2d': return conv2dParameters(layer.kernel, shape[2] ?? 0, layer.filters);
    case 'batchNorm': return batchNormParameters(shape.at(-1) ?? 0).trainable;
    case 'prelu': return shape.at(-1) ?? 0;
    case 'activation':
    case 'dropout':
    case 'alphaDropout':
    case 'flatten':
    case 'maxPool':
    case 'avgPool': return 0;
  }
}

export interface LaneSize {
  readonly parameters: number;
  /** numbers one sample leaves behind on its way forward */
  readonly valuesPerSample: number;
  /** multiplications of one sample's way forward */
  readonly multiplicationsPerSample: number;
}

/** Counted from the list of layers alone: nothing has been allocated yet. */
export function laneSize(layers: readonly LayerSpec[], inputShape: Shape): LaneSize {
  let shape = inputShape;
  let parameters = 0;
  let valuesPerSample = featuresOf(inputShape);
  let multiplicationsPerSample = 0;
  for (const layer of layers) {
    const next = shapeAfter(layer, shape) ?? shape;
    const weights = layerParameters(layer, shape);
    parameters += weights;
    valuesPerSample += featuresOf(next);
    multiplicationsPerSample += multiplications(layer, weights, featuresOf(next));
    shape = next;
  }
  return { parameters, valuesPerSample, multiplicationsPerSample };
}

function multiplications(layer: LayerSpec, weights: number, features: number): number {
  if (layer.kind === 'conv2d') return (weights * features) / layer.filters;
  if (layer.kind === 'maxPool' || layer.kind === 'avgPool') return features * layer.size * layer.size;
  return Math.max(weights, features);
}
