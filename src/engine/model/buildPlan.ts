import { featuresOf, layerParameters, shapeAfter, type Shape } from '@/engine/experiment/shapes';
import type { Lane, LayerSpec } from '@/engine/experiment/types';
import { activations } from '@/engine/math/activations';
import type { Block, Core, ImageShape, LanePlan, ParameterBlock, PointwiseOp } from './plan';

type PointwiseLayer = Extract<LayerSpec, { readonly kind: 'activation' | 'dropout' | 'alphaDropout' }>;
type DraftBlock = { -readonly [Key in keyof Block]: Block[Key] extends readonly (infer Item)[] ? Item[] : Block[Key] };
type CoreLayer = Exclude<LayerSpec, { readonly kind: PointwiseLayer['kind'] | 'flatten' }>;

const imageOf = ([height = 1, width = 1, channels = 1]: Shape): ImageShape => [height, width, channels];

/** What a layer with numbers per channel sees: features, or channels of every pixel. */
function channelsOf(shape: Shape): { readonly channels: number; readonly positions: number } {
  const channels = shape.at(-1) ?? 1;
  return { channels, positions: featuresOf(shape) / channels };
}

function coreOf(layer: CoreLayer, input: Shape, output: Shape): Core {
  switch (layer.kind) {
    case 'dense': return { kind: 'dense', inputs: featuresOf(input), units: layer.units };
    case 'conv2d': return { kind: 'conv2d', input: imageOf(input), output: imageOf(output), kernel: layer.kernel, stride: layer.stride, padding: layer.padding };
    case 'maxPool':
    case 'avgPool': return { kind: layer.kind, input: imageOf(input), output: imageOf(output), size: layer.size, stride: layer.stride, padding: layer.padding };
    case 'batchNorm': return { kind: 'batchNorm', ...channelsOf(input), momentum: layer.momentum, epsilon: layer.epsilon };
    case 'prelu': return { kind: 'prelu', ...channelsOf(input) };
  }
}

const isPool = (core: Core): core is Extract<Core, { readonly kind: 'maxPool' | 'avgPool' }> => core.kind === 'maxPool' || core.kind === 'avgPool';

/** The trainable matrix of a core: weights in rows of inputs and columns of outputs, biases in the last row. */
function parameterOf(core: Core, layer: number, length: number, offset: number): ParameterBlock | null {
  if (core.kind === 'identity' || isPool(core)) return null;
  const columns = core.kind === 'dense' ? core.units : core.kind === 'conv2d' ? core.output[2] : core.channels;
  const rows = length / columns;
  return { layer, kind: core.kind, rows, columns, weightRows: core.kind === 'dense' || core.kind === 'conv2d' ? rows - 1 : 0, offset };
}

const isPointwise = (layer: LayerSpec): layer is PointwiseLayer => layer.kind === 'activation' || layer.kind === 'dropout' || layer.kind === 'alphaDropout';

function pointwiseOf(layer: PointwiseLayer, index: number): PointwiseOp {
  if (layer.kind !== 'activation') return { kind: layer.kind, layer: index, rate: layer.rate };
  return { kind: 'activation', fn: layer.fn, alpha: layer.alpha ?? activations[layer.fn].defaultAlpha };
}

/** Reads a validated lane's layers in order. `outputs` is the width of the data's targets, kept for the executors' checks. */
export function buildPlan(lane: Pick<Lane, 'layers'>, inputShape: Shape, outputs: number): LanePlan {
  const blocks: DraftBlock[] = [];
  const parameters: ParameterBlock[] = [];
  let parameterLength = 0;
  let runningLength = 0;
  let shape = inputShape;
  // A flatten moves nothing: values lie in the same order. Its index goes to the block that comes next.
  let flattens: number[] = [];

  for (const [index, layer] of lane.layers.entries()) {
    const output = shapeAfter(layer, shape);
    if (output === null) throw new Error(`layer ${index} (${layer.kind}) does not fit the shape [${shape.join(', ')}]`);
    if (layer.kind === 'flatten') flattens.push(index);
    else if (isPointwise(layer)) {
      if (blocks.length === 0) blocks.push({ core: { kind: 'identity', shape: [...shape] }, tail: [], outputShape: [], parameter: -1, running: -1, layers: [] });
      const block = blocks.at(-1)!;
      block.tail.push(pointwiseOf(layer, index));
      block.layers.push(...flattens, index);
      block.outputShape = [...output];
      flattens = [];
    } else {
      const core = coreOf(layer, shape, output);
      const length = layerParameters(layer, shape);
      const parameter = parameterOf(core, index, length, parameterLength);
      const running = core.kind === 'batchNorm' ? runningLength : -1;
      blocks.push({ core, tail: [], outputShape: [...output], parameter: parameter === null ? -1 : parameters.length, running, layers: [...flattens, index] });
      if (parameter !== null) parameters.push(parameter);
      parameterLength += length;
      if (core.kind === 'batchNorm') runningLength += 2 * core.channels;
      flattens = [];
    }
    shape = output;
  }
  return { inputShape, outputs, blocks, parameters, parameterLength, runningLength };
}

/** Trainable numbers of a lane. */
export function parameterCount(plan: LanePlan): number {
  return plan.parameterLength;
}
