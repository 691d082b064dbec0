import { rates, rules, type SweepPoint, type SweepPoints } from './rateSweep';

export type Quantity = 'trainLoss' | 'validationAccuracy';

/** Losses above are drawn at the upper edge: nobody needs to know how bad 10⁶ is. */
const highestLoss = 10;

/** Upwards, as shares of the plot's height. */
export interface ValueAxis {
  readonly toShare: (value: number) => number;
  readonly ticks: readonly { readonly value: number; readonly exponent: number | null }[];
}

const accuracyAxis: ValueAxis = { toShare: (value) => value, ticks: [0, 0.25, 0.5, 0.75, 1].map((value) => ({ value, exponent: null })) };

/** Whole decades from the lowest loss measured, three at least. */
function lossAxis(points: SweepPoints): ValueAxis {
  const losses = [...points.values()].flatMap((row) => row.map(({ trainLoss }) => trainLoss)).filter((loss) => loss > 0);
  const top = Math.log10(highestLoss);
  const bottom = Math.max(-7, Math.min(top - 3, Math.floor(Math.log10(Math.min(highestLoss, ...losses)))));
  return {
    toShare: (value) => (Math.log10(Math.max(value, 10 ** bottom)) - bottom) / (top - bottom),
    ticks: Array.from({ length: top - bottom + 1 }, (_, index) => ({ value: 10 ** (bottom + index), exponent: bottom + index })),
  };
}

export const valueAxis = (quantity: Quantity, points: SweepPoints): ValueAxis => (quantity === 'trainLoss' ? lossAxis(points) : accuracyAxis);

const [first, last] = [Math.log10(rates[0]!), Math.log10(rates.at(-1)!)];
export const rateShare = (rate: number): number => (Math.log10(rate) - first) / (last - first);
export const rateExponents: readonly number[] = Array.from({ length: Math.floor(last) - Math.ceil(first) + 1 }, (_, index) => Math.ceil(first) + index);

export interface Mark {
  /** index into rates and rules */
  readonly rate: number;
  readonly rule: number;
  /** shares of the plot */
  readonly x: number;
  readonly y: number;
  /** beyond the axis, or without a number at all */
  readonly off: boolean;
}

/** What can be drawn of the rules that are shown, by ascending rate. A lane that diverged stands at the upper edge. */
export function marksOf(points: SweepPoints, quantity: Quantity, shown: (rule: number) => boolean): readonly Mark[] {
  const { toShare } = valueAxis(quantity, points);
  const worst = quantity === 'trainLoss' ? 1 : 0;
  return rules.flatMap((_, rule) => (shown(rule) ? rates.flatMap((value, rate): Mark[] => {
    const point: SweepPoint | undefined = points.get(rate)?.[rule];
    if (!point) return [];
    const y = point.diverged ? worst : toShare(point[quantity]);
    return Number.isNaN(y) ? [] : [{ rate, rule, x: rateShare(value), y: Math.min(1, Math.max(0, y)), off: point.diverged || y > 1 }];
  }) : []));
}
