import type { Block, LaneGroup, PointwiseOp } from '@/engine/model/plan';
import { convPoolSnippets } from './cores/convPool';
import { canFuse } from './cores/convPoolGeometry';
import type { CoreSnippets } from './cores/coreSnippets';
import { besideWeights, type RowLayers } from './cores/rowLayers';
import { snippetsOf } from './cores/snippetsOf';
import { isLarge } from './cores/tiles';
import { tileShape } from './cores/tileShape';
import { tailSource } from './tail';

/** What a stage computes: one block, or a convolution and the pool behind it together. */
export interface StagePlan {
  readonly blocks: readonly Block[];
  readonly core: CoreSnippets;
  /** per lane: the pointwise operations of all its blocks; the first `innerOps` are inside the core's formulas */
  readonly tails: readonly (readonly PointwiseOp[])[];
  readonly innerOps: number;
  /** its input is the mini-batch itself, there once for all lanes */
  readonly sharedInput: boolean;
  readonly inputFeatures: number;
  readonly features: number;
  /** how the gradient over its input lies where it is written together with the weights; null: by a program of its own, as all matrices lie */
  readonly together: RowLayers | null;
}

const product = (shape: readonly number[]): number => shape.reduce((size, length) => size * length, 1);

/** The stages of a group, first to last. `rows` is the mini-batch, `drawBuffers` what one program may write. */
export function planStages({ plans }: LaneGroup, rows: number, drawBuffers: number): readonly StagePlan[] {
  const plan = plans[0]!;
  const stages: StagePlan[] = [];
  for (let index = 0; index < plan.blocks.length; index += stages.at(-1)!.blocks.length) {
    const tailsOf = (at: number): readonly (readonly PointwiseOp[])[] => plans.map(({ blocks }) => blocks[at]!.tail);
    const sharedInput = index === 0;
    const inputFeatures = product(sharedInput ? plan.inputShape : plan.blocks[index - 1]!.outputShape);
    const block = plan.blocks[index]!;
    const next = plan.blocks[index + 1];
    if (next !== undefined && isConvPool(block, next)) {
      const inner = tailsOf(index);
      const both = { conv: block.core, pool: next.core } as Parameters<typeof convPoolSnippets>[0];
      stages.push({
        blocks: [block, next],
        core: convPoolSnippets(both, tailSource(inner, 0, 'none'), sharedInput, rows),
        tails: tailsOf(index + 1).map((tail, lane) => [...inner[lane]!, ...tail]),
        innerOps: block.tail.length,
        sharedInput,
        inputFeatures,
        features: product(next.outputShape),
        together: null,
      });
    } else {
      const together = togetherAt(plan.blocks, index, rows, drawBuffers);
      const layout = { sharedInput, rows, tile: tileShape(drawBuffers), dz: togetherAt(plan.blocks, index + 1, rows, drawBuffers), dx: together };
      stages.push({ blocks: [block], core: snippetsOf(block.core, layout), tails: tailsOf(index), innerOps: 0, sharedInput, inputFeatures, features: product(block.outputShape), together });
    }
  }
  return stages;
}

/** A dense block behind a dense one, which then reads a gradient in layers. Large products have programs of their own. */
function togetherAt(blocks: readonly Block[], index: number, rows: number, drawBuffers: number): RowLayers | null {
  const before = blocks[index - 1]?.core;
  const core = blocks[index]?.core;
  if (before?.kind !== 'dense' || core?.kind !== 'dense' || isLarge(core.inputs, core.units)) return null;
  return besideWeights(core.inputs, core.units, rows, drawBuffers);
}

/** Dropout between the two would need a mask per pixel; two activation lists in one program would name functions twice. */
function isConvPool({ core, tail }: Block, next: Block): boolean {
  return core.kind === 'conv2d' && next.core.kind === 'maxPool' && canFuse({ conv: core, pool: next.core })
    && tail.every(({ kind }) => kind === 'activation') && next.tail.every(({ kind }) => kind !== 'activation');
}
