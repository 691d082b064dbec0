import type { LaneGroup } from '@/engine/model/plan';
import type { Device } from '@/engine/tensor/device';
import type { Matrix } from '@/engine/tensor/matrix';
import type { Parameters } from './parameters';
import { planStages } from './stagePlan';
import { createStage, type RowValues, type Stage, type StageOutput } from './stage';

/** The stages of a group and what a training step keeps between forward and backward. */
export interface Network {
  readonly stages: readonly Stage[];
  /** of the stages that have some, in order */
  readonly parameters: readonly Parameters[];
  /** y (and slope) of each stage for a mini-batch */
  readonly outputs: readonly StageOutput[];
  readonly logits: Matrix;
  /** gradient over the logits: the loss writes it, `backward` starts from it */
  readonly logitGradient: Matrix;
  forward(batch: Matrix): void;
  /** From the last stage to the first one with parameters. `gradients` collects them instead of updating. */
  backward(batch: Matrix, gradients?: readonly (Matrix | null)[]): void;
  dispose(): void;
}

export function createNetwork(device: Device, group: LaneGroup, rows: RowValues): Network {
  const lanes = group.lanes.length;
  if (group.plans[0]!.blocks.at(-1)!.tail.length > 0) throw new Error('a network ends in a layer without a tail: its outputs are logits');
  const stages = planStages(group, rows.rows, device.drawBuffers).map((plan) => createStage(device, group, plan, rows));
  const outputs = stages.map(({ features, curved }) => ({
    y: device.createMatrix(rows.rows, features + 1, lanes),
    slope: curved ? device.createMatrix(rows.rows, features + 1, lanes) : null,
  }));
  // Nothing upstream of the first parameters needs a gradient.
  const firstTrained = stages.findIndex(({ parameters }) => parameters !== null);
  const gradients = stages.map(({ features }, index) => {
    if (index < firstTrained) return null;
    const dealt = stages[index + 1]?.together?.dealt;
    return dealt === undefined ? device.createMatrix(rows.rows, features, lanes) : device.createMatrix(2 * dealt.pitch, features, lanes, dealt.layers);
  });
  const last = stages.length - 1;

  return {
    stages,
    parameters: stages.flatMap(({ parameters }) => parameters ?? []),
    outputs,
    logits: outputs[last]!.y,
    logitGradient: gradients[last]!,
    forward(batch) {
      let input = batch;
      stages.forEach((stage, index) => {
        stage.train(input, outputs[index]!);
        input = outputs[index]!.y;
      });
    },
    backward(batch, collected) {
      for (let index = last; index >= firstTrained; index -= 1) {
        const stage = stages[index]!;
        const input = index === 0 ? batch : outputs[index - 1]!.y;
        const dz = gradients[index]!;
        if (collected === undefined && stage.together !== null && index > firstTrained) {
          stage.together.update(input, dz, gradients[index - 1]!, outputs[index - 1]!.slope);
          continue;
        }
        // Batch normalisation finds its sums first; the input gradient reads them.
        if (stage.parameters !== null) stage.parameterGradient(input, dz, collected === undefined ? 'update' : collected[index]!);
        if (index > firstTrained) stage.inputGradient(input, dz, gradients[index - 1]!, outputs[index - 1]!.slope);
      }
    },
    dispose() {
      for (const stage of stages) stage.dispose();
      for (const { y, slope } of outputs) {
        y.dispose();
        slope?.dispose();
      }
      for (const gradient of gradients) gradient?.dispose();
    },
  };
}
