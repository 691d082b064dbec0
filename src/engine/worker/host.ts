import { validateExperiment } from '@/engine/experiment/validate';
import type { Experiment } from '@/engine/experiment/types';
import { DataError } from '@/engine/data/dataError';
import { loadDataset } from '@/engine/data/loadDataset';
import { DeviceLostError } from '@/engine/executor/executor';
import type { LoadDataset } from '@/engine/training/prepare';
import { InvalidExperimentError } from '@/engine/training/invalidExperiment';
import { buildPreview } from '@/engine/training/preview';
import { createTrainingRun, type TrainingRun } from '@/engine/training/trainingRun';
import { cacheDatasets } from './datasetCache';
import type { Backend, HostEnvironment } from './environment';
import { describeFailure } from './failures';
import { LabRun } from './labRun';
import { MeasureJob } from './measureJob';
import type { BackendWish } from './backendProtocol';
import type { Checkpoint, Command, Report } from './protocol';
import { buffersOf } from './transfer';

/** The notice of a loss comes from another process. */
const lossNoticeMs = 1000;

type CommandOf<Type extends Command['type']> = Extract<Command, { readonly type: Type }>;

/** Handles the page's commands; everything it answers goes through `environment.post`. */
export interface Host {
  handle(command: Command): void;
}

export function createHost(environment: HostEnvironment): Host {
  return new WorkerHost(environment);
}

/**
 * One piece of work at a time: commands in their order, then a slice of the lab's run, then a slice of a measurement, then
 * the messages that have arrived meanwhile. Nothing here overlaps, which is what executors demand.
 */
class WorkerHost implements Host {
  readonly #environment: HostEnvironment;
  readonly #commands: Command[] = [];
  readonly #measures: CommandOf<'measure'>[] = [];
  #load: LoadDataset | null = null;
  #run: LabRun | null = null;
  #job: MeasureJob | null = null;
  #working = false;
  #lost = false;
  #wake: () => void = () => undefined;

