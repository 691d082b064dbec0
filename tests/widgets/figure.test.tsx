import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { Chip, Chips } from '@/widgets/figure/Chips';
import { FigureTable } from '@/widgets/figure/FigureTable';
import { LaneHead } from '@/widgets/figure/LaneHead';

it('a chip shows the lane only while it is chosen, and reports a click', () => {
  const onToggle = vi.fn<() => void>();
  const chips = (on: boolean) => (
    <Chips legend="Networks">
      <Chip on={on} onToggle={onToggle} lane={2}>
        deep
      </Chip>
    </Chips>
  );
  const { rerender } = render(chips(false));
  expect(screen.getByRole('group', { name: 'Networks' }).textContent).toBe('Networksdeep');
  fireEvent.click(screen.getByRole('checkbox', { name: 'deep' }));
  expect(onToggle).toHaveBeenCalledOnce();
  rerender(chips(true));
  expect(screen.getByRole('group').textContent).toBe('Networks3deep');
});

it('a wide table is a place for the keyboard only where nothing in it can be focused', () => {
  const rows = (
    <tbody>
      <tr>
        <td>1</td>
      </tr>
    </tbody>
  );
  const { rerender } = render(<FigureTable scrolls label="All rates">{rows}</FigureTable>);
  expect(screen.getByRole('region', { name: 'All rates' }).tabIndex).toBe(0);
  rerender(<FigureTable scrolls>{rows}</FigureTable>);
  expect(screen.queryByRole('region')).toBeNull();
  expect(screen.getByRole('table').parentElement?.hasAttribute('tabindex')).toBe(false);
});

it('a lane’s head is the label of what chooses it', () => {
  render(
    <LaneHead lane={0} detail="η 0.1" control={<input type="radio" />}>
      Adam
    </LaneHead>,
  );
  expect(screen.getByText('η 0.1').closest('label')?.querySelector('input')).not.toBeNull();
});
