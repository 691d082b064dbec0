import type { StepHyper } from '@/engine/executor/executor';
import { clipFactor } from '@/engine/math/clipping';
import { applyUpdate, type UpdateCoefficients } from '@/engine/math/updateRules';
import type { ParameterBlock } from '@/engine/model/plan';

/** Views of one parameter block of a lane; `weights` is the part that penalties, decay and max-norm touch. */
export interface ParameterViews {
  readonly columns: number;
  readonly all: ParameterPart;
  readonly weights: ParameterPart;
  readonly rest: ParameterPart;
}
export interface ParameterPart {
  readonly values: Float32Array;
  readonly gradients: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
}

/** The views of a block into flat arrays of the whole lane. */
export function parameterViews({ offset, rows, columns, weightRows }: ParameterBlock, flat: ParameterPart): ParameterViews {
  const part = (from: number, to: number): ParameterPart => {
    const cut = (array: Float32Array): Float32Array => array.subarray(offset + from * columns, offset + to * columns);
    return { values: cut(flat.values), gradients: cut(flat.gradients), first: cut(flat.first), second: cut(flat.second) };
  };
  return { columns, all: part(0, rows), weights: part(0, weightRows), rest: part(weightRows, rows) };
}

/** g ← g + λ₁·sign(w) + λ₂·w on weights: the gradient of what the penalties add to the loss. */
export function addPenalties(blocks: readonly ParameterViews[], { l1, l2 }: StepHyper): void {
  if (l1 === 0 && l2 === 0) return;
  for (const { weights } of blocks) {
    const { values, gradients } = weights;
    for (let at = 0; at < values.length; at += 1) gradients[at]! += l1 * Math.sign(values[at]!) + l2 * values[at]!;
  }
}

const squares = (values: Float32Array): number => {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += values[at]! * values[at]!;
  return sum;
};
const scale = (values: Float32Array, factor: number): void => {
  if (factor === 1) return;
  for (let at = 0; at < values.length; at += 1) values[at]! *= factor;
};

/** By value, then by the norm of each block, then by the norm of all; a lane uses one of them. */
function clip(blocks: readonly ParameterViews[], { clipValue, clipNorm, clipGlobalNorm }: StepHyper): void {
  if (clipValue > 0) {
    for (const { all: { gradients } } of blocks) {
      for (let at = 0; at < gradients.length; at += 1) gradients[at] = Math.min(clipValue, Math.max(-clipValue, gradients[at]!));
    }
  }
  if (clipNorm > 0) for (const { all } of blocks) scale(all.gradients, clipFactor(Math.sqrt(squares(all.gradients)), clipNorm));
  if (clipGlobalNorm > 0) {
    let sum = 0;
    for (const { all } of blocks) sum += squares(all.gradients);
    const factor = clipFactor(Math.sqrt(sum), clipGlobalNorm);
    for (const { all } of blocks) scale(all.gradients, factor);
  }
}

/** Each unit's incoming weights, a column, become w·min(1, r/‖w‖₂). */
function projectMaxNorm({ weights: { values }, columns }: ParameterViews, limit: number): void {
  for (let column = 0; column < columns; column += 1) {
    let sum = 0;
    for (let at = column; at < values.length; at += columns) sum += values[at]! * values[at]!;
    const factor = clipFactor(Math.sqrt(sum), limit);
    if (factor !== 1) for (let at = column; at < values.length; at += columns) values[at]! *= factor;
  }
}

const applyTo = (coefficients: UpdateCoefficients, { values, gradients, first, second }: ParameterPart): void => applyUpdate(coefficients, values, gradients, first, second);

/** One optimizer step from gradients of the data loss: penalties, clipping, update rule, max-norm, in this order. `whole` is what the blocks are parts of. */
export function updateLane(whole: ParameterPart, blocks: readonly ParameterViews[], hyper: StepHyper): void {
  addPenalties(blocks, hyper);
  clip(blocks, hyper);
  if (hyper.update.k === 1) applyTo(hyper.update, whole);
  else {
    // Decoupled decay is for weights only.
    const withoutDecay = { ...hyper.update, k: 1 };
    for (const { weights, rest } of blocks) {
      applyTo(hyper.update, weights);
      applyTo(withoutDecay, rest);
    }
  }
  if (hyper.maxNorm > 0) for (const block of blocks) projectMaxNorm(block, hyper.maxNorm);
}
