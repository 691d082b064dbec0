import type { EvaluationPoint, MeasuredRun } from '@/engine/worker/protocol';
import type { TrainingRun } from './trainingRun';

/** Updates that may wait on the device at once; on the CPU a slice ends by time long before. */
const sliceSteps = 64;
const sliceMs = 16;

/** Trains a run to its end in slices and keeps the whole history: the numbers that a lab's run of this experiment reports. */
export class Measurement {
  readonly run: TrainingRun;
  readonly #clock: () => number;
  readonly #batchLoss: Float32Array[] = [];
  readonly #evaluations: EvaluationPoint[] = [];

  constructor(run: TrainingRun, clock: () => number) {
    this.run = run;
    this.#clock = clock;
  }

  get finished(): boolean {
    return this.run.outcome !== 'unfinished';
  }

  async slice(): Promise<void> {
    const { batches, evaluation } = await this.run.advance(sliceSteps, this.#clock() + sliceMs);
    if (batches) this.#batchLoss.push(batches.loss);
    if (evaluation) this.#evaluations.push(evaluation);
  }

  result(): Omit<MeasuredRun, 'backend'> {
    const { run } = this;
    return {
      steps: run.step,
      batchLoss: concatenate(this.#batchLoss, run.step * run.experiment.lanes.length),
      evaluations: this.#evaluations.map((point) => withChance(point, run)),
      lanes: run.progress,
    };
  }
}

/** Trains to the end in one go: claims and reference numbers outside the browser. */
export async function measureRun(run: TrainingRun, clock: () => number): Promise<Omit<MeasuredRun, 'backend'>> {
  const measurement = new Measurement(run, clock);
  while (!measurement.finished) await measurement.slice();
  return measurement.result();
}

/** A diverged lane guesses: its accuracy is chance, so that a statement about accuracies can be judged. Its loss stays unknown. */
function withChance({ step, lanes }: EvaluationPoint, { dataset, progress }: TrainingRun): EvaluationPoint {
  const chance = dataset.classes > 0 ? 1 / dataset.classes : NaN;
  return {
    step,
    lanes: lanes.map((lane, index) => {
      const { divergedAt } = progress[index]!;
      return divergedAt !== null && step >= divergedAt ? { ...lane, trainAccuracy: chance, validationAccuracy: chance } : lane;
    }),
  };
}

function concatenate(parts: readonly Float32Array[], length: number): Float32Array {
  const result = new Float32Array(length);
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}
