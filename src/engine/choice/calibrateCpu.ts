import type { Dataset, Split } from '@/engine/data/types';
import { createCpuExecutor } from '@/engine/executor/cpu/cpuExecutor';
import type { StepHyper } from '@/engine/executor/executor';
import type { Lane, LayerSpec } from '@/engine/experiment/types';
import { updateCoefficients } from '@/engine/math/updateRules';
import { buildPlan } from '@/engine/model/buildPlan';
import { initialState } from '@/engine/model/initialState';
import type { LaneGroup } from '@/engine/model/plan';
import { randomNormal, streamKey } from '@/lib/random';
import { cpuUnitsOf, type CpuSpeed } from './predictStep';
import { stepCost } from './stepCost';

/** Until the loops are compiled, and then twice; some browsers round their clocks to a millisecond. */
const warmUpMs = 8;
const measureMs = 5;

const rows = 64;
const optimizer = { kind: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, biasCorrection: true } as const;
const layers: readonly LayerSpec[] = [...Array.from({ length: 3 }, (): LayerSpec[] => [{ kind: 'dense', units: 32 }, { kind: 'activation', fn: 'tanh' }]).flat(), { kind: 'dense', units: 1 }];

/** Trains a small network for about 20 ms. */
export function calibrateCpu(clock: () => number): CpuSpeed {
  const group = referenceGroup();
  const executor = createCpuExecutor(group, referenceData());
  executor.write(group.plans.map((plan, lane) => initialState(plan, group.lanes[lane]!, group.seed)));
  const hyper = [referenceHyper()];
  let step = 0;
  /** milliseconds of a step, over at least this time */
  const train = (ms: number): number => {
    const startedAt = clock();
    const first = step;
    while (clock() - startedAt < ms) {
      for (let burst = 0; burst < 4; burst += 1, step += 1) executor.step(step, hyper);
      void executor.drain();
    }
    return (clock() - startedAt) / (step - first);
  };
  train(warmUpMs);
  const msPerStep = Math.min(train(measureMs), train(measureMs));
  return { msPerUnit: msPerStep / cpuUnitsOf(stepCost(group, rows)) };
}

function referenceGroup(): LaneGroup {
  const lane: Lane = {
    label: '', layers, optimizer,
    init: { kind: 'lecun', distribution: 'normal' },
    loss: { kind: 'mse' },
    schedule: { kind: 'constant' },
    clip: { kind: 'none' },
    regularisation: { l1: 0, l2: 0, maxNorm: 0 },
  };
  return { indices: [0], lanes: [lane], plans: [buildPlan(lane, [2], 1)], batchSize: rows, seed: 1 };
}

function referenceData(): Dataset {
  const key = streamKey(1, 'data');
  const split: Split = {
    size: rows,
    inputs: Float32Array.from({ length: 2 * rows }, (_, index) => randomNormal(key, index)),
    targets: Float32Array.from({ length: rows }, (_, index) => randomNormal(key, 2 * rows + index)),
    labels: new Int32Array(rows),
  };
  return { set: 'linreg', inputShape: [2], classes: 0, outputs: 1, train: split, validation: split };
}

function referenceHyper(): StepHyper {
  return { update: updateCoefficients(optimizer, 0, optimizer.learningRate), l1: 0, l2: 0, clipValue: 0, clipNorm: 0, clipGlobalNorm: 0, maxNorm: 0, dropoutRates: new Map(), active: true };
}
