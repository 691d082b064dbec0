import type { Dataset } from '@/engine/data/types';
import type { BatchMetrics, StepHyper } from '@/engine/executor/executor';
import { changesInFlight } from '@/engine/experiment/edit';
import type { Experiment } from '@/engine/experiment/types';
import type { MeasureRequest } from '@/engine/worker/measureProtocol';
import type { BackendName } from '@/engine/worker/backendProtocol';
import type { Inside, Watch } from '@/engine/worker/insideProtocol';
import type { Checkpoint, EvaluationPoint, LaneProgress, RunBelongings } from '@/engine/worker/protocol';
import { answer, type Answers } from './answers';
import { batchOrder, initialWeights, laneSamples } from './belongings';
import { InvalidExperimentError } from './invalidExperiment';
import { laneLearningRate, stepHyper } from './hyper';
import { createInsideView, type InsideView } from './inside';
import { LaneBook } from './laneBook';
import type { LaneStack } from './laneStack';
import { prepareLanes, type CreateExecutor, type LoadDataset } from './prepare';

export interface TrainingRunOptions {
  readonly experiment: Experiment;
  readonly loadDataset: LoadDataset;
  readonly createExecutor: CreateExecutor;
  readonly backend: BackendName;
  /** awaited in the middle of long evaluations, so that messages get through */
  readonly breathe?: () => Promise<void>;
  /** milliseconds; decides when to stop a burst and when a checkpoint is due, never what is computed */
  readonly clock: () => number;
  /** continue there */
  readonly checkpoint?: Checkpoint;
}

/** What one call of `advance` did: some updates, or one evaluation. */
export interface Advance {
  readonly batches: BatchMetrics | null;
  readonly evaluation: EvaluationPoint | null;
}

/** Trains an experiment. Calls never overlap: the owner awaits each promise before the next call. */
export interface TrainingRun {
  readonly experiment: Experiment;
  /** updates done */
  readonly step: number;
  readonly progress: readonly LaneProgress[];
  readonly outcome: 'unfinished' | 'done' | 'diverged';
  /** the next `advance` evaluates instead of updating */
  readonly evaluationDue: boolean;
  readonly parameterCounts: readonly number[];
  readonly dataset: Dataset;
  /** rates of the next update */
  readonly learningRates: readonly number[];
  /** the newest CPU copy of everything learned; null before the first */
  readonly latestCheckpoint: Checkpoint | null;
  /** Makes the evaluation that is due, or else updates until `maxSteps`, the deadline, or something is due. */
  advance(maxSteps: number, deadline: number): Promise<Advance>;
  /** Other numbers for the same structure, from the next update on. */
  amend(experiment: Experiment): void;
  takeCheckpoint(): Promise<Checkpoint>;
  /** Reads everything and keeps nothing: what a lane would go back to after a divergence stays what it was. */
  belongings(withData: boolean): Promise<RunBelongings>;
  inside(watch: Watch): Promise<Inside>;
  /** Answers about the networks as they are now. */
  answer(request: MeasureRequest): Promise<Answers>;
  dispose(): void;
}

/** Training time between two checkpoints at most. */
const checkpointIntervalMs = 1000;

export async function createTrainingRun(options: TrainingRunOptions): Promise<TrainingRun> {
  const { experiment, loadDataset, createExecutor } = options;
  const dataset = await loadDataset(experiment.data, experiment.seed);
  const pace = { chunked: options.backend === 'cpu', breathe: options.breathe };
  const { stack, initial } = await prepareLanes(experiment, loadDataset, createExecutor, pace);
  const run = new Run(options, dataset, stack, new LaneBook(initial));
  if (options.checkpoint) run.resume(options.checkpoint);
  return run;
}

class Run implements TrainingRun {
  experiment: Experiment;
  step = 0;
  latestCheckpoint: Checkpoint | null = null;
  readonly dataset: Dataset;
  readonly #stack: LaneStack;
  readonly #book: LaneBook;
  readonly #clock: () => number;
  readonly #view: InsideView;
  readonly #breathe: TrainingRunOptions['breathe'];
  /** step of the last evaluation; −1 before the first */
  #evaluatedStep = -1;
  #checkpointAt: number;

  constructor({ experiment, clock, breathe }: TrainingRunOptions, dataset: Dataset, stack: LaneStack, book: LaneBook) {
    this.experiment = experiment;
    this.dataset = dataset;
    this.#stack = stack;
    this.#book = book;
    this.#clock = clock;
    this.#checkpointAt = clock();
    this.#view = createInsideView(dataset, stack, breathe);
    this.#breathe = breathe;
  }

  get progress(): readonly LaneProgress[] {
    return this.#book.progress;
  }

  get parameterCounts(): readonly number[] {
    return this.#stack.plans.map((plan) => plan.parameterLength);
  }

  get learningRates(): readonly number[] {
    const schedules = this.#book.schedules;
    return this.experiment.lanes.map((lane, index) => laneLearningRate(lane, this.step, schedules[index]!));
  }

