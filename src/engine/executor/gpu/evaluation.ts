import type { Evaluation, PassMode } from '@/engine/executor/executor';
import type { LaneGroup } from '@/engine/model/plan';
import type { Device } from '@/engine/tensor/device';
import { texels, unpackLane, type Matrix } from '@/engine/tensor/matrix';
import { gatherSource } from './gather';
import { createKernel, lazy } from './kernel';
import { lossSource } from './loss';
import { metricsSource } from './metrics';
import { uploadFlat, type BatchLayout, type ResidentSplit } from './residentData';
import type { RowValues, Stage } from './stage';
import { maxLanes, type UniformValue } from '@/engine/tensor/programs';

/** Numbers that the widest activation of a chunk may have, all lanes together. */
const chunkNumbers = 2 ** 22;
const chunkRowsAtMost = 512;

export const evaluationMode: PassMode = { kind: 'evaluation' };

/** Forward passes over any number of rows, a chunk at a time. Buffers are made at the first use. */
export interface EvaluationPass {
  evaluate(split: ResidentSplit, limit: number, classification: boolean): Promise<readonly Evaluation[]>;
  outputs(inputs: Float32Array, rows: number, mode: PassMode): Promise<readonly Float32Array[]>;
  dispose(): void;
}

interface Chunk {
  readonly first: number;
  readonly rows: RowValues;
}

/** Rows of a chunk: even, the same for one lane or eight, so that a lane's sums do not depend on its neighbours. */
function chunkRows(stages: readonly Stage[], layout: BatchLayout): number {
  const widest = Math.max(layout.columns, ...stages.map(({ features }) => features + 1));
  return 2 * Math.max(1, Math.floor(Math.min(chunkRowsAtMost, chunkNumbers / maxLanes / widest) / 2));
}

export function createEvaluationPass(device: Device, group: LaneGroup, stages: readonly Stage[], layout: BatchLayout, batchRows: number, lossValues: Record<string, UniformValue>): EvaluationPass {
  const lanes = group.lanes.length;
  const chunk = chunkRows(stages, layout);
  const buffers = lazy(() => createBuffers(device, stages, layout, Math.max(chunk, batchRows), lanes));
  const gather = { withTargets: lazy(() => createKernel(device, gatherSource(layout, true, 'own'))), alone: lazy(() => createKernel(device, gatherSource(layout, false, 'own'))) };
  const lossKernel = lazy(() => createKernel(device, lossSource(group.lanes[0]!.loss.kind, layout.outputs, layout.targetTexel, false)));
  const sumKernel = lazy(() => createKernel(device, metricsSource));
  let used = false;

  /** Logits of rows `first` … `first + rows − 1`. */
  function forward(inputs: Matrix, targets: Matrix | null, { first, rows: { rows, pairs } }: Chunk, mode: PassMode): Matrix {
    used = true;
    const { batch, activations } = buffers();
    (targets === null ? gather.alone : gather.withTargets)().run(device.target(batch), { INPUTS: inputs, ...(targets === null ? {} : { TARGETS: targets }) }, { rows, first }, { first: 0, count: pairs });
    let input = batch;
    stages.forEach((stage, index) => {
      stage.pass(input, activations[index]!, { rows, pairs }, mode, first);
      input = activations[index]!;
    });
    return input;
  }

  /** Statistics of a batch need batches of the training's size. */
  function chunks(size: number, mode: PassMode): readonly Chunk[] {
    const length = mode.kind === 'batch-statistics' ? batchRows : chunk;
    return Array.from({ length: Math.ceil(size / length) }, (_, index) => {
      const rows = Math.min(length, size - index * length);
      return { first: index * length, rows: { rows, pairs: texels(rows) } };
    });
  }

  return {
    async evaluate({ size: available, inputs, targets }, limit, classification) {
      const size = Math.min(limit, available);
      const parts = chunks(size, evaluationMode);
      const sums = device.createMatrix(2 * parts.length, 2 * lanes);
      try {
        parts.forEach((part, index) => {
          const { rows } = part;
          const logits = forward(inputs, targets, part, evaluationMode);
          const { batch, stats } = buffers();
          lossKernel().run(device.target(stats), { Z: logits, X: batch }, { ...lossValues, ...rows }, { first: 0, count: lanes * rows.pairs });
          sumKernel().run(device.target(sums), { STATS: stats }, { pairs: rows.pairs, scale: 1 }, { first: index, count: 1 });
        });
        const [values = new Float32Array(0)] = await device.read([sums]);
        const total = (lane: number, component: number): number => parts.reduce((sum, _, index) => sum + (values[4 * (index * lanes + lane) + component] ?? Number.NaN), 0) / size;
        return group.lanes.map((_, lane) => ({ loss: total(lane, 0), accuracy: classification ? total(lane, 1) : Number.NaN }));
      } finally {
        sums.dispose();
      }
    },
    async outputs(inputs, rows, mode) {
      const flat = uploadFlat(device, inputs);
      try {
        const results = group.lanes.map(() => new Float32Array(rows * layout.outputs));
        await Promise.all(chunks(rows, mode).map(async (each) => {
          const { first, rows: part } = each;
          const logits = forward(flat, null, each, mode);
          const [values = new Float32Array(0)] = await device.read([logits], [lanes * part.pairs]);
          const stack = { rows: part.rows, width: logits.width };
          results.forEach((result, lane) => result.set(unpackLane(values, stack, lane, part.rows, layout.outputs), first * layout.outputs));
        }));
        return results;
      } finally {
        flat.dispose();
      }
    },
    dispose() {
      if (!used) return;
      const { batch, stats, owned } = buffers();
      for (const matrix of [batch, stats, ...owned]) matrix.dispose();
    },
  };
}

/** Neighbouring stages alternate between two buffers of each width: a chunk needs no more than its input and its output. */
function createBuffers(device: Device, stages: readonly Stage[], layout: BatchLayout, rows: number, lanes: number) {
  const owned = new Map<string, Matrix>();
  const activations = stages.map(({ features }, index) => {
    const key = `${features} ${index % 2}`;
    const matrix = owned.get(key) ?? device.createMatrix(rows, features + 1, lanes);
    owned.set(key, matrix);
    return matrix;
  });
  return {
    batch: device.createMatrix(rows, layout.columns),
    stats: device.createMatrix(rows, 2 * texels(1), lanes),
    activations,
    owned: [...owned.values()],
  };
}
