import { batchIndex } from '@/engine/data/batches';
import { targetsFor } from '@/engine/executor/cpu/splitReader';
import type { LayerProbe, StepHyper } from '@/engine/executor/executor';
import { featuresOf } from '@/engine/experiment/shapes';
import type { Lane } from '@/engine/experiment/types';
import { lossGradient, lossValue } from '@/engine/math/losses';
import type { LanePlan, LaneState } from '@/engine/model/plan';
import type { PhaseFocus, PhaseLoss, PhaseSignal, PhaseUnit, PhaseView } from '@/engine/worker/phaseProtocol';
import type { LaneStack, StackedGroup } from '@/engine/training/laneStack';
import { phaseUpdate, type UnitParameters } from './phaseUpdate';
import { sampleDelta } from './sampleDelta';

/** More numbers of a layer than these are not looked at one by one. */
const signalLimit = 64;

interface Moment {
  readonly step: number;
  readonly lanes: readonly Lane[];
  readonly hyper: readonly StepHyper[];
  readonly rates: readonly number[];
}

/** One lane's next update, from a probe of its mini-batch. */
export async function phaseView(stack: LaneStack, probes: readonly (readonly LayerProbe[])[], wanted: PhaseFocus, { step, lanes, hyper, rates }: Moment): Promise<PhaseView> {
  const lane = within(wanted.lane, lanes.length);
  const member = stack.groups.find(({ group }) => group.indices.includes(lane))!;
  const plan = stack.plans[lane]!;
  const seen = probes[lane]!;
  const dense = plan.blocks.flatMap(({ core }, index) => (core.kind === 'dense' ? [{ index, ...core }] : []));
  const layer = within(wanted.layer, dense.length);
  const { index, inputs, units } = dense[layer]!;
  const rows = Math.min(member.group.batchSize, member.dataset.train.size);
  const focus = { lane, layer, unit: within(wanted.unit, units), sample: within(wanted.sample, rows) };
  const state = (await stack.read())[lane]!;
  const source = batchIndex(member.group.seed, step, focus.sample, member.group.batchSize, member.dataset.train.size);
  const features = featuresOf(member.dataset.inputShape);
  const input = member.dataset.train.inputs.slice(source * features, (source + 1) * features);
  const loss = lossOf(lanes[lane]!, member, seen.at(-1)!.activations, focus.sample, step, rows);
  const parameters = unitParameters(plan, index, focus.unit, seen[index]!, state);
  return {
    step,
    focus,
    counts: { layers: dense.length, units, rows },
    active: hyper[lane]!.active,
    signals: signalsOf(seen, input, focus.sample, rows),
    unit: {
      layer: plan.parameters[plan.blocks[index]!.parameter]!.layer,
      inputs: index === 0 ? input : seen[index - 1]!.activations.slice(focus.sample * inputs, (focus.sample + 1) * inputs),
      weights: parameters.weights,
      gradients: parameters.gradients,
      preActivation: seen[index]!.preActivations[focus.sample * units + focus.unit]!,
      output: seen[index]!.activations[focus.sample * units + focus.unit]!,
      delta: sampleDelta(plan, seen, index, focus.unit, focus.sample, loss.delta),
    } satisfies PhaseUnit,
    loss,
    update: phaseUpdate(hyper[lane]!, parameters, seen[index]!, seen, rates[lane]!),
  };
}

const within = (wanted: number, count: number): number => Math.min(count - 1, Math.max(0, Math.trunc(wanted) || 0));

/** A column of the block's matrix: incoming weights, then the bias. */
function unitParameters(plan: LanePlan, index: number, unit: number, probe: LayerProbe, state: LaneState): UnitParameters {
  const { offset, rows, columns } = plan.parameters[plan.blocks[index]!.parameter]!;
  const column = (values: Float32Array, from: number): Float32Array => Float32Array.from({ length: rows }, (_, row) => values[from + row * columns + unit]!);
  return { weights: column(probe.weights, 0), gradients: column(probe.gradients, 0), first: column(state.first, offset), second: column(state.second, offset) };
}

function signalsOf(seen: readonly LayerProbe[], input: Float32Array, sample: number, rows: number): PhaseSignal[] {
  const blocks = seen.map(({ layer, activations, gradients }): PhaseSignal => {
    const size = activations.length / rows;
    const values = activations.slice(sample * size, sample * size + Math.min(size, signalLimit));
    const gradientNorm = gradients.length === 0 ? NaN : Math.sqrt(gradients.reduce((sum, gradient) => sum + gradient * gradient, 0));
    return { layer, size, values, gradientNorm };
  });
  return [{ layer: -1, size: input.length, values: input.slice(0, signalLimit), gradientNorm: NaN }, ...blocks];
}

/** The data loss of the sample and of its mini-batch. */
function lossOf({ loss }: Lane, { group, dataset }: StackedGroup, logits: Float32Array, sample: number, step: number, rows: number): PhaseLoss {
  const outputs = logits.length / rows;
  const all = targetsFor(dataset.train, dataset, outputs);
  const targets = new Float32Array(rows * outputs);
  for (let row = 0; row < rows; row += 1) {
    const source = batchIndex(group.seed, step, row, group.batchSize, dataset.train.size);
    targets.set(all.subarray(source * outputs, (source + 1) * outputs), row * outputs);
  }
  const part = (values: Float32Array): Float32Array => values.slice(sample * outputs, (sample + 1) * outputs);
  return {
    logits: part(logits),
    targets: part(targets),
    delta: Float32Array.from(lossGradient(loss, part(logits), part(targets), outputs)),
    sample: lossValue(loss, part(logits), part(targets), outputs),
    batch: lossValue(loss, logits, targets, outputs),
  };
}
