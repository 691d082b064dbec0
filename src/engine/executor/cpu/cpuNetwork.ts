import { featuresOf } from '@/engine/experiment/shapes';
import type { LanePlan } from '@/engine/model/plan';
import type { Mode } from './coreKernel';
import { createCpuBlock, type CpuBlock } from './cpuBlock';
import type { CpuLane } from './cpuLane';
import { lossAndGradient } from './losses';
import { pointwiseBackward, pointwiseForward, type MaskSource } from './pointwise';

/** Forward and backward through all blocks. One network serves every lane of a group: they have the same structure. */
export interface CpuNetwork {
  readonly capacity: number;
  readonly blocks: readonly CpuBlock[];
  /** logits of the last forward pass, [rows, outputs] */
  readonly logits: Float32Array;
  forward(lane: CpuLane, x: Float32Array, rows: number, mode: Mode, masks: MaskSource | null): void;
  /** After `forward` on the same lane: overwrites lane.gradients with those of the mean loss and returns the mean loss. */
  backward(lane: CpuLane, x: Float32Array, targets: Float32Array, rows: number): number;
}

export function createCpuNetwork(plan: LanePlan, capacity: number): CpuNetwork {
  const blocks: CpuBlock[] = [];
  for (const block of plan.blocks) blocks.push(createCpuBlock(block, blocks.at(-1)?.features ?? featuresOf(plan.inputShape), capacity));
  const logits = blocks.at(-1)!.y;
  // Gradients between blocks alternate between two buffers, each as large as the largest signal.
  const widest = Math.max(...blocks.map(({ features }) => features));
  const signals = [new Float32Array(capacity * widest), new Float32Array(capacity * widest)] as const;
  /** Below the first block with parameters nobody needs a gradient. */
  const lowest = plan.blocks.findIndex(({ parameter }) => parameter >= 0);

  return {
    capacity,
    blocks,
    logits,

    forward(lane, x, rows, mode, masks) {
      let input = x;
      for (let index = 0; index < blocks.length; index += 1) {
        const { kernel, features, z, y, slope } = blocks[index]!;
        const tail = lane.tails[index]!;
        kernel?.forward(input, z, rows, lane.blocks[index]!, mode);
        if (tail.length > 0) pointwiseForward(tail, kernel === null ? input : z, y, slope, rows, features, mode, masks);
        input = y;
      }
    },

    backward(lane, x, targets, rows) {
      lane.gradients.fill(0);
      let gradient = signals[0];
      let next = signals[1];
      const loss = lossAndGradient(lane.loss, logits, targets, rows, plan.outputs, gradient) / rows;
      for (let index = blocks.length - 1; index >= lowest; index -= 1) {
        const { kernel, features, slope } = blocks[index]!;
        const input = index === 0 ? x : blocks[index - 1]!.y;
        if (lane.tails[index]!.length > 0) pointwiseBackward(gradient, slope, rows * features);
        // Only the first block can be without a core, and it is below the lowest.
        kernel!.backward(input, gradient, index > lowest ? next : null, rows, lane.blocks[index]!);
        [gradient, next] = [next, gradient];
      }
      return loss;
    },
  };
}
