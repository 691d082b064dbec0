import { featuresOf } from '@/engine/experiment/shapes';
import { isLarge } from '@/engine/executor/gpu/cores/tiles';
import type { Block, LaneGroup } from '@/engine/model/plan';

/** What one training step asks for, whoever computes it; all lanes together. */
export interface StepCost {
  /** of dense and convolutional layers, forward and backward; in units of those of a product */
  readonly multiplyAdds: number;
  /** those of them in products that devices compute in tiles */
  readonly tiled: number;
  /** numbers that layers and the operations of their tails write, a tail's operation counted three times */
  readonly elements: number;
  /** numbers that the optimizer updates */
  readonly parameters: number;
}

/** Of a group whose mini-batches have this many rows. */
export function stepCost({ plans }: Pick<LaneGroup, 'plans'>, rows: number): StepCost {
  const plan = plans[0]!;
  // Below the first parameters nobody needs a gradient over an input.
  const lowest = plan.blocks.findIndex(({ parameter }) => parameter >= 0);
  let multiplyAdds = 0;
  let tiled = 0;
  let elements = 0;
  plan.blocks.forEach((block, index) => {
    const wayBack = index > lowest ? 2 : 1;
    const ofBlock = (1 + wayBack * shareGoingBack(plan.blocks[index + 1])) * rows * multiplyAddsOf(block);
    multiplyAdds += ofBlock;
    if (block.core.kind === 'dense' && isLarge(block.core.inputs, block.core.units)) tiled += ofBlock;
    elements += rows * elementsOf(block);
  });
  const lanes = plans.length;
  return { multiplyAdds: lanes * multiplyAdds, tiled: lanes * tiled, elements: lanes * elements, parameters: lanes * plan.parameterLength };
}

/** A pool of the largest gives one pixel of a window a gradient; alone it costs more than in a product. */
const priceAlone = 2.5;

/** Multiply-adds of the way back over those of a layer without a pool behind it. */
function shareGoingBack(next: Block | undefined): number {
  return next?.core.kind === 'maxPool' ? Math.min(1, priceAlone / next.core.size ** 2) : 1;
}

/** Of one sample, forward. */
function multiplyAddsOf({ core }: Block): number {
  if (core.kind === 'dense') return core.inputs * core.units;
  if (core.kind !== 'conv2d') return 0;
  return featuresOf(core.output) * core.kernel * core.kernel * core.input[2];
}

/** Of one sample, forward. A pool looks at every cell of its windows, a batch normalisation goes over its numbers four times. */
function elementsOf({ core, tail, outputShape }: Block): number {
  const times = core.kind === 'maxPool' || core.kind === 'avgPool' ? core.size * core.size : core.kind === 'batchNorm' ? 4 : 1;
  return featuresOf(outputShape) * (times + 3 * tail.length);
}
