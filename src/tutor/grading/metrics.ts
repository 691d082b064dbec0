import type { MeasureRequest } from '@/engine/worker/measureProtocol';
import type { EvaluationPoint, MeasuredRun } from '@/engine/worker/protocol';
import { doubtMetricOf, doubtQuestions, type DoubtMetric } from './doubtMetric';
import { layerMetricOf, type LayerMetric } from './layerMetric';

/** A quantity of one lane that is measured at every evaluation. */
export type EvaluationQuantity = keyof EvaluationPoint['lanes'][number];

/**
 * What a claim, a prediction or a challenge may ask of a run, as data. One vocabulary for all three, so that a number in
 * the prose, the answer to a question and the goal of a challenge are computed by the same lines.
 */
export type Metric =
  /** after the last step; NaN (losses) or chance (accuracies) where the lane has diverged */
  | { readonly kind: 'final' | 'best'; readonly quantity: EvaluationQuantity }
  /** mean over the evaluations in this closed interval of steps */
  | { readonly kind: 'mean'; readonly quantity: EvaluationQuantity; readonly from: number; readonly to: number }
  /** first evaluated step at which the quantity is there (accuracies: at least, losses: at most); Infinity when never */
  | { readonly kind: 'steps-to'; readonly quantity: EvaluationQuantity; readonly value: number }
  /** last value divided by the best one: 1.15 = the validation loss ends 15 % above its minimum */
  | { readonly kind: 'last-to-best'; readonly quantity: EvaluationQuantity }
  /** training minus validation accuracy after the last step */
  | { readonly kind: 'gap' }
  /** deviation of the batch losses from their centred average over 31 steps, last two thirds */
  | { readonly kind: 'width' }
  /** highest batch loss; Infinity for a lane that has diverged */
  | { readonly kind: 'peak' }
  /** mean of the batch losses in this closed interval of steps */
  | { readonly kind: 'mean-batch-loss'; readonly from: number; readonly to: number }
  /** step at which the lane diverged; Infinity when it did not */
  | { readonly kind: 'diverged-at' }
  | LayerMetric
  | DoubtMetric;

const isAccuracy = (quantity: EvaluationQuantity): boolean => quantity === 'trainAccuracy' || quantity === 'validationAccuracy';

/** The number, or NaN when the run does not hold it. */
export function metricOf(run: MeasuredRun, lane: number, metric: Metric): number {
  switch (metric.kind) {
    case 'final': return run.evaluations.at(-1)?.lanes[lane]?.[metric.quantity] ?? NaN;
    case 'best': return best(series(run, lane, metric.quantity).map(([, value]) => value), metric.quantity);
    case 'mean': return mean(series(run, lane, metric.quantity).filter(([step]) => step >= metric.from && step <= metric.to).map(([, value]) => value));
    case 'steps-to': return stepsTo(series(run, lane, metric.quantity), metric);
    case 'last-to-best': return metricOf(run, lane, { kind: 'final', quantity: metric.quantity }) / metricOf(run, lane, { kind: 'best', quantity: metric.quantity });
    case 'gap': return metricOf(run, lane, { kind: 'final', quantity: 'trainAccuracy' }) - metricOf(run, lane, { kind: 'final', quantity: 'validationAccuracy' });
    case 'width': return width(batchLosses(run, lane));
    case 'peak': return run.lanes[lane]?.status === 'diverged' ? Infinity : highest(batchLosses(run, lane));
    case 'mean-batch-loss': return mean(batchLosses(run, lane).slice(metric.from, metric.to + 1));
    case 'diverged-at': return run.lanes[lane] ? (run.lanes[lane].divergedAt ?? Infinity) : NaN;
    case 'layer': return layerMetricOf(run, lane, metric);
    case 'doubt': return doubtMetricOf(run, lane);
  }
}

/** What a run has to look at beside the curves to know all of these. */
export function requestFor(goals: readonly Goal[]): MeasureRequest {
  const layers = goals.some(({ metric }) => metric.kind === 'layer');
  const doubt = goals.map(({ metric }) => metric).find((metric) => metric.kind === 'doubt');
  return { ...(layers ? { layers } : {}), ...(doubt ? { predictions: doubtQuestions(doubt) } : {}) };
}

/** [step, value] of the evaluations that measured something. */
function series(run: MeasuredRun, lane: number, quantity: EvaluationQuantity): (readonly [number, number])[] {
  return run.evaluations.flatMap(({ step, lanes }) => {
    const value = lanes[lane]?.[quantity] ?? NaN;
    return Number.isNaN(value) ? [] : [[step, value] as const];
  });
}

function batchLosses({ batchLoss, lanes }: MeasuredRun, lane: number): number[] {
  if (!lanes[lane]) return [];
  return Array.from({ length: Math.floor(batchLoss.length / lanes.length) }, (_, step) => batchLoss[step * lanes.length + lane]!);
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const highest = (values: readonly number[]): number => values.reduce((high, value) => (value <= high ? high : value), NaN);

function best(values: readonly number[], quantity: EvaluationQuantity): number {
  if (values.length === 0) return NaN;
  return isAccuracy(quantity) ? Math.max(...values) : Math.min(...values);
}

function stepsTo(values: readonly (readonly [number, number])[], { quantity, value: wanted }: { readonly quantity: EvaluationQuantity; readonly value: number }): number {
  if (values.length === 0) return NaN;
  return values.find(([, value]) => (isAccuracy(quantity) ? value >= wanted : value <= wanted))?.[0] ?? Infinity;
}

const window = 31;

/** As the curriculum measures the width of a curve: 31 steps are cut at both ends. NaN for runs that are too short. */
function width(losses: readonly number[]): number {
  const half = window >> 1;
  const deviations: number[] = [];
  for (let step = Math.max(window, Math.floor(losses.length / 3)); step < losses.length - window; step += 1) {
    deviations.push(losses[step]! - mean(losses.slice(step - half, step + half + 1)));
  }
  if (deviations.length < 2) return NaN;
  const centre = mean(deviations);
  return Math.sqrt(mean(deviations.map((value) => (value - centre) ** 2)));
}

export interface Goal {
  readonly lane: number;
  readonly metric: Metric;
  readonly comparator: '<=' | '>=';
  readonly threshold: number;
}

/** NaN, which nobody measured, reaches nothing. */
export function reaches({ comparator, threshold }: Pick<Goal, 'comparator' | 'threshold'>, value: number): boolean {
  return comparator === '<=' ? value <= threshold : value >= threshold;
}
