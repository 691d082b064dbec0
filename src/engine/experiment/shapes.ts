import type { LayerSpec } from './types';

/** [features] or [height, width, channels]: one sample between two layers. */
export type Shape = readonly number[];

export const featuresOf = (shape: Shape): number => shape.reduce((product, length) => product * length, 1);

/**
 * Positions of a window along one axis. `valid`: only windows inside, ⌊(n − k)/s⌋ + 1; `same`: ⌈n/s⌉ with zeros around,
 * the extra cell of an odd padding at the far end.
 */
export function windowCount(length: number, size: number, stride: number, padding: 'same' | 'valid'): number {
  return padding === 'same' ? Math.ceil(length / stride) : Math.floor((length - size) / stride) + 1;
}

/** Cells of padding before the first one. */
export function windowPadding(length: number, size: number, stride: number, padding: 'same' | 'valid'): number {
  if (padding === 'valid') return 0;
  const total = Math.max(0, (Math.ceil(length / stride) - 1) * stride + size - length);
  return Math.floor(total / 2);
}

/** Shape after a layer, or null where the layer does not fit: no image, or a smaller one than the window. */
export function shapeAfter(layer: LayerSpec, shape: Shape): Shape | null {
  switch (layer.kind) {
    // A dense layer reads everything below it, so an image needs no flatten in front.
    case 'dense': return [layer.units];
    case 'flatten': return [featuresOf(shape)];
    case 'activation':
    case 'dropout':
    case 'batchNorm': return shape;
    case 'conv2d': return imageAfter(shape, layer.kernel, layer, layer.filters);
    case 'maxPool':
    case 'avgPool': return imageAfter(shape, layer.size, layer, shape[2] ?? 0);
  }
}

function imageAfter(shape: Shape, size: number, { stride, padding }: { readonly stride: number; readonly padding: 'same' | 'valid' }, channels: number): Shape | null {
  const [height, width, depth] = shape;
  if (height === undefined || width === undefined || depth === undefined) return null;
  if (padding === 'valid' && (size > height || size > width)) return null;
  return [windowCount(height, size, stride, padding), windowCount(width, size, stride, padding), channels];
}

/** Trainable numbers of a layer that reads this shape. */
export function layerParameters(layer: LayerSpec, shape: Shape): number {
  switch (layer.kind) {
    case 'dense': return (featuresOf(shape) + 1) * layer.units;
    case 'conv2d': return (layer.kernel * layer.kernel * (shape[2] ?? 0) + 1) * layer.filters;
    case 'batchNorm': return 2 * (shape.at(-1) ?? 0);
    case 'activation':
    case 'dropout':
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
