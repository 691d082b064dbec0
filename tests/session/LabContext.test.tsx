import { act, render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { LabContext, useLab, useLabCommands } from '@/session/LabContext';
import { LabOnTest } from './fakeSession';

describe('useLab', () => {
  it('renders again only when the selected value changes', () => {
    const lab = new LabOnTest();
    const rendered = vi.fn<(step: number) => void>();
    function Step() {
      const step = useLab((state) => state.step);
      rendered(step);
      return <p>{step}</p>;
    }
    render(<LabContext session={lab.session}><Step /></LabContext>);
    act(() => lab.train(0, 5));
    expect(screen.getByText('5')).toBeDefined();
    act(() => lab.train(5, 5, { stepsPerSecond: 3 }));
    expect(rendered.mock.calls).toEqual([[0], [5]]);
  });

  it('hands out the commands', () => {
    const lab = new LabOnTest();
    function RunButton() {
      const { run } = useLabCommands();
      return <button onClick={run}>run</button>;
    }
    render(<LabContext session={lab.session}><RunButton /></LabContext>);
    act(() => screen.getByText('run').click());
    expect(lab.state.status).toBe('warming');
  });

  it('says what is missing', () => {
    function Lost() {
      return <p>{useLab((state) => state.step)}</p>;
    }
    const silence = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(() => render(<Lost />)).toThrow('<LabContext>');
    silence.mockRestore();
  });
});
