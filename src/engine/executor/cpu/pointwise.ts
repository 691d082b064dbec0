import { activations, tanh as tanhOf } from '@/engine/math/activations';
import { alphaDropout, dropoutScale, dropoutThreshold } from '@/engine/math/dropout';
import type { PointwiseOp } from '@/engine/model/plan';
import { randomBits, streamKey } from '@/lib/random';
import type { Mode } from './coreKernel';

type ActivationOp = Extract<PointwiseOp, { kind: 'activation' }>;
type DropoutOp = Exclude<PointwiseOp, ActivationOp>;

/** Which masks a pass draws: they depend on seed, layer and step, never on the lane. */
export interface MaskSource {
  readonly seed: number;
  readonly step: number;
  /** live rates by index into lane.layers */
  readonly rates: ReadonlyMap<number, number>;
  /** position of the pass's first row among the rows that the mask is drawn for */
  readonly firstRow: number;
  /** one mask for all rows */
  readonly shared: boolean;
}

/**
 * The tail of a block, y = fₖ(… f₁(z)), and its slope dy/dz = f₁′·f₂′·…: numbers pass through one by one, so one
 * multiplication per number is all that the backward pass needs. Without `masks` there is no dropout, in evaluation no slope.
 */
export function pointwiseForward(tail: readonly PointwiseOp[], z: Float32Array, y: Float32Array, slope: Float32Array, rows: number, features: number, mode: Mode, masks: MaskSource | null): void {
  const count = rows * features;
  const slopes = mode === 'evaluate' ? null : slope;
  // The usual tail is one curve, which writes its slope over the last one.
  const alone = tail.length === 1 && tail[0]!.kind === 'activation';
  if (!alone) slopes?.fill(1, 0, count);
  let input = z;
  for (const op of tail) {
    if (op.kind === 'activation') activate(op, input, y, slopes, count, alone);
    else if (masks !== null) dropOut(op, masks, input, y, slopes, rows, features);
    else if (input !== y) y.set(input.subarray(0, count));
    input = y;
  }
}

/** dz = dy·(dy/dz), in place. */
export function pointwiseBackward(gradient: Float32Array, slope: Float32Array, count: number): void {
  for (let at = 0; at < count; at += 1) gradient[at]! *= slope[at]!;
}

/** The three most used curves have loops of their own, without a call for every number; the others go through the table. */
function activate(op: ActivationOp, input: Float32Array, y: Float32Array, slope: Float32Array | null, count: number, alone: boolean): void {
  if (op.fn === 'relu') return relu(input, y, slope, count, alone);
  if (op.fn === 'tanh') return tanh(input, y, slope, count, alone);
  const { value, derivative } = activations[op.fn];
  for (let at = 0; at < count; at += 1) {
    const x = input[at]!;
    y[at] = value(x, op.alpha);
    if (slope !== null) slope[at] = (alone ? 1 : slope[at]!) * derivative(x, op.alpha);
  }
}

function relu(input: Float32Array, y: Float32Array, slope: Float32Array | null, count: number, alone: boolean): void {
  for (let at = 0; at < count; at += 1) {
    const x = input[at]!;
    // Written so that NaN stays NaN: a broken network must show.
    y[at] = x <= 0 ? 0 : x;
    if (slope === null) continue;
    if (!(x > 0)) slope[at] = 0;
    else if (alone) slope[at] = 1;
  }
}

/** The slope 1 − y² needs no second tanh. */
function tanh(input: Float32Array, y: Float32Array, slope: Float32Array | null, count: number, alone: boolean): void {
  for (let at = 0; at < count; at += 1) {
    const value = tanhOf(input[at]!);
    y[at] = value;
    if (slope !== null) slope[at] = (alone ? 1 : slope[at]!) * (1 - value * value);
  }
}

/** What dropout makes of a number: kept ones become scale·x + shift, the others `dropped`. */
const effectOf = (kind: DropoutOp['kind'], rate: number) => (kind === 'alphaDropout' ? alphaDropout(rate) : { scale: dropoutScale(rate), shift: 0, dropped: 0 });

/** Element `row·features + feature` of the mask is the element's own position; a shared mask is that of row 0 for all. */
function dropOut(op: DropoutOp, masks: MaskSource, input: Float32Array, y: Float32Array, slope: Float32Array | null, rows: number, features: number): void {
  const rate = masks.rates.get(op.layer) ?? op.rate;
  const key = streamKey(masks.seed, 'dropout', op.layer, masks.step);
  const threshold = dropoutThreshold(rate);
  const { scale, shift, dropped } = effectOf(op.kind, rate);
  for (let row = 0, at = 0; row < rows; row += 1) {
    const first = masks.shared ? 0 : (masks.firstRow + row) * features;
    for (let index = first; index < first + features; index += 1, at += 1) {
      const kept = randomBits(key, index) >>> 8 >= threshold;
      y[at] = kept ? scale * input[at]! + shift : dropped;
      if (slope !== null) slope[at]! *= kept ? scale : 0;
    }
  }
}
