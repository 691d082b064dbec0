import type { BatchMetrics, Executor } from '@/engine/executor/executor';
import type { Block, LaneGroup, LanePlan } from '@/engine/model/plan';
import { maxLanes } from '@/engine/tensor/programs';
import { texels } from '@/engine/tensor/matrix';
import { batchLayout } from './residentData';
import { convParts } from './cores/conv2d';

const product = (shape: readonly number[]): number => shape.reduce((size, length) => size * length, 1);

/** Texels of the widest matrix of a plan, and of the tallest per lane. */
function largestTexture(plan: LanePlan, rows: number): { readonly width: number; readonly heightPerLane: number } {
  const partWidth = ({ core }: Block): number => (core.kind === 'conv2d' ? texels(core.output[2]) * convParts(rows) : 0);
  return {
    width: Math.max(
      texels(batchLayout(product(plan.inputShape), plan.outputs).columns),
      ...plan.blocks.map((block) => Math.max(texels(product(block.outputShape) + 1), partWidth(block))),
      ...plan.parameters.map(({ columns }) => texels(columns)),
    ),
    heightPerLane: Math.max(texels(rows), ...plan.parameters.map(({ rows: parameterRows }) => texels(parameterRows))),
  };
}

/** The group in as many stacks as its textures need: one, unless batches or layers are very large. */
export function splitGroup(group: LaneGroup, rows: number, maxTextureSize: number): readonly LaneGroup[] {
  const { width, heightPerLane } = largestTexture(group.plans[0]!, rows);
  const lanesAtOnce = Math.min(maxLanes, Math.floor(maxTextureSize / heightPerLane));
  if (width > maxTextureSize || lanesAtOnce === 0) throw new RangeError(`layers of ${width} × ${heightPerLane} texels are too large for this device`);
  return Array.from({ length: Math.ceil(group.lanes.length / lanesAtOnce) }, (_, index) => {
    const [first, end] = [index * lanesAtOnce, (index + 1) * lanesAtOnce];
    return { ...group, indices: group.indices.slice(first, end), lanes: group.lanes.slice(first, end), plans: group.plans.slice(first, end) };
  });
}

/** Several stacks as one executor, lanes in order. */
export function joinExecutors(parts: readonly Executor[]): Executor {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const starts = parts.map((_, index) => parts.slice(0, index).reduce((sum, { lanes }) => sum + lanes, 0));
  const sliceOf = <Item>(list: readonly Item[], index: number): readonly Item[] => list.slice(starts[index]!, starts[index]! + parts[index]!.lanes);
  const joined = async <Item>(ask: (part: Executor, index: number) => Promise<readonly Item[]>): Promise<readonly Item[]> => (await Promise.all(parts.map(ask))).flat();
  const lanes = parts.reduce((sum, part) => sum + part.lanes, 0);
  return {
    lanes,
    step(step, hyper) {
      parts.forEach((part, index) => part.step(step, sliceOf(hyper, index)));
    },
    async drain() {
      return joinMetrics(await Promise.all(parts.map((part) => part.drain())), parts.map((part) => part.lanes), lanes);
    },
    evaluate: (split, limit) => joined((part) => part.evaluate(split, limit)),
    outputs: (inputs, rows, mode) => joined((part, index) => part.outputs(inputs, rows, mode?.kind === 'dropout' ? { ...mode, rates: sliceOf(mode.rates, index) } : mode)),
    probe: (step, hyper) => joined((part, index) => part.probe(step, sliceOf(hyper, index))),
    read: () => joined((part) => part.read()),
    write(states) {
      parts.forEach((part, index) => part.write(sliceOf(states, index)));
    },
    dispose() {
      for (const part of parts) part.dispose();
    },
  };
}

function joinMetrics(metrics: readonly BatchMetrics[], widths: readonly number[], lanes: number): BatchMetrics {
  const { firstStep, count } = metrics[0]!;
  const join = (values: readonly Float32Array[]): Float32Array => {
    const all = new Float32Array(count * lanes);
    for (let step = 0; step < count; step += 1) {
      let at = step * lanes;
      values.forEach((part, index) => {
        const width = widths[index]!;
        all.set(part.subarray(step * width, (step + 1) * width), at);
        at += width;
      });
    }
    return all;
  };
  return { firstStep, count, loss: join(metrics.map(({ loss }) => loss)), accuracy: join(metrics.map(({ accuracy }) => accuracy)) };
}
