import { fireEvent, render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { CurveChart } from '@/widgets/charts/curves/CurveChart';
import type { Curve } from '@/widgets/charts/curves/curve';
import { useChartView } from '@/widgets/charts/curves/useChartView';

const curves: readonly Curve[] = [
  { id: 'a', lane: 0, label: 'SGD', series: [{ step: 0, value: 1 }, { step: 50, value: 0.5 }, { step: 100, value: 0.25 }] },
  { id: 'b', lane: 1, label: 'Adam', series: [{ step: 0, value: 1 }, { step: 50, value: 0.125 }, { step: 100, value: null }] },
];

function Chart({ shown = curves }: { readonly shown?: readonly Curve[] }) {
  const view = useChartView(100);
  return (
    <>
      <CurveChart title="Training loss" unit="nats" kind="loss" scale="linear" curves={shown} view={view} />
      <output>{view.window.join('–')}</output>
    </>
  );
}

const plot = () => screen.getByRole('group', { name: 'Training loss nats' });
const press = (...keys: readonly string[]): void => keys.forEach((key) => fireEvent.keyDown(plot(), { key }));
const spoken = () => within(plot()).getByRole('status').textContent;
const window = () => screen.getByText(/^\d+–\d+$/).textContent;

describe('a curve chart', () => {
  it('moves its crosshair by keyboard and says the value of every lane there', () => {
    render(<Chart />);
    expect(spoken()).toBe('');
    press('Home');
    expect(spoken()).toBe('step 0: SGD 1.000; Adam 1.000');
    press('End', 'ArrowLeft');
    expect(spoken()).toBe('step 99: SGD 0.5000; Adam 0.1250');
    fireEvent.keyDown(plot(), { key: 'ArrowLeft', shiftKey: true });
    expect(spoken()).toContain('step 94');
    press('ArrowRight');
    expect(spoken()).toContain('step 95');
  });

  it('shows a gap as a gap', () => {
    render(<Chart />);
    press('End');
    expect(spoken()).toBe('step 100: SGD 0.2500; Adam –');
  });

  it('keeps its keys to itself', () => {
    let reached = 0;
    const count = (): void => {
      reached += 1;
    };
    globalThis.addEventListener('keydown', count);
    render(<Chart />);
    press('ArrowRight', '+', 'Escape');
    press('r');
    globalThis.removeEventListener('keydown', count);
    expect(reached).toBe(1);
  });

  it('zooms around the crosshair and shows the whole run again', () => {
    render(<Chart />);
    press('Home', '+');
    expect(window()).toBe('0–50');
    press('End', '+');
    expect(window()).toBe('25–50');
    press('-', '-', '-');
    expect(window()).toBe('0–100');
    press('+', 'Escape');
    expect(window()).toBe('0–100');
    expect(spoken()).toBe('');
  });

  it('has a table behind it, filled when it is opened', () => {
    render(<Chart />);
    const details = screen.getByText('Values as a table').closest('details')!;
    expect(within(details).queryAllByRole('rowheader')).toHaveLength(0);
    details.open = true;
    fireEvent(details, new Event('toggle'));
    expect(within(details).getAllByRole('columnheader').map((cell) => cell.textContent)).toEqual(['step', 'SGD', 'Adam']);
    expect(within(details).getAllByRole('rowheader')).toHaveLength(11);
  });

  it('says what to do while there is nothing to draw', () => {
    render(<Chart shown={[{ id: 'a', lane: 0, label: 'SGD', series: [] }]} />);
    expect(screen.getByText(/Press Run/)).toBeTruthy();
  });
});
