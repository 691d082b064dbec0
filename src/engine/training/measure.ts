import type { MeasureAnswers, MeasureRequest } from '@/engine/worker/measureProtocol';
import type { EvaluationPoint, MeasuredRun } from '@/engine/worker/protocol';
import type { Answers } from './answers';
import { BurstSize } from './burstSize';
import { createTrainingRun, nothingMeasured, type TrainingRun, type TrainingRunOptions } from './trainingRun';

/** Longest slice on the CPU, where updates are made as they are asked for. */
const sliceMs = 16;

/** Trains a run to its end in slices and keeps the whole history: the numbers that a lab's run of this experiment reports. */
export class Measurement {
  readonly run: TrainingRun;
  readonly #clock: () => number;
  readonly #burst = new BurstSize();
  readonly #batchLoss: Float32Array[] = [];
  readonly #evaluations: EvaluationPoint[] = [];
  readonly #request: MeasureRequest;
  #atStart: Answers | null = null;
  #atEnd: Answers | null = null;

  constructor(run: TrainingRun, clock: () => number, request: MeasureRequest = {}) {
    this.run = run;
    this.#clock = clock;
    this.#request = request;
  }

  get finished(): boolean {
    return this.run.outcome !== 'unfinished' && (this.#atEnd !== null || !asksAnything(this.#request));
  }

  async slice(): Promise<void> {
    const { layers = false } = this.#request;
    if (layers && this.#atStart === null) this.#atStart = await this.run.answer({ layers });
    else if (this.run.outcome === 'unfinished') await this.#advance();
    else this.#atEnd = await this.run.answer(this.#request);
  }

  async #advance(): Promise<void> {
    const startedAt = this.#clock();
    const { batches, evaluation } = await this.run.advance(this.#burst.steps, startedAt + sliceMs);
    if (batches) {
      this.#batchLoss.push(batches.loss);
      this.#burst.learn(batches.count, this.#clock() - startedAt);
    }
    if (evaluation) this.#evaluations.push(evaluation);
  }

  result(): Omit<MeasuredRun, 'backend'> {
    const { run } = this;
    return {
      steps: run.step,
      batchLoss: concatenate(this.#batchLoss, run.step * run.experiment.lanes.length),
      evaluations: withEnd(this.#evaluations, run).map((point) => withChance(point, run)),
      lanes: run.progress,
      ...this.#answers(),
    };
  }

  #answers(): MeasureAnswers {
    const { layers, predictions, perturbations } = this.#request;
    if (this.#atEnd === null) return {};
    return {
      ...(layers ? { layers: { start: this.#atStart?.layers ?? [], end: this.#atEnd.layers ?? [] } } : {}),
      ...(predictions ? { predictions: this.#atEnd.predictions } : {}),
      ...(perturbations ? { perturbations: this.#atEnd.perturbations } : {}),
    };
  }
}

const asksAnything = ({ layers, predictions, perturbations }: MeasureRequest): boolean => layers === true || predictions !== undefined || perturbations !== undefined;

/** Trains a run to its end in one go. */
export async function measureRun(run: TrainingRun, clock: () => number, request: MeasureRequest = {}): Promise<Omit<MeasuredRun, 'backend'>> {
  const measurement = new Measurement(run, clock, request);
  while (!measurement.finished) await measurement.slice();
  return measurement.result();
}

/** The same for an experiment, with everything freed in the end: claims and reference numbers outside the browser. */
export async function measureExperiment(options: TrainingRunOptions, request: MeasureRequest = {}): Promise<MeasuredRun> {
  const run = await createTrainingRun(options);
  try {
    return { ...(await measureRun(run, options.clock, request)), backend: options.backend };
  } finally {
    run.dispose();
  }
}

/** Where no lane was left there was nothing to evaluate; what is asked about the end must not find the beginning. */
function withEnd(evaluations: readonly EvaluationPoint[], run: TrainingRun): readonly EvaluationPoint[] {
  const last = evaluations.at(-1);
  if (run.outcome !== 'diverged' || last?.step === run.step) return evaluations;
  return [...evaluations, { step: run.step, lanes: run.progress.map(() => nothingMeasured) }];
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
