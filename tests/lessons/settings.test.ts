import { describe, expect, it } from 'vitest';
import { languages } from '@/lib/messages';
import { validateExperiment } from '@/session/experiments';
import type { Setting } from '@/lesson-kit/types';
import type { Experiment } from '@/engine/experiment/types';
import { allLessons } from './allLessons';

/** Writes a value, and expects to read it back from an experiment that needs no repair. */
function roundTrip<T>(setting: Setting, lane: number, experiment: Experiment, control: { read: (experiment: Experiment, lane: number) => T; write: (experiment: Experiment, lane: number, value: T) => Experiment }, value: T): void {
  const name = `${setting.id} of lane ${lane} = ${String(value)}`;
  const { experiment: written, notices } = validateExperiment(control.write(experiment, lane, value));
  expect(notices, name).toEqual([]);
  if (!written) throw new Error(`${name}: no experiment`);
  const read = control.read(written, lane);
  if (typeof value === 'number') expect(read, name).toBeCloseTo(value, 9);
  else expect(read, name).toEqual(value);
}

function tryOut(setting: Setting, experiment: Experiment, lane: number): void {
  const { control } = setting;
  if (control.kind === 'number') {
    const { min, max, integer, scale } = control;
    const middle = scale === 'log' ? Math.sqrt(min * max) : (min + max) / 2;
    expect(control.read(experiment, lane), setting.id).toBeGreaterThanOrEqual(min);
    expect(control.read(experiment, lane), setting.id).toBeLessThanOrEqual(max);
    for (const value of [min, integer ? Math.round(middle) : middle, max]) roundTrip(setting, lane, experiment, control, value);
  }
  if (control.kind === 'choice') {
    expect(control.options.map(({ value }) => value), setting.id).toContain(control.read(experiment, lane));
    for (const { value } of control.options) roundTrip(setting, lane, experiment, control, value);
  }
  if (control.kind === 'switch') for (const value of [true, false]) roundTrip(setting, lane, experiment, control, value);
}

describe.each(allLessons)('settings of $folder.slug', ({ lab }) => {
  it('have distinct ids and words in both languages', () => {
    expect(new Set(lab.settings.map(({ id }) => id)).size).toBe(lab.settings.length);
    for (const setting of lab.settings) for (const language of languages) expect(setting.label[language] && setting.why[language], setting.id).toBeTruthy();
  });

  it.each(lab.presets.map((preset) => [preset.id, preset.experiment] as const))('write what they read, inside the limits, in preset %s', (_id, experiment) => {
    for (const setting of lab.settings) {
      const lanes = setting.scope === 'lane' ? experiment.lanes.map((_, lane) => lane) : [0];
      for (const lane of lanes) if (setting.applies?.(experiment, lane) ?? true) tryOut(setting, experiment, lane);
    }
  });
});
