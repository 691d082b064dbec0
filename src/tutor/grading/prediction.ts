import type { MeasuredRun } from '@/engine/worker/protocol';
import { metricOf, type EvaluationQuantity, type Metric } from './metrics';
import { markRanking, type RankingMark } from './ranking';
import { markSketch, type SketchMark, type SketchPoint, type SketchTolerance } from './sketch';

/** A question that is asked before Run. Its answer is a function of the run: none is stored. */
export type Prediction =
  /** one of several statements; `resolve` names the one that the run makes true */
  | { readonly kind: 'choice'; readonly options: readonly string[]; readonly resolve: (run: MeasuredRun) => string }
  /** lanes from first to last; lanes whose metrics differ by no more than `tie` may stand in either order */
  | { readonly kind: 'ranking'; readonly lanes: readonly number[]; readonly metric: Metric; readonly first: 'highest' | 'lowest'; readonly tie: number }
  /** a curve drawn over the chart */
  | { readonly kind: 'sketch'; readonly lane: number; readonly quantity: EvaluationQuantity; readonly tolerance: SketchTolerance };

/** What the reader has committed to. */
export type Answer =
  | { readonly kind: 'choice'; readonly option: string }
  | { readonly kind: 'ranking'; readonly order: readonly number[] }
  | { readonly kind: 'sketch'; readonly points: readonly SketchPoint[] };

export type AnswerProblem = 'wrong-kind' | 'unknown-option' | 'lanes-missing' | 'lane-twice' | 'unknown-lane' | 'too-few-points' | 'point-not-finite' | 'loss-not-positive';

export type Mark =
  | { readonly kind: 'choice'; readonly right: boolean; /** what the run makes true */ readonly outcome: string }
  | ({ readonly kind: 'ranking' } & RankingMark)
  | ({ readonly kind: 'sketch' } & SketchMark);

/** Why an answer cannot be marked; null: it can. */
export function answerProblem(prediction: Prediction, answer: Answer): AnswerProblem | null {
  if (prediction.kind === 'choice' && answer.kind === 'choice') return prediction.options.includes(answer.option) ? null : 'unknown-option';
  if (prediction.kind === 'ranking' && answer.kind === 'ranking') {
    if (new Set(answer.order).size !== answer.order.length) return 'lane-twice';
    if (answer.order.some((lane) => !prediction.lanes.includes(lane))) return 'unknown-lane';
    return answer.order.length === prediction.lanes.length ? null : 'lanes-missing';
  }
  if (prediction.kind === 'sketch' && answer.kind === 'sketch') {
    if (answer.points.length < 2) return 'too-few-points';
    if (answer.points.some(({ step, value }) => !Number.isFinite(step) || !Number.isFinite(value))) return 'point-not-finite';
    // Losses are compared by their logarithms.
    return isLoss(prediction.quantity) && answer.points.some(({ value }) => value <= 0) ? 'loss-not-positive' : null;
  }
  return 'wrong-kind';
}

const isLoss = (quantity: EvaluationQuantity): boolean => quantity === 'trainLoss' || quantity === 'validationLoss';

/** Marks an answer from the run's own numbers; an answer that makes no sense is refused, as null. */
export function markAnswer(prediction: Prediction, answer: Answer, run: MeasuredRun): Mark | null {
  if (answerProblem(prediction, answer) !== null) return null;
  if (prediction.kind === 'choice' && answer.kind === 'choice') {
    const outcome = prediction.resolve(run);
    return { kind: 'choice', right: outcome === answer.option, outcome };
  }
  if (prediction.kind === 'ranking' && answer.kind === 'ranking') {
    const value = (lane: number) => metricOf(run, lane, prediction.metric);
    return { kind: 'ranking', ...markRanking(answer.order, value, prediction.first, prediction.tie) };
  }
  if (prediction.kind === 'sketch' && answer.kind === 'sketch') {
    const curve = run.evaluations.map(({ step, lanes }) => ({ step, value: lanes[prediction.lane]?.[prediction.quantity] ?? NaN }));
    return { kind: 'sketch', ...markSketch(answer.points, curve, isLoss(prediction.quantity) ? 'log' : 'linear', prediction.tolerance) };
  }
  return null;
}
