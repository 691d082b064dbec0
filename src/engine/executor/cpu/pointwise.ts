import { activations } from '@/engine/math/activations';
import { dropoutScale, dropoutThreshold } from '@/engine/math/dropout';
import type { PointwiseOp } from '@/engine/model/plan';
import { randomBits, streamKey } from '@/lib/random';
import type { Mode } from './coreKernel';

type ActivationOp = Extract<PointwiseOp, { kind: 'activation' }>;

/** Which masks a pass draws: they depend on seed, layer and step, never on the lane. */
export interface MaskSource {
  readonly seed: number;
  readonly step: number;
  /** live rates by index into lane.layers */
  readonly rates: ReadonlyMap<number, number>;
}

/**
 * The tail of a block, y = fₖ(… f₁(z)), and its slope dy/dz = f₁′·f₂′·…: numbers pass through one by one, so one
 * multiplication per number is all that the backward pass needs. In evaluation there is no dropout and no slope.
 */
export function pointwiseForward(tail: readonly PointwiseOp[], z: Float32Array, y: Float32Array, slope: Float32Array, count: number, mode: Mode, masks: MaskSource | null): void {
  if (mode !== 'evaluate') slope.fill(1, 0, count);
  let input = z;
  for (const op of tail) {
    if (op.kind === 'activation') activate(op, input, y, mode === 'evaluate' ? null : slope, count);
    else if (masks !== null) dropOut(op.layer, masks, masks.rates.get(op.layer) ?? op.rate, input, y, slope, count);
    else if (input !== y) y.set(input.subarray(0, count));
    input = y;
  }
}

/** dz = dy·(dy/dz), in place. */
export function pointwiseBackward(gradient: Float32Array, slope: Float32Array, count: number): void {
  for (let at = 0; at < count; at += 1) gradient[at]! *= slope[at]!;
}

/** The three most used curves have loops of their own, without a call for every number; the others go through the table. */
function activate(op: ActivationOp, input: Float32Array, y: Float32Array, slope: Float32Array | null, count: number): void {
  if (op.fn === 'relu') return relu(input, y, slope, count);
  if (op.fn === 'tanh') return tanh(input, y, slope, count);
  const { value, derivative } = activations[op.fn];
  for (let at = 0; at < count; at += 1) {
    const x = input[at]!;
    y[at] = value(x, op.alpha);
    if (slope !== null) slope[at]! *= derivative(x, op.alpha);
  }
}

function relu(input: Float32Array, y: Float32Array, slope: Float32Array | null, count: number): void {
  for (let at = 0; at < count; at += 1) {
    const x = input[at]!;
    // Written so that NaN stays NaN: a broken network must show.
    y[at] = x <= 0 ? 0 : x;
    if (slope !== null && !(x > 0)) slope[at] = 0;
  }
}

/** The slope 1 − y² needs no second tanh. */
function tanh(input: Float32Array, y: Float32Array, slope: Float32Array | null, count: number): void {
  for (let at = 0; at < count; at += 1) {
    const value = Math.tanh(input[at]!);
    y[at] = value;
    if (slope !== null) slope[at]! *= 1 - value * value;
  }
}

/** Inverted dropout: y = x·mask/(1−rate); element `row·features + feature` of the mask is the element's own position. */
function dropOut(layer: number, { seed, step }: MaskSource, rate: number, input: Float32Array, y: Float32Array, slope: Float32Array, count: number): void {
  const key = streamKey(seed, 'dropout', layer, step);
  const threshold = dropoutThreshold(rate);
  const scale = dropoutScale(rate);
  for (let at = 0; at < count; at += 1) {
    const factor = randomBits(key, at) >>> 8 >= threshold ? scale : 0;
    y[at] = input[at]! * factor;
    slope[at]! *= factor;
  }
}