  constructor(environment: HostEnvironment) {
    this.#environment = environment;
    void environment.backends.lost.then((why) => this.#deviceLost(why));
  }

  handle(command: Command): void {
    if (command.type === 'ping') {
      this.#post({ type: 'pong', sentAt: command.sentAt, ...this.#environment.backends.memory() });
      return;
    }
    if (command.type === 'loseContext') {
      this.#environment.backends.loseContext();
      return;
    }
    this.#commands.push(command);
    this.#wake();
    if (!this.#working) void this.#work();
  }

  async #work(): Promise<void> {
    this.#working = true;
    try {
      while (!this.#lost && (await this.#turn())) await this.#environment.nextTask();
    } catch (error) {
      this.#deviceLost(error instanceof Error ? error.message : String(error));
    }
    this.#working = false;
  }

  /** false when there is nothing left to do. Only a lost device lets it reject. */
  async #turn(): Promise<boolean> {
    while (this.#commands.length > 0) await this.#guard(this.#commands.shift()!);
    const run = this.#run;
    const waitMs = run?.busy ? run.waitMs : Infinity;
    if (run && waitMs === 0) await this.#attempt(() => run.slice(), this.#failRun(run));
    await this.#measureSlice();
    if (this.#job || this.#measures.length > 0 || this.#commands.length > 0 || (this.#run?.busy && this.#run.waitMs === 0)) return true;
    if (!this.#run?.busy) return false;
    await Promise.race([this.#environment.sleep(this.#run.waitMs), new Promise<void>((resolve) => (this.#wake = resolve))]);
    return true;
  }

  async #guard(command: Command): Promise<void> {
    const runId = 'runId' in command ? command.runId : null;
    const jobId = 'jobId' in command ? command.jobId : null;
    await this.#attempt(() => this.#execute(command), (error) => this.#post({ type: 'failed', runId, jobId, failure: describeFailure(error) }));
  }

  async #attempt(work: () => Promise<void>, failed: (error: unknown) => void): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof DeviceLostError) throw error;
      // The command that ends it comes next.
      if (error instanceof SupersededError) return;
      if (!(error instanceof InvalidExperimentError || error instanceof DataError)) await this.#awaitLoss();
      failed(error);
    }
  }

  /** A device that goes away refuses programs and memory some time before it says so. */
  async #awaitLoss(): Promise<void> {
    await Promise.race([this.#environment.sleep(lossNoticeMs), this.#environment.backends.lost]);
    if (this.#lost) throw new DeviceLostError('lost while it was at work');
  }

  async #execute(command: Command): Promise<void> {
    switch (command.type) {
      case 'boot':
        this.#load = cacheDatasets((spec, seed) => loadDataset(spec, seed, (name) => this.#environment.readFile(command.dataUrl, name)));
        return;
      case 'configure': return this.#configure(command);
      case 'measure':
        this.#measures.push(command);
        return;
      case 'cancel': return this.#cancel(command.jobId);
      case 'take':
        if (command.runId === this.#run?.runId) await this.#run.take(command.takeId, command.withData);
        return;
      case 'release':
        if (command.runId === this.#run?.runId) this.#releaseRun();
        return;
      case 'ping':
      case 'loseContext':
        return;
      case 'amend':
        if (command.runId === this.#run?.runId) this.#run.handle({ ...command, experiment: checked(command.experiment) });
        return;
      default:
        if (command.runId === this.#run?.runId) this.#run.handle(command);
    }
  }

  async #configure({ runId, experiment, wish, checkpoint }: CommandOf<'configure'>): Promise<void> {
    this.#releaseRun();
    // A slider sends many: only the last is worth building.
    const isOver = (): boolean => this.#commands.some((later) => later.type === 'configure' || (later.type === 'release' && later.runId === runId));
    if (isOver()) return;
    const backend = await this.#choose(experiment, wish, runId);
    const training = await this.#createRun(experiment, backend, isOver, checkpoint);
    this.#run = new LabRun(runId, training, this.#environment, (report) => this.#post(report));
    this.#post({ type: 'configured', runId, preview: buildPreview(training.dataset), parameterCounts: training.parameterCounts });
  }

  async #choose(experiment: Experiment, wish: BackendWish = { prefer: 'auto' }, runId: number | null = null): Promise<Backend> {
    const backend = await this.#environment.backends.choose(checked(experiment), wish);
    this.#post({ type: 'chosen', runId, backend: backend.info });
    return backend;
  }

  #createRun(experiment: Experiment, { info, createExecutor }: Backend, isOver: () => boolean, checkpoint?: Checkpoint): Promise<TrainingRun> {
    if (!this.#load) throw new Error('not booted');
    const { clock, nextTask } = this.#environment;
    const breathe = async (): Promise<void> => {
      await nextTask();
      if (isOver()) throw new SupersededError();
    };
    return createTrainingRun({
      experiment: checked(experiment),
      backend: info.name,
      loadDataset: this.#load,
      createExecutor,
      clock,
      breathe,
      ...(checkpoint ? { checkpoint } : {}),
    });
  }

  async #measureSlice(): Promise<void> {
    const next = this.#job ? null : this.#measures.shift();
    const jobId = this.#job?.jobId ?? next?.jobId;
    if (jobId === undefined) return;
    const ended = (): void => {
      this.#job?.dispose();
      this.#job = null;
    };
    await this.#attempt(async () => {
      const isOver = (): boolean => this.#commands.some((later) => later.type === 'cancel' && later.jobId === jobId);
      if (next) {
        const backend = await this.#choose(next.experiment, next.wish);
        this.#job = new MeasureJob(jobId, await this.#createRun(next.experiment, backend, isOver), next.request ?? {}, backend.info.name, this.#environment.clock, (report) => this.#post(report));
      }
      await this.#job!.slice();
      if (this.#job!.finished) ended();
    }, (error) => {
      ended();
      this.#post({ type: 'failed', runId: null, jobId, failure: describeFailure(error) });
    });
  }

  async #cancel(jobId: number): Promise<void> {
    const waiting = this.#measures.findIndex((measure) => measure.jobId === jobId);
    if (waiting >= 0) this.#measures.splice(waiting, 1);
    if (this.#job?.jobId !== jobId) return;
    this.#job.dispose();
    this.#job = null;
  }

  #failRun(run: LabRun): (error: unknown) => void {
    return (error) => {
      run.fail();
      this.#post({ type: 'failed', runId: run.runId, jobId: null, failure: describeFailure(error) });
      this.#releaseRun();
    };
  }

  #releaseRun(): void {
    this.#run?.dispose();
    this.#run = null;
  }

  #deviceLost(reason: string): void {
    if (this.#lost) return;
    this.#lost = true;
    this.#post({ type: 'deviceLost', reason });
  }

  #post(report: Report): void {
    this.#environment.post(report, buffersOf(report));
  }
}

/** Thrown through a long evaluation whose result nobody wants any more. */
class SupersededError extends Error {}

/** The page has validated it already; a message is a door all the same. */
function checked(input: Experiment): Experiment {
  const { experiment, error } = validateExperiment(input);
  if (error) throw new InvalidExperimentError(`${error.code} at "${error.path}"`);
  return experiment;
}
