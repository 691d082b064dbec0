import type { BatchMetrics, StepHyper } from '@/engine/executor/executor';
import type { Device } from '@/engine/tensor/device';
import type { Matrix } from '@/engine/tensor/matrix';
import { createKernel } from './kernel';
import { metricsSource } from './metrics';
import type { RowValues } from './stage';

/** Steps that fit between two drains. */
const ringSize = 2048;

/** Loss and accuracy of every enqueued step, on the device until they are asked for. */
export interface TrainingMetrics {
  /** Appends the means over the rows of a step; `stats` as the loss program writes them. */
  append(step: number, stats: Matrix, hyper: readonly StepHyper[]): void;
  drain(): Promise<BatchMetrics>;
  dispose(): void;
}

export function createTrainingMetrics(device: Device, lanes: number, rows: RowValues, classification: boolean): TrainingMetrics {
  const ring = device.createMatrix(2 * ringSize, 2 * lanes);
  const kernel = createKernel(device, metricsSource);
  const values = { pairs: rows.pairs, scale: 1 / rows.rows };
  /** stopped lanes have no metrics */
  const active = new Uint8Array(ringSize * lanes);
  let firstStep = 0;
  let count = 0;
  return {
    append(step, stats, hyper) {
      if (count === ringSize) throw new RangeError(`${ringSize} steps without a drain`);
      if (count === 0) firstStep = step;
      kernel.run(device.target(ring), { STATS: stats }, values, { first: count, count: 1 });
      hyper.forEach(({ active: isActive }, lane) => { active[count * lanes + lane] = isActive ? 1 : 0; });
      count += 1;
    },
    async drain() {
      const steps = count;
      count = 0;
      const [texels = new Float32Array(0)] = await device.read([ring], [steps]);
      const loss = new Float32Array(steps * lanes).fill(Number.NaN);
      const accuracy = new Float32Array(steps * lanes).fill(Number.NaN);
      for (let index = 0; index < loss.length; index += 1) {
        if (active[index] === 0) continue;
        loss[index] = texels[4 * index] ?? Number.NaN;
        if (classification) accuracy[index] = texels[4 * index + 1] ?? Number.NaN;
      }
      return { firstStep, count: steps, loss, accuracy };
    },
    dispose: () => ring.dispose(),
  };
}
