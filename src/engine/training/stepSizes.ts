import type { LayerProbe, StepHyper } from '@/engine/executor/executor';
import { applyUpdate, type UpdateCoefficients } from '@/engine/math/updateRules';
import type { LanePlan, LaneState } from '@/engine/model/plan';
import type { Inside, StepSizes } from '@/engine/worker/insideProtocol';
import type { LaneStack } from './laneStack';
import { clippedGradients } from './phases/phaseUpdate';

/** More inputs or units than these are not drawn. */
const shownLimit = 64;

/** What the next update does to every weight of every dense layer, from a probe of its mini-batch. */
export async function laneStepSizes(stack: LaneStack, probes: readonly (readonly LayerProbe[])[], hyper: readonly StepHyper[], rates: readonly number[]): Promise<NonNullable<Inside['stepSizes']>> {
  const states = await stack.read();
  return probes.map((blocks, lane) => {
    const plan = stack.plans[lane]!;
    return blocks.flatMap((probe, index) => (plan.blocks[index]!.core.kind === 'dense' ? [layerSteps(plan, index, probe, blocks, states[lane]!, hyper[lane]!, rates[lane]!)] : []));
  });
}

function layerSteps(plan: LanePlan, index: number, probe: LayerProbe, all: readonly LayerProbe[], state: LaneState, hyper: StepHyper, learningRate: number): StepSizes {
  const { layer, offset, rows, columns } = plan.parameters[plan.blocks[index]!.parameter]!;
  // The last row is the bias.
  const length = (rows - 1) * columns;
  const weights = probe.weights.slice(0, length);
  const second = state.second.slice(offset, offset + length);
  const gradients = probe.gradients.slice(0, length);
  applyUpdate(hyper.update, weights, clippedGradients(hyper, gradients, probe, all), state.first.slice(offset, offset + length), second);
  const rates = second.map((value) => rateOf(hyper.update, learningRate, value));
  const moves = weights.map((value, at) => value - probe.weights[at]!);
  const [inputs, units] = [Math.min(shownLimit, rows - 1), Math.min(shownLimit, columns)];
  const shown = (values: Float32Array): Float32Array => Float32Array.from({ length: inputs * units }, (_, at) => values[Math.floor(at / units) * columns + (at % units)]!);
  return { layer, inputs, units, gradients: shown(gradients), rates: shown(rates), moves: shown(moves), rateQuantiles: quantiles(rates) };
}

/** η/(√ŝ + ε); a weight that has never had a gradient has nothing to divide by. */
function rateOf({ adaptive, s, epsInside, eps }: UpdateCoefficients, learningRate: number, second: number): number {
  if (!adaptive) return learningRate;
  return second > 0 ? learningRate / (Math.sqrt(s * second + epsInside) + eps) : NaN;
}

function quantiles(values: Float32Array): StepSizes['rateQuantiles'] {
  const known = values.filter((value) => !Number.isNaN(value)).toSorted();
  const at = (share: number): number => known[Math.round(share * (known.length - 1))] ?? NaN;
  return [at(0.05), at(0.5), at(0.95)];
}
