import { loadDataset } from '@/engine/data/loadDataset';
import { createCpuExecutor } from '@/engine/executor/cpu/cpuExecutor';
import type { Evaluation, Executor, StepHyper } from '@/engine/executor/executor';
import { laneData } from '@/engine/experiment/defaults';
import type { Experiment } from '@/engine/experiment/types';
import { groupLanes } from '@/engine/model/groupLanes';
import { initialState } from '@/engine/model/initialState';
import type { LaneGroup } from '@/engine/model/plan';
import { initialSchedule, stepHyper } from '@/engine/training/hyper';

export interface PreparedGroup {
  readonly group: LaneGroup;
  readonly executor: Executor;
  readonly hyperAt: (step: number) => readonly StepHyper[];
}

const noFiles = (): Promise<ArrayBuffer> => Promise.reject(new Error('no files here'));

/** Executors with their initial weights, one per group of lanes. */
export async function prepare(experiment: Experiment): Promise<readonly PreparedGroup[]> {
  return Promise.all(
    groupLanes(experiment).map(async (group) => {
      const dataset = await loadDataset(laneData(experiment, group.lanes[0]!), experiment.seed, noFiles);
      const executor = createCpuExecutor(group, dataset);
      executor.write(group.plans.map((plan, index) => initialState(plan, group.lanes[index]!, group.seed)));
      return { group, executor, hyperAt: (step: number) => group.lanes.map((lane) => stepHyper(lane, step, initialSchedule, true)) };
    }),
  );
}

export interface Trained {
  /** per lane of the experiment */
  readonly losses: readonly Float32Array[];
  readonly parameters: readonly Float32Array[];
  readonly validation: readonly Evaluation[];
}

/** Runs all steps of an experiment and reports every lane in the experiment's order. */
export async function train(experiment: Experiment): Promise<Trained> {
  const losses: Float32Array[] = [];
  const parameters: Float32Array[] = [];
  const validation: Evaluation[] = [];
  for (const { group, executor, hyperAt } of await prepare(experiment)) {
    for (let step = 0; step < experiment.steps; step += 1) executor.step(step, hyperAt(step));
    const metrics = await executor.drain();
    const states = await executor.read();
    const evaluations = await executor.evaluate('validation');
    group.indices.forEach((lane, index) => {
      losses[lane] = Float32Array.from({ length: metrics.count }, (_, step) => metrics.loss[step * executor.lanes + index]!);
      parameters[lane] = states[index]!.parameters;
      validation[lane] = evaluations[index]!;
    });
    executor.dispose();
  }
  return { losses, parameters, validation };
}
