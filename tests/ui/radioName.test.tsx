import { render, screen, within } from '@testing-library/react';
import { StrictMode } from 'react';
import { expect, it } from 'vitest';
import { Segmented } from '@/ui/controls/Segmented';

const options = [{ value: 'all', label: 'all' }, { value: 'some', label: 'some' }] as const;
const group = (label: string) => <Segmented label={label} value="all" options={options} onChange={() => undefined} />;
const names = (label: string): string[] => within(screen.getByRole('group', { name: label })).getAllByRole<HTMLInputElement>('radio').map(({ name }) => name);

it('gives groups on one page different names, and the buttons of a group the same', () => {
  render(<StrictMode>{group('Lanes')}{group('Axis')}</StrictMode>);
  const [lanes, axis] = [names('Lanes'), names('Axis')];
  expect(new Set(lanes).size).toBe(1);
  expect(new Set(axis).size).toBe(1);
  expect(lanes[0]).not.toBe('');
  expect(lanes[0]).not.toBe(axis[0]);
});

it('gives the names of groups that went to those that come', () => {
  const seen = new Set<string>();
  for (let visits = 0; visits < 5; visits += 1) {
    const { unmount } = render(<>{group('Lanes')}{group('Axis')}</>);
    for (const name of [...names('Lanes'), ...names('Axis')]) seen.add(name);
    unmount();
  }
  expect(seen.size).toBe(2);
});

it('leaves a group its name when an earlier one goes', () => {
  const page = (lanes: boolean) => <>{lanes && group('Lanes')}{group('Axis')}</>;
  const { rerender } = render(page(true));
  const [before] = names('Axis');
  rerender(<>{false}{group('Axis')}</>);
  rerender(<>{group('Lanes')}{group('Axis')}</>);
  expect(names('Axis')[0]).toBe(before);
  expect(names('Lanes')[0]).not.toBe(before);
});
