import { afterAll, expect, it } from 'vitest';
import type { MeasuredRun } from '@/engine/worker/protocol';
import { gradable, measuredFor, noRun, trueOption } from '@/lesson-kit/predict/gradable';
import type { ChoiceAnswer, LessonPrediction, RankingAnswer, SketchAnswer } from '@/lesson-kit/types';
import { metricOf } from '@/tutor/grading/metrics';
import { markAnswer, type Answer } from '@/tutor/grading/prediction';
import type { LoadedLesson } from '../lessons/allLessons';
import { measure } from './measure';
import { formatTable } from './table';

/** The runs of every listed seed; exact arithmetic has one without a seed. */
async function runsOf({ run }: LessonPrediction): Promise<ReadonlyMap<string, MeasuredRun>> {
  if (!run) return new Map([['exact', noRun]]);
  const runs = new Map<string, MeasuredRun>();
  for (const seed of run.seeds) runs.set(String(seed), await measure(run.experiment(seed), run.request ? { request: run.request } : {}));
  return runs;
}

const right = (prediction: LessonPrediction, answer: Answer, run: MeasuredRun): boolean | undefined => markAnswer(gradable(prediction), answer, run)?.right;

function checkChoice(prediction: LessonPrediction, asked: ChoiceAnswer, run: MeasuredRun): string {
  const outcome = asked.options[trueOption(asked, run)];
  expect(asked.options.filter(({ id }) => right(prediction, { kind: 'choice', option: id }, run))).toEqual([outcome]);
  return outcome?.id ?? 'nothing';
}

function checkRanking(prediction: LessonPrediction, { lanes, metric, first }: RankingAnswer, run: MeasuredRun): string {
  const sign = first === 'highest' ? -1 : 1;
  const order = lanes.toSorted((a, b) => sign * (metricOf(run, a, metric) - metricOf(run, b, metric)));
  expect(right(prediction, { kind: 'ranking', order }, run)).toBe(true);
  expect(right(prediction, { kind: 'ranking', order: order.toReversed() }, run)).toBe(false);
  return order.map((lane) => lane + 1).join(' ');
}

const corners = 13;

/** The run's own curve as a careful hand would draw it on the pad. */
function traced({ lane, quantity }: SketchAnswer, run: MeasuredRun): Answer {
  const points = run.evaluations.map(({ step, lanes }) => ({ step, value: lanes[lane]![quantity] }));
  const nearest = (step: number): number => points.reduce((best, point) => (Math.abs(point.step - step) < Math.abs(best.step - step) ? point : best)).value;
  return { kind: 'sketch', points: Array.from({ length: corners }, (_, index) => Math.round((run.steps * index) / (corners - 1))).map((step) => ({ step, value: nearest(step) })) };
}

function checkSketch(prediction: LessonPrediction, asked: SketchAnswer, run: MeasuredRun): string {
  const level = (asked.range[0] + asked.range[1]) / 2;
  const levelLine: Answer = { kind: 'sketch', points: [0, run.steps].map((step) => ({ step, value: level })) };
  expect([traced(asked, run), levelLine].map((answer) => right(prediction, answer, run))).toEqual([true, false]);
  return 'sketch';
}

const measuredText = ({ answer }: LessonPrediction, run: MeasuredRun): string => {
  if (answer.kind === 'choice') return measuredFor(answer, run).map((value) => value.toPrecision(3)).join(' · ');
  if (answer.kind === 'ranking') return answer.lanes.map((lane) => metricOf(run, lane, answer.metric).toPrecision(3)).join(' · ');
  return run.evaluations.map(({ lanes }) => lanes[answer.lane]![answer.quantity]).filter((_, index) => index % 5 === 0).map((value) => value.toPrecision(2)).join(' ');
};

const check = (prediction: LessonPrediction, run: MeasuredRun): string => {
  const { answer } = prediction;
  if (answer.kind === 'choice') return checkChoice(prediction, answer, run);
  return answer.kind === 'ranking' ? checkRanking(prediction, answer, run) : checkSketch(prediction, answer, run);
};

/** The answer of a reader who has seen one run. */
function shownBy({ answer }: LessonPrediction, outcome: string, run: MeasuredRun): Answer {
  if (answer.kind === 'choice') return { kind: 'choice', option: outcome };
  if (answer.kind === 'ranking') return { kind: 'ranking', order: outcome.split(' ').map((lane) => Number(lane) - 1) };
  return traced(answer, run);
}

/** What a question shows as the answer is what the run does, on every seed. */
export function checkPredictions({ folder, predictions }: LoadedLesson): void {
  const rows: string[][] = [];
  afterAll(() => rows.length > 0 && console.log(formatTable(['lesson', 'prediction', 'seed', 'the run says', 'measured'], rows)));

  it.each(predictions.map((prediction) => [prediction.id, prediction] as const))('prediction %s: what the run did is the one right answer, on every seed', { timeout: 900_000 }, async (_id, prediction) => {
    const runs = await runsOf(prediction);
    const outcomes = [...runs].map(([seed, run]) => {
      const outcome = check(prediction, run);
      rows.push([folder.slug, prediction.id, seed, outcome, measuredText(prediction, run)]);
      return outcome;
    });
    // What the first seed shows is right on the others: the question is not about luck.
    const shown = shownBy(prediction, outcomes[0]!, [...runs.values()][0]!);
    expect([...runs].filter(([, run]) => !right(prediction, shown, run)).map(([seed]) => seed)).toEqual([]);
  });
}
