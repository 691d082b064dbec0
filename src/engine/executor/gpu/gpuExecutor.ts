import type { Dataset } from '@/engine/data/types';
import type { Executor, StepHyper } from '@/engine/executor/executor';
import type { LaneGroup } from '@/engine/model/plan';
import type { Device } from '@/engine/tensor/device';
import { texels } from '@/engine/tensor/matrix';
import { maxLanes, type UniformValue } from '@/engine/tensor/programs';
import { createEvaluationPass, evaluationMode } from './evaluation';
import { gatherSource, orderOf, stepValues } from './gather';
import { createInspection } from './inspection';
import { createKernel, lazy } from './kernel';
import { lossSource } from './loss';
import { joinExecutors, splitGroup } from './laneSplit';
import { createMaxNorm, needsMaxNorm } from './maxNorm';
import { createNetwork } from './network';
import { createNormClipping, needsNorms } from './normClipping';
import { readStates } from './states';
import { acquireData, batchLayout } from './residentData';
import type { Stage } from './stage';
import { createTrainingMetrics } from './trainingMetrics';
import { createHyper, packHyper } from './update';

/**
 * Trains a group on the graphics device, all lanes in one stack of textures. Starts with every number 0: `write` the
 * initial states first. Throws RangeError when the device has no room; nothing is left behind then.
 */
export function createGpuExecutor(device: Device, group: LaneGroup, dataset: Dataset): Executor {
  const rows = Math.min(group.batchSize, dataset.train.size);
  const executor = joinExecutors(splitGroup(group, rows, device.maxTextureSize).map((part) => createStack(device, part, dataset)));
  if (device.hasRoom()) return executor;
  executor.dispose();
  throw new RangeError('out of graphics memory');
}

/** One stack of lanes. */
function createStack(device: Device, group: LaneGroup, dataset: Dataset): Executor {
  const { plans, seed } = group;
  const lanes = plans.length;
  const plan = plans[0]!;
  const classification = dataset.classes > 0;
  const rowCount = Math.min(group.batchSize, dataset.train.size);
  const rows = { rows: rowCount, pairs: texels(rowCount) };

  const data = acquireData(device, dataset, plan.outputs);
  const layout = batchLayout(plan.inputShape.reduce((size, length) => size * length, 1), plan.outputs);
  const network = createNetwork(device, group, rows);
  const batch = device.createMatrix(rowCount, layout.columns);
  const stats = device.createMatrix(rowCount, layout.outputs, lanes);
  const metrics = createTrainingMetrics(device, lanes, rows, classification);

  const lossKind = group.lanes[0]!.loss.kind;
  const gather = createKernel(device, gatherSource(layout, true, orderOf(rowCount)));
  const loss = createKernel(device, lossSource(lossKind, layout.outputs, layout.targetTexel, true));
  const delta = new Float32Array(maxLanes);
  group.lanes.forEach(({ loss: spec }, lane) => { delta[lane] = spec.kind === 'huber' ? spec.delta : 0; });
  const gatherValues: Record<string, UniformValue> = {};
  const lossValues: Record<string, UniformValue> = { ...rows, delta };
  const hyperValues = createHyper(lanes);
  const evaluation = createEvaluationPass(device, group, network.stages, layout, rowCount, { delta });

  /** Batch, forward pass and the loss with its gradient: what a step and a probe share. */
  function computeLoss(step: number, hyper: readonly StepHyper[]): void {
    packHyper(hyper, hyperValues);
    for (const stage of network.stages) stage.prepare(step, hyper, hyperValues);
    stepValues(seed, step, rowCount, dataset.train.size, gatherValues);
    gather.run(device.target(batch), { INPUTS: data.splits.train.inputs, TARGETS: data.splits.train.targets }, gatherValues);
    network.forward(batch);
    loss.run(device.target(stats, network.logitGradient), { Z: network.logits, X: batch }, lossValues);
  }

  /** Made when a lane first needs them, then kept. */
  const extras: { dispose(): void }[] = [];
  const extra = <Part extends { dispose(): void }>(build: () => Part): (() => Part) => lazy(() => {
    const part = build();
    extras.push(part);
    return part;
  });
  const gradients = extra(() => createGradients(device, network.stages, lanes));
  const clipping = extra(() => createNormClipping(device, network.parameters, lanes));
  const maxNorm = extra(() => createMaxNorm(device, network.parameters, lanes));
  const inspection = extra(() => createInspection(device, network, rowCount, lanes));

  return {
    lanes,
    step(step, hyper) {
      computeLoss(step, hyper);
      metrics.append(step, stats, hyper);
      if (needsNorms(hyper)) {
        network.backward(batch, gradients().byStage);
        clipping().update(gradients().all, hyper, hyperValues);
      } else network.backward(batch);
      for (const { parameters, running } of network.stages) {
        parameters?.swap();
        running?.swap();
      }
      if (needsMaxNorm(hyper)) maxNorm().project(hyper);
    },
    drain: () => metrics.drain(),
    evaluate: (split, limit = Infinity) => evaluation.evaluate(data.splits[split], limit, classification),
    outputs: (inputs, count, mode = evaluationMode) => evaluation.outputs(inputs, count, mode),
    async probe(step, hyper) {
      computeLoss(step, hyper);
      network.backward(batch, gradients().byStage);
      return inspection().read(batch, gradients().byStage);
    },
    read: () => readStates(device, network.stages, plan, lanes),
    write(states) {
      for (const { parameters, running } of network.stages) {
        parameters?.write(states);
        running?.write(states);
      }
    },
    dispose() {
      for (const part of extras) part.dispose();
      network.dispose();
      evaluation.dispose();
      metrics.dispose();
      batch.dispose();
      stats.dispose();
      data.release();
    },
  };
}

/** Room for the gradients of all parameters: a norm or a probe wants them as they are. */
function createGradients(device: Device, stages: readonly Stage[], lanes: number) {
  const byStage = stages.map(({ parameters }) => (parameters === null ? null : device.createMatrix(parameters.block.rows, parameters.block.columns, lanes)));
  const all = byStage.filter((matrix) => matrix !== null);
  return {
    byStage,
    all,
    dispose() {
      for (const matrix of all) matrix.dispose();
    },
  };
}
