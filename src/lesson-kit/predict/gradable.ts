import type { MeasuredRun } from '@/engine/worker/protocol';
import type { Answer, Prediction } from '@/tutor/grading/prediction';
import type { ChoiceAnswer, LessonPrediction } from '@/lesson-kit/types';

/** What exact arithmetic is asked with: nothing was trained. */
export const noRun: MeasuredRun = { steps: 0, batchLoss: new Float32Array(), evaluations: [], lanes: [], backend: 'cpu' };

/** What the run measured for the question: one number for bands, one an option where they compete. */
export function measuredFor({ outcome, options }: ChoiceAnswer, run: MeasuredRun): readonly number[] {
  return outcome.kind === 'bands' ? [outcome.measure(run)] : options.map((_, index) => outcome.measure(run, index));
}

/** Index of the option that the run makes true; −1 where nothing was measured. */
export function trueOption(answer: ChoiceAnswer, run: MeasuredRun): number {
  const values = measuredFor(answer, run);
  const { outcome } = answer;
  if (outcome.kind === 'bands') {
    const [value = NaN] = values;
    if (Number.isNaN(value)) return -1;
    const band = outcome.upTo.findIndex((bound) => value <= bound);
    return band < 0 ? answer.options.length - 1 : band;
  }
  const known = values.filter((value) => !Number.isNaN(value));
  return values.indexOf(outcome.first === 'highest' ? Math.max(...known) : Math.min(...known));
}

/** The question without its words, as the tutor marks it. */
export function gradable({ answer }: LessonPrediction): Prediction {
  if (answer.kind !== 'choice') return answer;
  return { kind: 'choice', options: answer.options.map(({ id }) => id), resolve: (run) => answer.options[trueOption(answer, run)]?.id ?? '' };
}

/** An answer nobody has given yet; null where the reader must choose first. */
export function blankAnswer({ answer }: LessonPrediction): Answer | null {
  if (answer.kind === 'ranking') return { kind: 'ranking', order: answer.lanes };
  return null;
}
