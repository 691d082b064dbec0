export interface WrongPair {
  /** put in front of `behind`, and should not be */
  readonly ahead: number;
  readonly behind: number;
  /** their metrics */
  readonly values: readonly [number, number];
}

export interface RankingMark {
  readonly right: boolean;
  /** share of pairs in the right order (Kendall's τ is 2·agreement − 1 without ties) */
  readonly agreement: number;
  readonly wrongPairs: readonly WrongPair[];
  /** the order of the run */
  readonly outcome: readonly number[];
}

/**
 * Compares an order of lanes with that of a metric, pair by pair. Pairs within `tie` count as right either way. A lane
 * without a number (a loss of a diverged lane) comes last; two of them are a tie.
 */
export function markRanking(order: readonly number[], valueOf: (lane: number) => number, first: 'highest' | 'lowest', tie: number): RankingMark {
  const worst = first === 'highest' ? -Infinity : Infinity;
  const values = new Map(order.map((lane) => [lane, Number.isNaN(valueOf(lane)) ? worst : valueOf(lane)]));
  /** how far `right` is ahead of `left`; NaN where both are infinite: a tie */
  const lead = (left: number, right: number): number => (first === 'highest' ? values.get(right)! - values.get(left)! : values.get(left)! - values.get(right)!);
  const pairs = order.flatMap((ahead, index) => order.slice(index + 1).map((behind) => ({ ahead, behind })));
  const wrongPairs = pairs
    .filter(({ ahead, behind }) => lead(ahead, behind) > tie)
    .map(({ ahead, behind }): WrongPair => ({ ahead, behind, values: [valueOf(ahead), valueOf(behind)] }));
  return {
    right: wrongPairs.length === 0,
    agreement: pairs.length === 0 ? 1 : 1 - wrongPairs.length / pairs.length,
    wrongPairs,
    outcome: order.toSorted((left, right) => lead(left, right) || 0),
  };
}
