import type { Dataset } from '@/engine/data/types';
import type { Evaluation, Executor, LayerProbe, PassMode, StepHyper } from '@/engine/executor/executor';
import { featuresOf } from '@/engine/experiment/shapes';
import type { LaneGroup, LanePlan } from '@/engine/model/plan';
import { createCpuLane, type CpuLane } from './cpuLane';
import { createCpuNetwork, type CpuNetwork } from './cpuNetwork';
import type { MaskSource } from './pointwise';
import { countCorrect, lossAndGradient } from './losses';
import { createMetricsLog } from './metricsLog';
import { createBatchReader, targetsFor } from './splitReader';
import { addPenalties, updateLane } from './update';

/** Evaluation goes through the split in pieces of at least this many samples while they stay small. */
const evaluationRows = 256;
const evaluationValues = 1_000_000;
const evaluationMode: PassMode = { kind: 'evaluation' };

function capacityFor(plan: LanePlan, batchRows: number): number {
  const widest = Math.max(...plan.blocks.map(({ outputShape }) => featuresOf(outputShape)));
  return Math.max(batchRows, Math.min(evaluationRows, Math.floor(evaluationValues / widest)), 1);
}

/**
 * Trains a group in plain typed arrays: float32 storage, float64 sums. Lanes take turns in the same memory, so none can
 * notice the others. Starts with every number 0: `write` the initial states first.
 */
export function createCpuExecutor(group: LaneGroup, dataset: Dataset): Executor {
  const plan = group.plans[0]!;
  const { outputs } = plan;
  const features = featuresOf(plan.inputShape);
  const lanes = group.plans.map((lanePlan, index) => createCpuLane(lanePlan, group.lanes[index]!.loss));
  const readBatch = createBatchReader(dataset, outputs, group.batchSize, group.seed);
  const batchRows = Math.min(group.batchSize, dataset.train.size);
  const network = createCpuNetwork(plan, capacityFor(plan, batchRows));
  const metrics = createMetricsLog(lanes.length);
  const isClassification = dataset.classes > 0;

  /** Forward passes over any number of rows, in pieces the network has room for. */
  function forEachPiece(lane: number, inputs: Float32Array, rows: number, mode: PassMode, visit: (start: number, count: number) => void): void {
    const pieceRows = mode.kind === 'batch-statistics' ? batchRows : network.capacity;
    for (let start = 0; start < rows; start += pieceRows) {
      const count = Math.min(pieceRows, rows - start);
      const masks = mode.kind === 'dropout' ? { seed: group.seed, step: mode.sample, rates: mode.rates[lane]!, firstRow: start, shared: mode.shared } : null;
      network.forward(lanes[lane]!, inputs.subarray(start * features, (start + count) * features), count, mode.kind === 'batch-statistics' ? 'probe' : 'evaluate', masks);
      visit(start, count);
    }
  }

  const trainingMasks = (step: number, { dropoutRates }: StepHyper): MaskSource => ({ seed: group.seed, step, rates: dropoutRates, firstRow: 0, shared: false });

  return {
    lanes: lanes.length,

    step(step, hyper) {
      const { rows, inputs, targets, labels } = readBatch(step);
      metrics.begin(step);
      for (let index = 0; index < lanes.length; index += 1) {
        const lane = lanes[index]!;
        const laneHyper = hyper[index]!;
        if (!laneHyper.active) {
          metrics.set(index, NaN, NaN);
          continue;
        }
        network.forward(lane, inputs, rows, 'train', trainingMasks(step, laneHyper));
        const loss = network.backward(lane, inputs, targets, rows);
        metrics.set(index, loss, isClassification ? countCorrect(network.logits, labels, 0, rows, outputs) / rows : NaN);
        updateLane(lane.whole, lane.parameters, laneHyper);
      }
    },

    drain: () => Promise.resolve(metrics.drain()),

    evaluate(split, limit = Infinity) {
      const { inputs, labels } = dataset[split];
      const size = Math.min(limit, dataset[split].size);
      const targets = targetsFor(dataset[split], dataset, outputs);
      const evaluations = lanes.map((lane, index): Evaluation => {
        let loss = 0;
        let correct = 0;
        forEachPiece(index, inputs, size, evaluationMode, (start, count) => {
          loss += lossAndGradient(lane.loss, network.logits, targets.subarray(start * outputs), count, outputs, null);
          correct += countCorrect(network.logits, labels, start, count, outputs);
        });
        return { loss: loss / size, accuracy: isClassification ? correct / size : NaN };
      });
      return Promise.resolve(evaluations);
    },

    outputs(inputs, rows, mode = evaluationMode) {
      const results = lanes.map((_, lane) => {
        const result = new Float32Array(rows * outputs);
        forEachPiece(lane, inputs, rows, mode, (start, count) => result.set(network.logits.subarray(0, count * outputs), start * outputs));
        return result;
      });
      return Promise.resolve(results);
    },

    probe(step, hyper) {
      const { rows, inputs, targets } = readBatch(step);
      const probes = lanes.map((lane, index) => {
        const laneHyper = hyper[index]!;
        network.forward(lane, inputs, rows, 'probe', trainingMasks(step, laneHyper));
        network.backward(lane, inputs, targets, rows);
        addPenalties(lane.parameters, laneHyper);
        return layerProbes(plan, network, lane, inputs, rows);
      });
      return Promise.resolve(probes);
    },

    read: () =>
      Promise.resolve(
        lanes.map(({ state }) => ({ parameters: state.parameters.slice(), first: state.first.slice(), second: state.second.slice(), running: state.running.slice() })),
      ),

    write(states) {
      for (const [index, { state }] of lanes.entries()) {
        const source = states[index]!;
        state.parameters.set(source.parameters);
        state.first.set(source.first);
        state.second.set(source.second);
        state.running.set(source.running);
      }
    },

    // Plain memory: the garbage collector has it once the owner drops the executor.
    dispose() {},
  };
}

/** Copies of what the last forward and backward pass left in the network. */
function layerProbes(plan: LanePlan, { blocks }: CpuNetwork, lane: CpuLane, inputs: Float32Array, rows: number): LayerProbe[] {
  return blocks.map(({ kernel, features, z, y }, index) => ({
    layer: plan.blocks[index]!.layers.at(-1)!,
    activations: y.slice(0, rows * features),
    preActivations: (kernel === null ? inputs : z).slice(0, rows * features),
    weights: lane.blocks[index]!.parameters.slice(),
    gradients: lane.blocks[index]!.gradients.slice(),
  }));
}
