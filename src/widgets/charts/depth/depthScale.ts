export interface DepthLine {
  readonly lane: number;
  /** value at layer 0, 1, 2 … ; what is not positive has no place on a log axis and is left out */
  readonly values: readonly number[];
  /** what theory says: thin, without a mark */
  readonly expected?: boolean;
}

/** Decades of the axis, whole numbers, low < high. */
export interface Decades {
  readonly low: number;
  readonly high: number;
}

/** Where single precision ends on either side, as a decade. */
const furthest = 42;
const least = 3;

/** All positive values, the value 1, and three decades at least. */
export function decadesOf(lines: readonly DepthLine[]): Decades {
  let [low, high] = [0, 0];
  for (const { values } of lines) {
    for (const value of values) {
      if (!(value > 0) || !Number.isFinite(value)) continue;
      low = Math.min(low, Math.floor(Math.log10(value)));
      high = Math.max(high, Math.ceil(Math.log10(value)));
    }
  }
  [low, high] = [Math.max(low, -furthest), Math.min(high, furthest)];
  const missing = Math.max(0, least - (high - low));
  return { low: low - Math.ceil(missing / 2), high: high + Math.floor(missing / 2) };
}

/** Exponents to write at the axis, always with 0 among them. */
export function decadeTicks({ low, high }: Decades, most: number): readonly number[] {
  const stride = [1, 2, 3, 5, 10, 20].find((candidate) => (high - low) / candidate <= most) ?? 40;
  const first = Math.ceil(low / stride) * stride;
  // Adding 0 turns −0 into 0.
  return Array.from({ length: Math.floor((high - first) / stride) + 1 }, (_, index) => first + index * stride + 0);
}

/** Layers to write below the chart. */
export function layerTicks(depth: number, most: number): readonly number[] {
  const stride = [1, 2, 5, 10, 20].find((candidate) => depth / candidate <= most) ?? 50;
  return Array.from({ length: Math.floor(depth / stride) + 1 }, (_, index) => index * stride);
}

/** Share of the height at which a value stands, from the bottom; outside the axis it stays at its end. */
export const heightOf = (value: number, { low, high }: Decades): number => Math.min(1, Math.max(0, (Math.log10(value) - low) / (high - low)));
