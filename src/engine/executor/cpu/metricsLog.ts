import type { BatchMetrics } from '@/engine/executor/executor';

/** Metrics of the steps since the last drain. Grows by doubling, so a step allocates nothing once the pace is known. */
export interface MetricsLog {
  begin(step: number): void;
  set(lane: number, loss: number, accuracy: number): void;
  drain(): BatchMetrics;
}

export function createMetricsLog(lanes: number): MetricsLog {
  let loss = new Float32Array(256 * lanes);
  let accuracy = new Float32Array(256 * lanes);
  let firstStep = 0;
  let count = 0;
  const larger = (values: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> => {
    const grown = new Float32Array(2 * values.length);
    grown.set(values);
    return grown;
  };
  return {
    begin(step) {
      if (count === 0) firstStep = step;
      if ((count + 1) * lanes > loss.length) {
        loss = larger(loss);
        accuracy = larger(accuracy);
      }
      count += 1;
    },
    set(lane, laneLoss, laneAccuracy) {
      const at = (count - 1) * lanes + lane;
      loss[at] = laneLoss;
      accuracy[at] = laneAccuracy;
    },
    drain() {
      const drained = { firstStep, count, loss: loss.slice(0, count * lanes), accuracy: accuracy.slice(0, count * lanes) };
      firstStep += count;
      count = 0;
      return drained;
    },
  };
}
