import { describe, expect, it } from 'vitest';
import { languages } from '@/lib/messages';
import { validateExperiment } from '@/session/experiments';
import type { Setting } from '@/lesson-kit/types';
import type { Experiment } from '@/engine/experiment/types';
import { allLessons } from './allLessons';

interface Access<T> {
  readonly read: (experiment: Experiment, lane: number) => T;
  readonly write: (experiment: Experiment, lane: number, value: T) => Experiment;
}

const same = (left: unknown, right: unknown): boolean => (typeof left === 'number' && typeof right === 'number' ? Math.abs(left - right) <= 1e-9 * Math.max(1, Math.abs(right)) : left === right);

/** What is wrong with writing each value and reading it back from a validated experiment. */
function problemsOf<T>(id: string, { read, write }: Access<T>, values: readonly T[], experiment: Experiment, lane: number): string[] {
  return values.flatMap((value) => {
    const { experiment: written, notices } = validateExperiment(write(experiment, lane, value));
    const name = `${id} of lane ${lane} = ${String(value)}`;
    if (!written) return [`${name}: refused`];
    return [...notices.map(({ code, path }) => `${name}: ${code} at ${path}`), ...(same(read(written, lane), value) ? [] : [`${name}: reads ${String(read(written, lane))}`])];
  });
}

function tryOut({ id, control }: Setting, experiment: Experiment, lane: number): string[] {
  switch (control.kind) {
    case 'number': {
      const { min, max, integer, scale, read } = control;
      const middle = scale === 'log' ? Math.sqrt(min * max) : (min + max) / 2;
      const now = read(experiment, lane);
      const outside = now < min || now > max ? [`${id} of lane ${lane} is ${now}, outside its own range`] : [];
      return [...outside, ...problemsOf(id, control, [min, integer ? Math.round(middle) : middle, max], experiment, lane)];
    }
    case 'choice': {
      const values = control.options.map(({ value }) => value);
      const now = control.read(experiment, lane);
      return [...(values.includes(now) ? [] : [`${id} of lane ${lane} is "${now}", which is no option`]), ...problemsOf(id, control, values, experiment, lane)];
    }
    case 'switch':
      return problemsOf(id, control, [true, false], experiment, lane);
  }
}

describe.each(allLessons)('settings of $folder.slug', ({ lab }) => {
  it('have distinct ids and words in both languages', () => {
    expect(new Set(lab.settings.map(({ id }) => id)).size).toBe(lab.settings.length);
    expect(lab.settings.filter(({ label, why }) => languages.some((language) => label[language] === '' || why[language] === '')).map(({ id }) => id)).toEqual([]);
  });

  it.each(lab.presets.map((preset) => [preset.id, preset.experiment] as const))('write what they read, inside the limits, in preset %s', (_id, experiment) => {
    const problems = lab.settings.flatMap((setting) => {
      const lanes = setting.scope === 'lane' ? experiment.lanes.map((_, lane) => lane) : [0];
      return lanes.filter((lane) => setting.applies?.(experiment, lane) ?? true).flatMap((lane) => tryOut(setting, experiment, lane));
    });
    expect(problems).toEqual([]);
  });
});
