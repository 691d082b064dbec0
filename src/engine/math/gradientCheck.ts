/** Numerical gradient (f(x+h) − f(x−h))/2h of every component: error ∝ h² from truncation, ∝ 1/h from rounding. */
export function centralDifference(f: (x: readonly number[]) => number, x: readonly number[], h = 1e-5): number[] {
  return x.map((_, index) => (f(nudged(x, index, h)) - f(nudged(x, index, -h))) / (2 * h));
}

/** The one-sided (f(x+h) − f(x))/h: error ∝ h, the reason to prefer the central form. */
export function forwardDifference(f: (x: readonly number[]) => number, x: readonly number[], h: number): number[] {
  return x.map((_, index) => (f(nudged(x, index, h)) - f(x)) / h);
}

function nudged(x: readonly number[], index: number, h: number): number[] {
  return x.map((value, position) => (position === index ? value + h : value));
}

/** ‖a−n‖/(‖a‖+‖n‖), 0 when both are 0. Below 1e-7 in float64 the analytic gradient is right. */
export function relativeError(analytic: readonly number[], numeric: readonly number[]): number {
  const difference = analytic.map((value, index) => value - (numeric[index] ?? 0));
  return Math.hypot(...difference) / (Math.hypot(...analytic) + Math.hypot(...numeric) || 1);
}
