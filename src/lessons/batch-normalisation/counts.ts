import { batchNormParameters, denseParameters } from '@/lesson-kit';

const widths = [784, 300, 100, 10];

export interface CountRow {
  readonly kind: 'flatten' | 'norm' | 'dense';
  readonly inputs: number;
  readonly outputs: number;
  readonly trained: number;
  readonly kept: number;
}

/** Layer by layer: flatten, BN, 300, BN, 100, BN, 10. */
export const countRows: readonly CountRow[] = [
  { kind: 'flatten', inputs: widths[0]!, outputs: widths[0]!, trained: 0, kept: 0 },
  ...widths.slice(0, -1).flatMap((inputs, index): CountRow[] => {
    const { trainable, running } = batchNormParameters(inputs);
    const outputs = widths[index + 1]!;
    return [
      { kind: 'norm', inputs, outputs: inputs, trained: trainable, kept: running },
      { kind: 'dense', inputs, outputs, trained: denseParameters(inputs, outputs), kept: 0 },
    ];
  }),
];

const sum = (read: (row: CountRow) => number): number => countRows.reduce((total, row) => total + read(row), 0);

export const countTotals = { trained: sum(({ trained }) => trained), kept: sum(({ kept }) => kept) };
