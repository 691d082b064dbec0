import type { LayerProbe } from '@/engine/executor/executor';
import { rootMeanSquare } from '@/engine/math/propagation';
import type { Block, LanePlan } from '@/engine/model/plan';
import type { LayerNumbers } from '@/engine/worker/measureProtocol';

/** One block in numbers, but for the share of dead units: that is counted over more examples. */
export function layerNumbers(probe: LayerProbe, block: Block, plan: LanePlan, initial: Float32Array): Omit<LayerNumbers, 'deadShare'> {
  const columns = plan.parameters[block.parameter]?.columns ?? 0;
  const gradients = weightsOf(probe.gradients, block, plan);
  return {
    layer: probe.layer,
    kind: block.core.kind,
    rms: rootMeanSquare(probe.activations),
    mean: meanOf(probe.activations),
    weightGradientRms: rootMeanSquare(gradients),
    relativeMove: relativeMove(probe.weights, block, plan, initial),
    slope: block.core.kind === 'prelu' ? meanOf(probe.weights) : NaN,
    unitDifference: gradients.length > 0 ? unitDifference(probe.weights, columns) : NaN,
  };
}

/** The part of a block's parameters or gradients that belongs to weights. */
export function weightsOf(values: Float32Array, { parameter }: Block, { parameters }: LanePlan): Float32Array {
  const block = parameters[parameter];
  return values.subarray(0, (block?.weightRows ?? 0) * (block?.columns ?? 0));
}

function meanOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** ‖W − W₀‖ / ‖W₀‖ of a block; `now` are its parameters, `initial` those of the whole lane before the first step. */
export function relativeMove(now: Float32Array, block: Block, plan: LanePlan, initial: Float32Array): number {
  const parameters = plan.parameters[block.parameter];
  if (parameters === undefined) return NaN;
  const { offset, rows, columns, weightRows } = parameters;
  const length = (weightRows || rows) * columns;
  let moved = 0;
  let norm = 0;
  for (let at = 0; at < length; at += 1) {
    const first = initial[offset + at]!;
    moved += (now[at]! - first) ** 2;
    norm += first * first;
  }
  // From zeros any move is infinitely far, and none is none.
  return moved === 0 ? 0 : Math.sqrt(moved / norm);
}

/** Units are columns; each row holds what they make of one input. */
function unitDifference(values: Float32Array, columns: number): number {
  let largest = 0;
  for (let from = 0; from < values.length; from += columns) {
    let low = Infinity;
    let high = -Infinity;
    for (let at = from; at < from + columns; at += 1) {
      low = Math.min(low, values[at]!);
      high = Math.max(high, values[at]!);
    }
    largest = Math.max(largest, high - low);
  }
  return largest;
}