  get outcome(): TrainingRun['outcome'] {
    if (this.#book.allDiverged) return 'diverged';
    return this.step >= this.experiment.steps && !this.evaluationDue ? 'done' : 'unfinished';
  }

  get evaluationDue(): boolean {
    const { evalEvery, steps } = this.experiment;
    return this.step !== this.#evaluatedStep && (this.step % evalEvery === 0 || this.step >= steps);
  }

  async advance(maxSteps: number, deadline: number): Promise<Advance> {
    if (this.outcome !== 'unfinished') return { batches: null, evaluation: null };
    if (this.evaluationDue) return { batches: null, evaluation: await this.#evaluate() };
    return { batches: await this.#burst(maxSteps, deadline), evaluation: null };
  }

  async #burst(maxSteps: number, deadline: number): Promise<BatchMetrics> {
    const { evalEvery, steps } = this.experiment;
    const limit = Math.min(maxSteps, steps - this.step, evalEvery - (this.step % evalEvery));
    for (let count = 0; count < limit; count += 1) {
      this.#stack.step(this.step, this.#hyper());
      this.step += 1;
      if (this.#clock() >= deadline) break;
    }
    const drained = await this.#stack.drain();
    await this.#restore(this.#book.judgeBatches(drained));
    if (this.#book.allDiverged) return this.#endAt(this.#book.lastDivergence + 1, drained);
    // An evaluation brings its own; a checkpoint in front of it would leave open whether it was made.
    if (!this.evaluationDue && this.#clock() - this.#checkpointAt >= checkpointIntervalMs) await this.takeCheckpoint();
    return drained;
  }

  /** The run ends with the last lane, not with the burst in which that happened. */
  #endAt(step: number, { firstStep, loss, accuracy }: BatchMetrics): BatchMetrics {
    this.step = step;
    const count = step - firstStep;
    const numbers = count * this.#stack.lanes;
    return { firstStep, count, loss: loss.subarray(0, numbers), accuracy: accuracy.subarray(0, numbers) };
  }

  async #evaluate(): Promise<EvaluationPoint> {
    const { step } = this;
    const results = await this.#stack.evaluate();
    this.#evaluatedStep = step;
    await this.#restore(this.#book.judgeEvaluation(step, results, this.experiment.lanes));
    await this.takeCheckpoint();
    return { step, lanes: results.map((result, lane) => (this.#book.isActive(lane) ? result : nothingMeasured)) };
  }

  #hyper(): StepHyper[] {
    const schedules = this.#book.schedules;
    return this.experiment.lanes.map((lane, index) => stepHyper(lane, this.step, schedules[index]!, this.#book.isActive(index)));
  }

  /** Lanes that have just diverged go back to their last finite numbers; the others keep theirs. */
  async #restore(lanes: readonly number[]): Promise<void> {
    if (lanes.length === 0) return;
    const states = await this.#stack.read();
    this.#stack.write(states.map((state, lane) => (lanes.includes(lane) ? this.#book.keptState(lane) : state)));
  }

  async takeCheckpoint(): Promise<Checkpoint> {
    const checkpoint = await this.#readCheckpoint();
    this.#book.keep(checkpoint.step, checkpoint.lanes);
    this.#checkpointAt = this.#clock();
    this.latestCheckpoint = checkpoint;
    return checkpoint;
  }

  async #readCheckpoint(): Promise<Checkpoint> {
    const { step } = this;
    return { step, evaluatedStep: this.#evaluatedStep, lanes: await this.#stack.read(), progress: this.#book.progress, schedules: this.#book.schedules };
  }

  async belongings(withData: boolean): Promise<RunBelongings> {
    const { groups } = this.#stack;
    const checkpoint = await this.#readCheckpoint();
    const data = withData ? { batches: batchOrder(groups, checkpoint.step), samples: laneSamples(groups) } : {};
    return { initial: initialWeights(this.experiment), checkpoint, ...data };
  }

  resume(checkpoint: Checkpoint): void {
    this.step = checkpoint.step;
    this.#evaluatedStep = checkpoint.evaluatedStep;
    this.#stack.write(checkpoint.lanes);
    this.#book.resume(checkpoint.progress, checkpoint.schedules);
    this.#book.keep(checkpoint.step, checkpoint.lanes);
    this.latestCheckpoint = checkpoint;
  }

  amend(experiment: Experiment): void {
    if (changesInFlight(this.experiment, experiment) === 'restart') throw new InvalidExperimentError('this change needs a new run');
    this.experiment = experiment;
  }

  inside(watch: Watch): Promise<Inside> {
    return this.#view.look(watch, this.step, this.experiment.lanes, this.#hyper(), this.learningRates);
  }

  answer(request: MeasureRequest): Promise<Answers> {
    return answer(this.#stack, request, this.experiment.lanes, this.#hyper(), this.#breathe);
  }

  dispose(): void {
    this.#stack.dispose();
  }
}

/** A diverged lane has no curve any more: gaps, not the numbers of the state it went back to. */
export const nothingMeasured: EvaluationPoint['lanes'][number] = { trainLoss: NaN, trainAccuracy: NaN, validationLoss: NaN, validationAccuracy: NaN };
