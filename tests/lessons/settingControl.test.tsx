import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SettingControl } from '@/lesson-kit/lab/SettingControl';
import { isLive } from '@/lesson-kit/lab/settingMoves';
import { optimizerSettings } from '@/lesson-kit/settings/optimizer';
import { batchSize, seed } from '@/lesson-kit/settings/training';
import type { Setting } from '@/lesson-kit/types';
import type { Experiment } from '@/engine/experiment/types';
import { spirals } from '../engine/training/experiments';

const setting = (id: string): Setting => optimizerSettings.find((candidate) => candidate.id === id)!;

function control(subject: Setting, lane = 1) {
  let experiment: Experiment = spirals();
  const edits: Experiment[] = [];
  render(<SettingControl setting={subject} experiment={experiment} lane={lane} onEdit={(change) => edits.push((experiment = change(experiment)))} />);
  return edits;
}

const type = (name: string, text: string): void => {
  const field = screen.getByRole('textbox', { name });
  fireEvent.change(field, { target: { value: text } });
  fireEvent.keyDown(field, { key: 'Enter' });
};

describe('a setting', () => {
  it('writes a typed learning rate into its lane only', () => {
    const edits = control(setting('learningRate'));
    type('Learning rate η', '3e-3');
    expect(edits.at(-1)?.lanes.map((lane) => lane.optimizer.learningRate)).toEqual([0.1, 0.003]);
  });

  it.each(['fast', '', '7', '-1', 'NaN', '1e999', '0.1; drop'])('does not take “%s” for a learning rate, and says why', (text) => {
    const edits = control(setting('learningRate'));
    type('Learning rate η', text);
    expect(edits).toEqual([]);
    expect(screen.getByRole('status').textContent).toContain('Still 0.01.');
  });

  it('takes only whole numbers where halves mean nothing', () => {
    const edits = control(batchSize);
    type('Batch size', '12.5');
    expect(edits).toEqual([]);
    type('Batch size', '12');
    expect(edits.at(-1)?.batchSize).toBe(12);
  });

  it('takes every seed there is, and no more', () => {
    const edits = control(seed);
    type('Seed', '4294967296');
    expect(edits).toEqual([]);
    type('Seed', '4294967295');
    expect(edits.at(-1)?.seed).toBe(4294967295);
  });

  it('is shown only where it means something', () => {
    const experiment = spirals();
    expect(optimizerSettings.filter(({ applies }) => applies?.(experiment, 0) ?? true).map(({ id }) => id)).toEqual(['optimizer', 'learningRate', 'weightDecay']);
    expect(setting('beta2').applies?.(experiment, 1)).toBe(true);
    expect(setting('decayMode').applies?.(experiment, 1)).toBe(false);
  });

  it('knows whether the run goes on', () => {
    const experiment = spirals();
    expect(isLive(setting('learningRate'), experiment, 1)).toBe(true);
    expect(isLive(setting('weightDecay'), experiment, 1)).toBe(true);
    expect(isLive(setting('optimizer'), experiment, 1)).toBe(false);
    expect(isLive(batchSize, experiment, 0)).toBe(false);
  });
});
