import type { LanePlan, LaneState } from '@/engine/model/plan';
import type { Device } from '@/engine/tensor/device';
import { unpackLane } from '@/engine/tensor/matrix';
import { matricesOf, stateViews } from './parameters';
import type { Stage } from './stage';

/** Reads everything the lanes have learned, in one go, and lays it out as flat views. */
export async function readStates(device: Device, stages: readonly Stage[], plan: LanePlan, lanes: number): Promise<readonly LaneState[]> {
  const parameters = stages.flatMap((stage) => stage.parameters ?? []);
  const runnings = stages.flatMap((stage) => stage.running ?? []);
  const matrices = parameters.flatMap(({ current }) => matricesOf(current));
  const texels = await device.read([...matrices, ...runnings.map(({ current }) => current)]);
  return Array.from({ length: lanes }, (_, lane) => {
    const state: LaneState = {
      parameters: new Float32Array(plan.parameterLength),
      first: new Float32Array(plan.parameterLength),
      second: new Float32Array(plan.parameterLength),
      running: new Float32Array(plan.runningLength),
    };
    parameters.forEach(({ block: { offset, rows, columns } }, index) => {
      stateViews.forEach((view, part) => {
        const at = 3 * index + part;
        state[view].set(unpackLane(texels[at]!, matrices[at]!, lane, rows, columns), offset);
      });
    });
    runnings.forEach((running, index) => running.unpack(texels[matrices.length + index]!, lane, state.running));
    return state;
  });
}
