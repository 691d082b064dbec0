/** A point of a curve; null is a gap: nothing finite was measured there. */
export interface SeriesPoint {
  readonly step: number;
  readonly value: number | null;
}

interface Bucket {
  /** values taken in, the non-finite ones included */
  count: number;
  firstStep: number;
  minStep: number;
  min: number;
  maxStep: number;
  max: number;
}

/** Two points a bucket, its lowest and its highest, so that no peak of a curve gets lost. */
const maxPoints = 300;
const maxBuckets = maxPoints / 2;

/**
 * A curve in constant memory: as values come in, buckets of equal size fill up; when there are too many, neighbours merge and
 * the size doubles. A drawing costs the same after a hundred steps and after a million.
 */
export class Decimator {
  #buckets: Bucket[] = [];
  #size = 1;

  push(step: number, value: number): void {
    let bucket = this.#buckets.at(-1);
    if (bucket === undefined || bucket.count === this.#size) {
      if (this.#buckets.length === maxBuckets) this.#halve();
      bucket = this.#buckets.at(-1);
      if (bucket === undefined || bucket.count === this.#size) {
        bucket = { count: 0, firstStep: step, minStep: step, min: Infinity, maxStep: step, max: -Infinity };
        this.#buckets.push(bucket);
      }
    }
    take(bucket, { count: 1, firstStep: step, minStep: step, min: value, maxStep: step, max: value });
  }

  /** At most `limit` (≥ 2) points, left to right. */
  points(limit = maxPoints): SeriesPoint[] {
    return bucketsToPoints(this.#buckets, limit);
  }

  #halve(): void {
    this.#buckets = mergeNeighbours(this.#buckets, 2);
    this.#size *= 2;
  }
}

function take(into: Bucket, other: Bucket): void {
  into.count += other.count;
  if (!Number.isFinite(other.min)) return;
  if (other.min < into.min) [into.min, into.minStep] = [other.min, other.minStep];
  if (other.max > into.max) [into.max, into.maxStep] = [other.max, other.maxStep];
}

function mergeNeighbours(buckets: readonly Bucket[], together: number): Bucket[] {
  const merged: Bucket[] = [];
  buckets.forEach((bucket, index) => {
    if (index % together === 0) merged.push({ ...bucket });
    else take(merged.at(-1)!, bucket);
  });
  return merged;
}

function bucketsToPoints(buckets: readonly Bucket[], limit: number): SeriesPoint[] {
  const together = Math.ceil(buckets.length / Math.max(1, Math.floor(limit / 2)));
  return (together > 1 ? mergeNeighbours(buckets, together) : buckets).flatMap(pointsOf);
}

function pointsOf({ firstStep, minStep, min, maxStep, max }: Bucket): SeriesPoint[] {
  if (min > max) return [{ step: firstStep, value: null }];
  if (minStep === maxStep) return [{ step: minStep, value: min }];
  const low = { step: minStep, value: min };
  const high = { step: maxStep, value: max };
  return minStep < maxStep ? [low, high] : [high, low];
}
