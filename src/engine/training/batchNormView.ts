import { batchIndex } from '@/engine/data/batches';
import type { LayerProbe } from '@/engine/executor/executor';
import { featuresOf } from '@/engine/experiment/shapes';
import { batchStatistics } from '@/engine/math/batchNorm';
import type { Core, LanePlan, LaneState } from '@/engine/model/plan';
import type { BatchNormView } from '@/engine/worker/insideProtocol';
import type { StackedGroup } from './laneStack';

const unitLimit = 8;
const sampleLimit = 64;

/** Every batch normalisation of one lane, from a probe of the mini-batch of `step`. */
export function batchNormViews({ group, dataset }: StackedGroup, plan: LanePlan, probes: readonly LayerProbe[], state: LaneState, step: number): readonly BatchNormView[] {
  return plan.blocks.flatMap(({ core, parameter, running }, index): BatchNormView[] => {
    if (core.kind !== 'batchNorm') return [];
    const before = probes[index - 1]?.activations ?? batchInputs(group.seed, step, group.batchSize, dataset.train, featuresOf(dataset.inputShape));
    return [viewOf(core, plan.parameters[parameter]!.layer, probes[index]!, before, state.running.subarray(running, running + 2 * core.channels))];
  });
}

function viewOf({ channels }: Extract<Core, { kind: 'batchNorm' }>, layer: number, probe: LayerProbe, input: Float32Array, running: Float32Array): BatchNormView {
  const units = Math.min(unitLimit, channels);
  const before = columns(input, channels, units);
  const { mean, variance } = batchStatistics(before, units);
  const samples = Math.min(sampleLimit, before.length / units);
  const part = (values: Float32Array, row: number): Float32Array => values.slice(row * channels, row * channels + units);
  return {
    layer,
    units,
    samples,
    before: before.slice(0, samples * units),
    after: columns(probe.preActivations, channels, units, samples),
    batchMean: Float32Array.from(mean),
    batchVariance: Float32Array.from(variance),
    runningMean: part(running, 0),
    runningVariance: part(running, 1),
    gamma: part(probe.weights, 0),
    beta: part(probe.weights, 1),
  };
}

/** The first columns of the first rows of a matrix. */
function columns(values: Float32Array, width: number, count: number, rows = values.length / width): Float32Array {
  return Float32Array.from({ length: rows * count }, (_, at) => values[Math.floor(at / count) * width + (at % count)]!);
}

/** What a normalisation sees that stands in front of everything else. */
function batchInputs(seed: number, step: number, batchSize: number, { size, inputs }: StackedGroup['dataset']['train'], features: number): Float32Array {
  const rows = Math.min(batchSize, size);
  const result = new Float32Array(rows * features);
  for (let row = 0; row < rows; row += 1) {
    const sample = batchIndex(seed, step, row, batchSize, size);
    result.set(inputs.subarray(sample * features, (sample + 1) * features), row * features);
  }
  return result;
}
