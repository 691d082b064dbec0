/** Exponentially weighted moving average v ← βv + (1−β)x from v = 0: pulled towards 0 at the start. */
export function movingAverage(values: readonly number[], beta: number): number[] {
  let average = 0;
  return values.map((value) => (average = beta * average + (1 - beta) * value));
}

/** v/(1−βᵗ), t from 1: divides by the weight the values seen so far have received. Kingma & Ba 2015, section 3. */
export function correctedMovingAverage(values: readonly number[], beta: number): number[] {
  return movingAverage(values, beta).map((average, index) => average / (1 - beta ** (index + 1)));
}

/** How many recent values the average is about: 1/(1−β). */
export function averagingWindow(beta: number): number {
  return 1 / (1 - beta);
}

/** Stationary variance of the average of white noise, as a share of the noise's own: (1−β)/(1+β). */
export function varianceReduction(beta: number): number {
  return (1 - beta) / (1 + beta);
}
