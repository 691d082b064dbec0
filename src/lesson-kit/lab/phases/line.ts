import { formatNumber } from '@/widgets/format';

/** One line of the board: a formula as the papers write it, the numbers of this very step in it, and what comes out. */
export interface Line {
  readonly formula: string;
  /** '' where there is nothing to put in */
  readonly numbers: string;
  readonly value: number | readonly number[];
}

export const show = (value: number): string => formatNumber(value, 3);
/** As a factor: negative numbers in brackets. */
export const factor = (value: number): string => (value < 0 ? `(${show(value)})` : show(value));

const subscripts = '₀₁₂₃₄₅₆₇₈₉';
export const lowered = (index: number): string => String(index).replaceAll(/\d/g, (digit) => subscripts[Number(digit)] ?? '');
