import type { LayerProbe, StepHyper } from '@/engine/executor/executor';
import { clipFactor } from '@/engine/math/clipping';
import { applyUpdate } from '@/engine/math/updateRules';
import type { PhaseUpdate } from '@/engine/worker/phaseProtocol';

/** One unit's part of a parameter block: its incoming weights, then its bias. */
export interface UnitParameters {
  readonly weights: Float32Array;
  readonly gradients: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
}

const squares = (values: Float32Array): number => values.reduce((sum, value) => sum + value * value, 0);

/** What clipping makes of part of a block's gradients. */
export function clippedGradients(hyper: StepHyper, gradients: Float32Array, block: LayerProbe, all: readonly LayerProbe[]): Float32Array {
  const { clipValue } = hyper;
  const factor = factorOf(hyper, block, all);
  return gradients.map((gradient) => (clipValue > 0 ? Math.min(clipValue, Math.max(-clipValue, gradient)) : gradient * factor));
}

/** What multiplies the gradients of a block; NaN: each component has its own. */
function factorOf({ clipValue, clipNorm, clipGlobalNorm }: StepHyper, block: LayerProbe, all: readonly LayerProbe[]): number {
  if (clipValue > 0) return NaN;
  let factor = 1;
  if (clipNorm > 0) factor *= clipFactor(Math.sqrt(squares(block.gradients)), clipNorm);
  if (clipGlobalNorm > 0) factor *= clipFactor(Math.sqrt(all.reduce((sum, probe) => sum + squares(probe.gradients), 0)), clipGlobalNorm);
  return factor;
}

/** The update of one unit in the order of engine/executor/cpu/update: clipping, rule, max-norm. */
export function phaseUpdate(hyper: StepHyper, unit: UnitParameters, block: LayerProbe, all: readonly LayerProbe[], learningRate: number): PhaseUpdate {
  const { update: coefficients, l1, l2, maxNorm } = hyper;
  const factor = factorOf(hyper, block, all);
  const clipped = clippedGradients(hyper, unit.gradients, block, all);
  const nextWeights = unit.weights.slice();
  const nextFirst = unit.first.slice();
  const nextSecond = unit.second.slice();
  const bias = nextWeights.length - 1;
  // Decoupled decay (k ≠ 1) is for weights only.
  applyUpdate(coefficients, nextWeights.subarray(0, bias), clipped, nextFirst.subarray(0, bias), nextSecond.subarray(0, bias));
  applyUpdate({ ...coefficients, k: 1 }, nextWeights.subarray(bias), clipped.subarray(bias), nextFirst.subarray(bias), nextSecond.subarray(bias));
  if (maxNorm > 0) {
    const weights = nextWeights.subarray(0, bias);
    const scale = clipFactor(Math.sqrt(squares(weights)), maxNorm);
    weights.forEach((weight, index) => { weights[index] = weight * scale; });
  }
  return { coefficients, learningRate, l1, l2, maxNorm, clipFactor: factor, clipped, first: unit.first, second: unit.second, nextFirst, nextSecond, nextWeights };
}
