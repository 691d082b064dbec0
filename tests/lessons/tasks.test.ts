import { describe, expect, it } from 'vitest';
import type { Experiment } from '@/engine/experiment/types';
import { languages } from '@/lib/messages';
import { pathText } from '@/lesson-kit/challenge/pathText';
import { isOffLimits, movesOf } from '@/lesson-kit/lab/settingMoves';
import { noRun, trueOption } from '@/lesson-kit/predict/gradable';
import type { Challenge, ChoiceAnswer, HandField, LessonPrediction, Setting, Translated } from '@/lesson-kit/types';
import { validateExperiment } from '@/session/experiments';
import { violations } from '@/tutor/grading/challenge';
import { changedPaths, touches } from '@/tutor/grading/changedPaths';
import { reaches } from '@/tutor/grading/metrics';
import { allLessons } from './allLessons';
import { idsOf, outline, readProse } from './prose';

const blank = (text: Translated): boolean => languages.some((language) => text[language].trim() === '');

function wordsOf({ question, explanation, answer }: LessonPrediction): readonly Translated[] {
  if (answer.kind === 'choice') return [question, explanation, answer.quantity, ...answer.options.flatMap(({ text, feedback }) => [text, feedback])];
  return [question, explanation, ...Object.values(answer.feedback)];
}

/** The same question to a run that measures what the test wants it to. */
function optionFor(answer: ChoiceAnswer, value: (option: number) => number): number {
  const { outcome } = answer;
  const told: ChoiceAnswer = { ...answer, outcome: outcome.kind === 'bands' ? { ...outcome, measure: () => value(0) } : { ...outcome, measure: (_run, option) => value(option) } };
  return trueOption(told, noRun);
}

/** A measurement that makes this option true. */
function witness({ outcome }: ChoiceAnswer, wanted: number): (option: number) => number {
  if (outcome.kind === 'first') return (option) => (option === wanted) === (outcome.first === 'highest') ? 1 : 0;
  const bound = outcome.upTo[wanted];
  return () => bound ?? (outcome.upTo.at(-1) ?? 0) + 1;
}

describe.each(allLessons)('$folder.slug: predictions', ({ folder, predictions }) => {
  const prose = outline(readProse(folder.slug, 'en'));

  it('are all placed in the prose, under distinct names', () => {
    expect(idsOf('Predict', prose).toSorted()).toEqual(predictions.map(({ id }) => id).toSorted());
    expect(new Set(predictions.map(({ id }) => id)).size).toBe(predictions.length);
    expect(predictions.length).toBeGreaterThan(0);
  });

  it('have words for everything', () => {
    expect(predictions.filter((prediction) => wordsOf(prediction).some(blank)).map(({ id }) => id)).toEqual([]);
  });

  it('run experiments that need no repair', () => {
    for (const { id, run } of predictions) for (const seed of run?.seeds ?? []) expect({ id, ...validateExperiment(run!.experiment(seed)) }).toEqual({ id, experiment: run!.experiment(seed), notices: [] });
    expect(predictions.filter(({ run }) => run?.seeds.length === 0)).toEqual([]);
  });

  it('can come out as each of their options', () => {
    for (const { id, answer } of predictions) {
      if (answer.kind !== 'choice') continue;
      expect([id, new Set(answer.options.map((option) => option.id)).size]).toEqual([id, answer.options.length]);
      answer.options.forEach((option, index) => expect([id, answer.options[optionFor(answer, witness(answer, index))]?.id]).toEqual([id, option.id]));
      expect([id, optionFor(answer, () => NaN)]).toEqual([id, -1]);
    }
  });
});

/** Everything that one or two controls can make of an experiment: one may only appear after another was moved. */
function reachable(settings: readonly Setting[], challenge: Challenge): readonly Experiment[] {
  const { start } = challenge.rules;
  const step = (from: Experiment): readonly Experiment[] =>
    from.lanes.flatMap((_, lane) => settings.filter((setting) => (setting.applies?.(from, lane) ?? true) && !isOffLimits(setting, challenge, lane)).flatMap((setting) => movesOf(setting, from, lane)));
  const once = step(start);
  return [...once, ...once.flatMap(step)];
}

describe.each(allLessons)('$folder.slug: challenges', ({ folder, lab, challenges, handChallenges }) => {
  const ids = [...challenges, ...handChallenges].map(({ id }) => id);
  const prose = outline(readProse(folder.slug, 'en'));

  it('are all placed in the prose, under distinct names', () => {
    expect(idsOf('Challenge', prose).toSorted()).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(0);
  });

  it('have words for everything, rules included', () => {
    expect(challenges.filter(({ title, prompt, hints, explanation }) => [title, prompt, explanation, ...hints].some(blank)).map(({ id }) => id)).toEqual([]);
    const paths = challenges.flatMap(({ rules }) => [...(rules.allowed ?? []), ...(rules.forbidden ?? [])]);
    expect(paths.filter((path) => pathText(path, 'zh') === path)).toEqual([]);
  });

  it('start and end inside the limits and the rules', () => {
    for (const { id, rules, reference } of challenges) {
      expect({ id, ...validateExperiment(rules.start) }).toEqual({ id, experiment: rules.start, notices: [] });
      expect({ id, ...validateExperiment(reference) }).toEqual({ id, experiment: reference, notices: [] });
      expect({ id, found: [...violations(rules, rules.start), ...violations(rules, reference)] }).toEqual({ id, found: [] });
      expect(rules.seeds.length).toBeGreaterThanOrEqual(3);
    }
  });

  it('can be solved with the controls of the lesson', () => {
    for (const challenge of challenges) {
      const { start } = challenge.rules;
      const within = new Set(reachable(lab.settings, challenge).flatMap((moved) => changedPaths(start, moved)));
      const missing = changedPaths(start, challenge.reference).filter((path) => path !== 'steps' && ![...within].some((known) => touches(known, path)));
      expect({ id: challenge.id, missing }).toEqual({ id: challenge.id, missing: [] });
    }
  });

  it('by hand: the start fails, the reference passes, and both can be typed', () => {
    for (const { id, title, prompt, quantity, hints, explanation, fields, start, reference, measure, comparator, threshold } of handChallenges) {
      expect([id, [title, prompt, quantity, explanation, ...hints, ...fields.map(({ label }) => label)].some(blank)]).toEqual([id, false]);
      expect([id, Object.keys(start).toSorted(), Object.keys(reference).toSorted()]).toEqual([id, fields.map((field) => field.id).toSorted(), fields.map((field) => field.id).toSorted()]);
      for (const values of [start, reference]) expect([id, fields.filter(({ control, id: field }) => !fits(control, values[field]!)).map((field) => field.id)]).toEqual([id, []]);
      expect({ id, start: reaches({ comparator, threshold }, measure(start)), reference: reaches({ comparator, threshold }, measure(reference)) }).toEqual({ id, start: false, reference: true });
    }
  });
});

const fits = (control: HandField['control'], value: number | string): boolean =>
  control.kind === 'number' ? typeof value === 'number' && value >= control.min && value <= control.max && (!control.integer || Number.isInteger(value)) : control.options.some((option) => option.value === value);
