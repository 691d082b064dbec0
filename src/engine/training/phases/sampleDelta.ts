import type { LayerProbe } from '@/engine/executor/executor';
import { activations } from '@/engine/math/activations';
import type { Block, LanePlan } from '@/engine/model/plan';

/**
 * ∂(loss of one sample)/∂z of one unit of block `at`, by the chain rule over what a probe has seen of row `row`:
 * δ = φ′(z)·Σₖ w_k δₖ. NaN where a block in between is no plain dense layer. `logitDelta`: ∂(loss of the sample)/∂logits.
 */
export function sampleDelta(plan: LanePlan, probes: readonly LayerProbe[], at: number, unit: number, row: number, logitDelta: Float32Array): number {
  let above: readonly number[] = [...logitDelta];
  for (let index = plan.blocks.length - 1; index > at; index -= 1) {
    const { core } = plan.blocks[index]!;
    if (core.kind !== 'dense') return NaN;
    const through = above.map((delta, column) => delta * slopeOf(plan.blocks[index]!, probes[index]!, row * core.units + column));
    const { weights } = probes[index]!;
    above = Array.from({ length: core.inputs }, (_, input) => through.reduce((sum, delta, column) => sum + weights[input * core.units + column]! * delta, 0));
  }
  const { core } = plan.blocks[at]!;
  return core.kind === 'dense' ? above[unit]! * slopeOf(plan.blocks[at]!, probes[at]!, row * core.units + unit) : NaN;
}

/** dy/dz of the block's tail: the slope of its activation, times what dropout made of this number. */
function slopeOf({ tail }: Block, { preActivations, activations: outputs }: LayerProbe, at: number): number {
  const z = preActivations[at]!;
  let value = z;
  let slope = 1;
  for (const operation of tail) {
    if (operation.kind === 'alphaDropout') return NaN;
    if (operation.kind === 'activation') {
      const { value: curve, derivative } = activations[operation.fn];
      slope *= derivative(value, operation.alpha);
      value = curve(value, operation.alpha);
    } else if (value !== 0) slope *= outputs[at]! / value;
    // A zero says nothing about its mask. Of the rectifiers the slope is 0 there as well.
    else if (slope !== 0) return NaN;
  }
  return slope;
}
