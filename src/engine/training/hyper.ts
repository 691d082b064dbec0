import type { StepHyper } from '@/engine/executor/executor';
import type { ClipSpec, Lane, OptimizerSpec } from '@/engine/experiment/types';
import { initialPerformance, learningRateAt, momentumAt, nextPerformanceState, type PerformanceState } from '@/engine/math/schedules';
import { updateCoefficients } from '@/engine/math/updateRules';

/** What a lane's schedule remembers: only 'performance' reads and changes it. */
export type ScheduleState = PerformanceState;
export const initialSchedule: ScheduleState = initialPerformance;

/** Learning rate in force during update `step`. */
export function laneLearningRate(lane: Lane, step: number, schedule: ScheduleState): number {
  return learningRateAt(lane.schedule, lane.optimizer.learningRate, step, schedule);
}

/** After an evaluation of the lane. */
export function nextSchedule(lane: Lane, schedule: ScheduleState, validationLoss: number): ScheduleState {
  return lane.schedule.kind === 'performance' ? nextPerformanceState(schedule, lane.schedule, validationLoss) : schedule;
}

/** Every number of the lane that update `step` needs. */
export function stepHyper(lane: Lane, step: number, schedule: ScheduleState, active: boolean): StepHyper {
  const { l1, l2, maxNorm } = lane.regularisation;
  return {
    update: updateCoefficients(scheduledOptimizer(lane, step), step, laneLearningRate(lane, step, schedule)),
    l1,
    l2,
    clipValue: threshold(lane.clip, 'value'),
    clipNorm: threshold(lane.clip, 'norm'),
    clipGlobalNorm: threshold(lane.clip, 'globalNorm'),
    maxNorm,
    dropoutRates: dropoutRates(lane),
    active,
  };
}

/** 1cycle moves the momentum against the learning rate. */
function scheduledOptimizer(lane: Lane, step: number): OptimizerSpec {
  const { optimizer, schedule } = lane;
  if (optimizer.kind !== 'momentum' && optimizer.kind !== 'nesterov') return optimizer;
  return { ...optimizer, momentum: momentumAt(schedule, optimizer.momentum, step) };
}

function threshold(clip: ClipSpec, kind: 'value' | 'norm' | 'globalNorm'): number {
  return clip.kind === kind ? clip.threshold : 0;
}

/** A lane is an immutable value, and its rates are asked for at every step. */
const rates = new WeakMap<Lane, ReadonlyMap<number, number>>();

function dropoutRates(lane: Lane): ReadonlyMap<number, number> {
  const known = rates.get(lane);
  if (known) return known;
  const map = new Map<number, number>();
  lane.layers.forEach((layer, index) => {
    if (layer.kind === 'dropout' || layer.kind === 'alphaDropout') map.set(index, layer.rate);
  });
  rates.set(lane, map);
  return map;
}
