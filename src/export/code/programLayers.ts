import { featuresOf, shapeAfter, type Shape } from '@/engine/experiment/shapes';
import type { ActivationName, InitSpec, Lane } from '@/engine/experiment/types';
import { activations } from '@/engine/math/activations';
import { alphaDropout, dropoutScale } from '@/engine/math/dropout';
import type { KernelShape } from '@/engine/math/initialisers';
import { outputSize, paddingBefore } from '@/engine/math/windows';

/** Zeros around an image so that the window reaches every pixel as in the lab (the odd one behind, as in TensorFlow). */
export interface Padding {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

interface WindowLayer {
  readonly input: Shape;
  readonly output: Shape;
  readonly size: number;
  readonly stride: number;
  readonly padding: 'same' | 'valid';
  readonly pad: Padding;
}
interface Kernel {
  readonly init: InitSpec;
  readonly bias: number;
  readonly shape: KernelShape;
}

/** A layer with its shapes resolved. Shapes are those of the lab: images are height, width, channels. */
export type ProgramLayer =
  | ({ readonly kind: 'dense'; readonly inputs: number; readonly units: number } & Kernel)
  | ({ readonly kind: 'conv2d'; readonly filters: number } & Kernel & WindowLayer)
  | ({ readonly kind: 'maxPool' | 'avgPool' } & WindowLayer)
  | { readonly kind: 'flatten'; readonly input: Shape }
  | { readonly kind: 'batchNorm'; readonly input: Shape; readonly channels: number; readonly momentum: number; readonly epsilon: number; /** values of a channel in one batch */ readonly count: number }
  | { readonly kind: 'activation'; readonly fn: ActivationName; readonly alpha: number }
  | { readonly kind: 'prelu'; readonly input: Shape; readonly channels: number; readonly slope: number }
  | ({ readonly kind: 'dropout' | 'alphaDropout'; readonly rate: number; readonly input: Shape; /** index into lane.layers, keys the lab's masks */ readonly index: number } & DropoutEffect);

/** In training a kept number x becomes scale·x + shift, every other one `dropped`. */
interface DropoutEffect {
  readonly scale: number;
  readonly shift: number;
  readonly dropped: number;
}

function windowOf(layer: { readonly size: number; readonly stride: number; readonly padding: 'same' | 'valid' }, input: Shape, output: Shape): WindowLayer {
  const { size, stride, padding } = layer;
  const window = { size, stride, padding };
  const around = (n: number): readonly [number, number] => {
    const missing = padding === 'valid' ? 0 : Math.max(0, (outputSize(n, window) - 1) * stride + size - n);
    const before = paddingBefore(n, window);
    return [before, missing - before];
  };
  const [top, bottom] = around(input[0] ?? 1);
  const [left, right] = around(input[1] ?? 1);
  return { input, output, ...window, pad: { top, left, bottom, right } };
}

/** Layers in order; a dense layer that reads an image gets the flatten it implies. */
export function programLayers(lane: Lane, dataShape: Shape, batchSize: number): { readonly inputShape: Shape; readonly layers: readonly ProgramLayer[]; readonly outputs: number } {
  const firstReader = lane.layers.find(({ kind }) => kind !== 'activation' && kind !== 'dropout' && kind !== 'alphaDropout');
  // What only a dense layer reads is a vector from the start.
  const readsImage = dataShape.length === 3 && firstReader?.kind !== 'dense' && firstReader?.kind !== 'flatten';
  const inputShape = readsImage ? dataShape : [featuresOf(dataShape)];
  const layers: ProgramLayer[] = [];
  let shape: Shape = inputShape;
  for (const [index, layer] of lane.layers.entries()) {
    const output = shapeAfter(layer, shape);
    if (output === null) throw new Error(`layer ${index} (${layer.kind}) does not fit the shape [${shape.join(', ')}]`);
    const flattens = shape.length === 3 && (layer.kind === 'dense' || layer.kind === 'flatten');
    if (flattens) layers.push({ kind: 'flatten', input: shape });
    switch (layer.kind) {
      case 'flatten': break;
      case 'dense': {
        const inputs = featuresOf(shape);
        const kernel = { fanIn: inputs, fanOut: layer.units, rows: inputs, columns: layer.units };
        layers.push({ kind: 'dense', inputs, units: layer.units, init: layer.init ?? lane.init, bias: layer.biasInit ?? 0, shape: kernel });
        break;
      }
      case 'conv2d': {
        const { filters, kernel } = layer;
        const rows = kernel * kernel * (shape[2] ?? 1);
        const shapes = { fanIn: rows, fanOut: kernel * kernel * filters, rows, columns: filters };
        layers.push({ kind: 'conv2d', filters, init: layer.init ?? lane.init, bias: layer.biasInit ?? 0, shape: shapes, ...windowOf({ ...layer, size: kernel }, shape, output) });
        break;
      }
      case 'maxPool':
      case 'avgPool': layers.push({ kind: layer.kind, ...windowOf(layer, shape, output) }); break;
      case 'batchNorm': {
        const channels = shape.at(-1) ?? 1;
        layers.push({ kind: 'batchNorm', input: shape, channels, momentum: layer.momentum, epsilon: layer.epsilon, count: (batchSize * featuresOf(shape)) / channels });
        break;
      }
      case 'activation': layers.push({ kind: 'activation', fn: layer.fn, alpha: layer.alpha ?? activations[layer.fn].defaultAlpha }); break;
      case 'prelu': layers.push({ kind: 'prelu', input: shape, channels: shape.at(-1) ?? 1, slope: layer.slope }); break;
      case 'dropout': layers.push({ kind: 'dropout', rate: layer.rate, input: shape, index, scale: dropoutScale(layer.rate), shift: 0, dropped: 0 }); break;
      case 'alphaDropout': layers.push({ kind: 'alphaDropout', rate: layer.rate, input: shape, index, ...alphaDropout(layer.rate) }); break;
    }
    shape = output;
  }
  return { inputShape, layers, outputs: featuresOf(shape) };
}
