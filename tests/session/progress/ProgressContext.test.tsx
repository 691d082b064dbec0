import { act, render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { ProgressContext, useCanRestoreProgress, useProgress, useProgressCommands, useProgressStatus } from '@/session/progress/ProgressContext';
import type { ProgressCommands } from '@/session/progress/types';
import { Device } from './fakeDevice';

describe('useProgress', () => {
  it('renders again only when the selected part changes, and hands out the same commands', () => {
    const device = new Device();
    const progress = device.open();
    const rendered = vi.fn<(runs: number | undefined, commands: ProgressCommands) => void>();
    function Runs() {
      const claim = useProgress(({ lessons }) => lessons.get('dropout')?.claims.get('c'));
      rendered(claim?.runs, useProgressCommands());
      return <p>{useProgressStatus().keeping}</p>;
    }
    render(<ProgressContext progress={progress}><Runs /></ProgressContext>);
    act(() => progress.commands.visit('momentum'));
    act(() => progress.commands.claim('dropout', 'c', { passed: true, value: 1 }));
    act(() => progress.commands.claim('dropout', 'other', { passed: true, value: 1 }));
    expect(rendered.mock.calls.map(([runs]) => runs)).toEqual([undefined, 1]);
    expect(new Set(rendered.mock.calls.map(([, commands]) => commands)).size).toBe(1);
    device.denied = true;
    act(() => progress.commands.visit('momentum'));
    expect(screen.getByText('unavailable')).toBeTruthy();
  });

  it('says whether forgetting can be taken back', () => {
    const progress = new Device().open();
    function Restore() {
      return <p>{useCanRestoreProgress() ? 'can' : 'cannot'}</p>;
    }
    render(<ProgressContext progress={progress}><Restore /></ProgressContext>);
    expect(screen.getByText('cannot')).toBeTruthy();
    act(() => progress.commands.forget());
    expect(screen.getByText('can')).toBeTruthy();
  });

  it('is the page’s own without a provider', () => {
    function Visits() {
      const { visit } = useProgressCommands();
      const known = useProgress(({ lessons }) => lessons.has('dropout'));
      return <button onClick={() => visit('dropout')}>{String(known)}</button>;
    }
    render(<Visits />);
    act(() => screen.getByRole('button').click());
    expect(screen.getByText('true')).toBeTruthy();
    expect(window.localStorage.getItem('descent.progress')).toContain('"dropout"');
  });
});
