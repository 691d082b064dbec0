import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { PairingBoard } from '@/lessons/initialisation/PairingBoard';
import { pairingActivations } from '@/lessons/initialisation/pairing';
import { TaskBench } from '../taskBench';

const ticks = (row: string): number => within(screen.getByRole('rowheader', { name: row }).closest('tr')!).queryAllByText('✓').length;

it('fills the board bit by bit, and trains a row in the lab', async () => {
  const bench = new TaskBench({}, <PairingBoard />);
  expect(screen.getAllByRole('row')).toHaveLength(1 + pairingActivations.length);
  // The last row comes last.
  await waitFor(() => expect(ticks('SELU')).toBe(2), { timeout: 20_000 });
  expect([ticks('ReLU'), ticks('sigmoid')]).toEqual([1, 0]);
  await bench.click('Load it into the lab');
  const { lanes } = bench.lab.state.experiment;
  expect(lanes.map(({ init }) => init.kind)).toEqual(['lecun', 'orthogonal', 'he', 'gain']);
  expect(new Set(lanes.flatMap(({ layers }) => layers.flatMap((layer) => (layer.kind === 'activation' ? [layer.fn] : []))))).toEqual(new Set(['tanh']));
}, 30_000);
