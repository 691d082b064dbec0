import type { LayerProbe } from '@/engine/executor/executor';
import type { ActivationName } from '@/engine/experiment/types';
import { activations } from '@/engine/math/activations';
import { rootMeanSquare } from '@/engine/math/propagation';
import type { Block, LanePlan } from '@/engine/model/plan';
import type { Histogram, LayerSummary } from '@/engine/worker/insideProtocol';
import { relativeMove, weightsOf } from './layerNumbers';

const bins = 32;
/** Share of the range next to a bound in which an activation counts as saturated. */
const saturationMargin = 0.01;

/** Activations whose output lies between two bounds. */
const bounds: Partial<Record<ActivationName, readonly [number, number]>> = {
  sigmoid: [0, 1],
  tanh: [-1, 1],
  hardSigmoid: [0, 1],
  softsign: [-1, 1],
};

/** One block of one lane in a few numbers: what panels draw. `initial`: the lane's parameters before the first step. */
export function summariseLayer(probe: LayerProbe, block: Block, plan: LanePlan, initial: Float32Array): LayerSummary {
  const hasParameters = probe.weights.length > 0;
  const fn = block.tail.find((operation) => operation.kind === 'activation')?.fn;
  return {
    layer: probe.layer,
    activations: buildHistogram(probe.activations),
    weights: hasParameters ? buildHistogram(probe.weights) : null,
    gradients: hasParameters ? buildHistogram(probe.gradients) : null,
    gradientNorm: euclideanNorm(probe.gradients),
    weightNorm: euclideanNorm(probe.weights),
    activationRms: rootMeanSquare(probe.activations),
    weightGradientRms: rootMeanSquare(weightsOf(probe.gradients, block, plan)),
    relativeMove: relativeMove(probe.weights, block, plan, initial),
    deadShare: fn === 'relu' ? deadShare(probe.preActivations, block.outputShape.at(-1) ?? 1) : NaN,
    saturatedShare: fn !== undefined && bounds[fn] ? saturatedShare(probe.preActivations, fn, bounds[fn]) : NaN,
  };
}

/** Of the finite values; equal values get a bar of their own. All zeros when there is none. */
export function buildHistogram(values: Float32Array): Histogram {
  const { count, min, max, mean, deviation } = moments(values);
  const counts = new Uint32Array(bins);
  if (count === 0) return { min: 0, max: 0, counts, mean: 0, deviation: 0 };
  const scale = max > min ? bins / (max - min) : 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    const bin = Math.min(bins - 1, Math.floor((value - min) * scale));
    counts[bin] = counts[bin]! + 1;
  }
  return { min, max, counts, mean, deviation };
}

function moments(values: Float32Array): { count: number; min: number; max: number; mean: number; deviation: number } {
  let count = 0;
  let min = Infinity;
  let max = -Infinity;
  let mean = 0;
  let squares = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    count += 1;
    if (value < min) min = value;
    if (value > max) max = value;
    // Welford 1962: no cancellation when the spread is small beside the mean.
    const delta = value - mean;
    mean += delta / count;
    squares += delta * (value - mean);
  }
  return { count, min, max, mean, deviation: count > 0 ? Math.sqrt(squares / count) : 0 };
}

function euclideanNorm(values: Float32Array): number {
  let squares = 0;
  for (const value of values) squares += value * value;
  return Math.sqrt(squares);
}

/** Units (or feature maps: the last axis) whose pre-activation is ≤ 0 at every position of every probed sample. */
function deadShare(preActivations: Float32Array, units: number): number {
  let alive = 0;
  for (let unit = 0; unit < units; unit += 1) {
    for (let at = unit; at < preActivations.length; at += units) {
      if (preActivations[at]! > 0) {
        alive += 1;
        break;
      }
    }
  }
  return 1 - alive / units;
}

/** Judged from the pre-activation: a dropout behind the activation would hide outputs at a bound. */
function saturatedShare(preActivations: Float32Array, fn: ActivationName, [low, high]: readonly [number, number]): number {
  const margin = (high - low) * saturationMargin;
  const { value } = activations[fn];
  let saturated = 0;
  for (const x of preActivations) {
    const output = value(x, 0);
    if (output >= high - margin || output <= low + margin) saturated += 1;
  }
  return saturated / Math.max(1, preActivations.length);
}
