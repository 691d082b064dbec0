import type { MeasuredRun } from '@/engine/worker/protocol';
import type { EvaluationMetric, RunHistory } from './runHistory';
import type { LabState } from './types';

type Source = Pick<LabState, 'backend' | 'lanes' | 'history' | 'step' | 'preview'>;

/** Everything the history holds up to `step`, in the order of a MeasuredRun: batch losses by [step, lane], evaluations by step. */
export function curvesOf(history: RunHistory, step: number): Pick<MeasuredRun, 'steps' | 'batchLoss' | 'evaluations'> {
  const { lanes } = history;
  const steps = Math.min(step, history.steps);
  const batchLoss = new Float32Array(steps * lanes);
  for (let lane = 0; lane < lanes; lane += 1) history.exact(lane, 'batchLoss').subarray(0, steps).forEach((loss, at) => void (batchLoss[at * lanes + lane] = loss));
  const number = (lane: number, metric: EvaluationMetric, index: number): number => history.exact(lane, metric)[index] ?? NaN;
  const evaluations = history.evaluationSteps
    .filter((at) => at <= step)
    .map((at, index) => ({
      step: at,
      lanes: Array.from({ length: lanes }, (_, lane) => ({
        trainLoss: number(lane, 'trainLoss', index), trainAccuracy: number(lane, 'trainAccuracy', index),
        validationLoss: number(lane, 'validationLoss', index), validationAccuracy: number(lane, 'validationAccuracy', index),
      })),
    }));
  return { steps, batchLoss, evaluations };
}

/**
 * The run on screen as claims, predictions and challenges judge one; null before its first step. As in the engine's own
 * measurements, the accuracy of a lane that has diverged is chance from there on: such a network guesses.
 */
export function finishedRun({ backend, lanes, history, step, preview }: Source): MeasuredRun | null {
  if (backend === null || step === 0 || lanes.length !== history.lanes) return null;
  const { evaluations, ...curves } = curvesOf(history, step);
  const chance = preview && preview.classes > 0 ? 1 / preview.classes : NaN;
  const guessing = (at: number, lane: number): boolean => (lanes[lane]?.divergedAt ?? Infinity) <= at;
  const ended = lanes.every(({ divergedAt }) => divergedAt !== null) && evaluations.at(-1)?.step !== curves.steps;
  const unmeasured = { trainLoss: NaN, trainAccuracy: NaN, validationLoss: NaN, validationAccuracy: NaN };
  // Where no lane was left there was nothing to evaluate; what is asked about the end must not find the beginning.
  const points = ended ? [...evaluations, { step: curves.steps, lanes: lanes.map(() => unmeasured) }] : evaluations;
  return {
    ...curves,
    evaluations: points.map((point) => ({
      step: point.step,
      lanes: point.lanes.map((own, lane) => (guessing(point.step, lane) ? { ...own, trainAccuracy: chance, validationAccuracy: chance } : own)),
    })),
    lanes,
    backend: backend.name,
  };
}
