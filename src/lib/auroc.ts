/**
 * Area under the receiver operating characteristic: the probability that a random positive scores higher than a random
 * negative, ties counting half (Mann & Whitney 1947). 0.5 says that the score does not tell them apart.
 */
export function auroc(positives: ArrayLike<number>, negatives: ArrayLike<number>): number {
  const sorted = Float64Array.from(negatives).sort();
  let wins = 0;
  for (let index = 0; index < positives.length; index += 1) wins += (firstAt(sorted, positives[index]!, false) + firstAt(sorted, positives[index]!, true)) / 2;
  return wins / (positives.length * sorted.length);
}

/** Values below `limit`, or with `inclusive` those up to it. */
function firstAt(sorted: Float64Array, limit: number, inclusive: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < limit || (inclusive && sorted[middle] === limit)) low = middle + 1;
    else high = middle;
  }
  return low;
}
