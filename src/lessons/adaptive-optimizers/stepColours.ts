import { mixColours, parseColour, type Rgb, type StepSizes } from '@/lesson-kit';

export type StepQuantity = 'rates' | 'moves';

/** What a colour means, the same for all lanes: a map that is all one colour beside another that is not is the lesson. */
export interface StepScale {
  readonly quantity: StepQuantity;
  /** of the legend; moves reach from −high to high */
  readonly low: number;
  readonly high: number;
}

export interface StepPalette {
  readonly ground: string;
  readonly rate: string;
  readonly up: string;
  readonly down: string;
  /** no gradient has come yet */
  readonly none: string;
}

/** Rates that differ by less than this factor are one rate. */
const leastSpan = 10;

const ninetyFifth = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(0.95 * (values.length - 1))] ?? 0;

export function stepScale(lanes: readonly StepSizes[], quantity: StepQuantity): StepScale {
  if (quantity === 'moves') {
    const high = Math.max(...lanes.map(({ moves }) => ninetyFifth(Array.from(moves, Math.abs))));
    return { quantity, low: -high, high };
  }
  const [lowest, highest] = [Math.min(...lanes.map(({ rateQuantiles }) => rateQuantiles[0]).filter((rate) => rate > 0)), Math.max(...lanes.map(({ rateQuantiles }) => rateQuantiles[2]).filter((rate) => rate > 0))];
  const short = Math.sqrt(Math.max(1, leastSpan / (highest / lowest)));
  return { quantity, low: lowest / short, high: highest * short };
}

/** Rates are coloured by their logarithm, moves by direction and length. */
export function stepColour(value: number, { quantity, low, high }: StepScale, palette: Readonly<Record<keyof StepPalette, Rgb>>): Rgb {
  if (Number.isNaN(value)) return palette.none;
  const within = (share: number): number => Math.min(1, Math.max(0, share));
  if (quantity === 'moves') return mixColours(palette.ground, value < 0 ? palette.down : palette.up, high > 0 ? within(Math.abs(value) / high) : 0);
  return mixColours(palette.ground, palette.rate, 0.06 + 0.94 * within(Math.log(value / low) / Math.log(high / low)));
}

export const parsePalette = ({ ground, rate, up, down, none }: StepPalette): Readonly<Record<keyof StepPalette, Rgb>> => ({ ground: parseColour(ground), rate: parseColour(rate), up: parseColour(up), down: parseColour(down), none: parseColour(none) });
