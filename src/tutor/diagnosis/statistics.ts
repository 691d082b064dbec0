/** Plain statistics of short series. Empty series give NaN. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function deviation(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
}

/** The standard deviation of normal numbers, from the median distance to the median: single outliers do not count. */
export function typicalDeviation(values: readonly number[]): number {
  const centre = median(values);
  return 1.4826 * median(values.map((value) => Math.abs(value - centre)));
}

/** Mean over a window of `size` values around each; values nearer than half a window to an end get what there is. */
export function centredAverage(values: readonly number[], size: number): number[] {
  const half = size >> 1;
  const sums = [0];
  for (const value of values) sums.push(sums.at(-1)! + value);
  return values.map((_, index) => {
    const from = Math.max(0, index - half);
    const to = Math.min(values.length, index + half + 1);
    return (sums[to]! - sums[from]!) / (to - from);
  });
}

/** Differences of neighbours. */
export function differences(values: readonly number[]): number[] {
  return values.slice(1).map((value, index) => value - values[index]!);
}
