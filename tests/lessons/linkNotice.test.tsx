import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { encodeExperiment } from '@/export/experimentLink';
import { LinkNotice } from '@/lesson-kit/lab/LinkNotice';
import type { Preset } from '@/lesson-kit/types';
import { LabContext } from '@/session/LabContext';
import { LabOnTest } from '../session/fakeSession';

let lab: LabOnTest;
const title = /another experiment than the lesson’s own/;

beforeEach(() => {
  lab = new LabOnTest();
  const { initial } = lab.state;
  const words = { en: 'first', zh: '第一' };
  const presets: readonly [Preset] = [{ id: 'first', title: words, hint: words, experiment: initial }];
  render(<LabContext session={lab.session}><LinkNotice presets={presets} /></LabContext>);
});

const follow = (change: (experiment: LabOnTest['state']['experiment']) => typeof experiment): void => act(() => lab.commands.loadLink(encodeExperiment(change(lab.state.initial))));

describe('an opened link', () => {
  it('lists what it changes and leads back', () => {
    const { initial } = lab.state;
    follow((experiment) => ({ ...experiment, seed: 77, batchSize: 5 }));
    expect(screen.getByText(title)).toBeDefined();
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([`Batch size: ${initial.batchSize} → 5`, `Seed: ${initial.seed} → 77`]);
    fireEvent.click(screen.getByRole('button', { name: 'Back to the lesson’s own experiment' }));
    expect(lab.state.experiment).toEqual(initial);
    expect(screen.queryByText(title)).toBeNull();
  });

  it('says nothing when it is the lesson’s own experiment', () => {
    follow((experiment) => experiment);
    expect(screen.queryByText(title)).toBeNull();
  });

  it('is forgotten when another experiment is loaded', () => {
    follow((experiment) => ({ ...experiment, seed: 78 }));
    expect(screen.getByText(title)).toBeDefined();
    act(() => lab.commands.load({ ...lab.state.initial, seed: 79 }));
    expect(screen.queryByText(title)).toBeNull();
  });
});
