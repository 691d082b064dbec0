import type { LossSpec } from '@/engine/experiment/types';
import type { LanePlan, LaneState, PointwiseOp } from '@/engine/model/plan';
import type { BlockViews } from './coreKernel';
import { parameterViews, type ParameterPart, type ParameterViews } from './update';

/** What belongs to one lane alone: its numbers, and views of them for each block. */
export interface CpuLane {
  readonly loss: LossSpec;
  readonly tails: readonly (readonly PointwiseOp[])[];
  readonly state: LaneState;
  /** flat, like the parameters; overwritten by every backward pass */
  readonly gradients: Float32Array;
  readonly blocks: readonly BlockViews[];
  readonly parameters: readonly ParameterViews[];
  /** all of them */
  readonly whole: ParameterPart;
}

export function createCpuLane(plan: LanePlan, loss: LossSpec): CpuLane {
  const flat = (length: number): Float32Array => new Float32Array(length);
  const state: LaneState = { parameters: flat(plan.parameterLength), first: flat(plan.parameterLength), second: flat(plan.parameterLength), running: flat(plan.runningLength) };
  const gradients = flat(plan.parameterLength);
  const whole = { values: state.parameters, gradients, first: state.first, second: state.second };
  const parameters = plan.parameters.map((block) => parameterViews(block, whole));
  const none = new Float32Array(0);
  const blocks = plan.blocks.map(({ core, parameter, running }): BlockViews => ({
    parameters: parameters[parameter]?.all.values ?? none,
    gradients: parameters[parameter]?.all.gradients ?? none,
    running: core.kind === 'batchNorm' ? state.running.subarray(running, running + 2 * core.channels) : none,
  }));
  return { loss, tails: plan.blocks.map(({ tail }) => tail), state, gradients, blocks, parameters, whole };
}
