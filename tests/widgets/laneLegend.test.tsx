import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { LaneLegend, type LegendLane } from '@/widgets/controls/LaneLegend';

const lane = (name: string, changes: Partial<LegendLane> = {}): LegendLane => ({ name, trainLoss: 0.5, validationLoss: 0.6, trainAccuracy: 0.9, validationAccuracy: 1, learningRate: 0.01, divergedAt: null, ...changes });
const nothing = () => undefined;

function legend(lanes: readonly LegendLane[], handlers: Partial<Parameters<typeof LaneLegend>[0]> = {}) {
  return (
    <LaneLegend lanes={lanes} open={null} onOpen={nothing} onDuplicate={nothing} onRemove={nothing} maximum={8} {...handlers}>
      <p>settings</p>
    </LaneLegend>
  );
}

describe('the legend', () => {
  it('shows where each lane stands, and a dash where nothing is known', () => {
    render(legend([lane('SGD'), lane('Adam', { trainLoss: NaN, trainAccuracy: NaN })]));
    const rows = screen.getAllByRole('row').map((row) => row.textContent);
    expect(rows.find((row) => row.includes('SGD'))).toContain('0.5000.6000.9001.0000.01');
    expect(rows.find((row) => row.includes('Adam'))).toContain('–0.600–1.000');
  });

  it('says at which step a lane diverged', () => {
    render(legend([lane('SGD', { divergedAt: 1234 })]));
    expect(screen.getByText(/diverged at step 1\s234/)).toBeTruthy();
  });

  it('opens the settings of a lane in place and closes them again', () => {
    const onOpen = vi.fn<(lane: number | null) => void>();
    const { rerender } = render(legend([lane('SGD'), lane('Adam')], { onOpen }));
    expect(screen.queryByText('settings')).toBeNull();
    fireEvent.click(screen.getByTitle('Settings of Adam'));
    rerender(legend([lane('SGD'), lane('Adam')], { onOpen, open: 1 }));
    expect(screen.getByTitle('Settings of Adam').getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByText('settings')).toBeTruthy();
    fireEvent.click(screen.getByTitle('Settings of Adam'));
    expect(onOpen.mock.calls).toEqual([[1], [null]]);
  });

  it('duplicates until the chart is full, and keeps the last lane', () => {
    const onDuplicate = vi.fn<(lane: number) => void>();
    const { rerender } = render(legend([lane('SGD')], { onDuplicate }));
    fireEvent.click(screen.getByRole('button', { name: 'Duplicate SGD, then change one thing' }));
    expect(onDuplicate).toHaveBeenCalledWith(0);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Remove SGD' }).disabled).toBe(true);
    rerender(legend(Array.from({ length: 8 }, (_, index) => lane(`lane ${index}`)), { onDuplicate }));
    expect(screen.getAllByRole<HTMLButtonElement>('button', { name: /Eight lanes/ }).every((button) => button.disabled)).toBe(true);
  });
});
