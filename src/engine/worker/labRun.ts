import { BurstSize } from '@/engine/training/burstSize';
import { isTraining, nextStatus, type RunEvent } from '@/engine/training/lifecycle';
import type { TrainingRun } from '@/engine/training/trainingRun';
import type { HostEnvironment } from './environment';
import { SpeedMeter, StepRate } from './pacing';
import type { Watch } from './insideProtocol';
import type { Command, Report, RunStatus } from './protocol';
import { SnapshotBuffer } from './snapshotBuffer';
import { copyBelongings, copyCheckpoint } from './transfer';

/** Longest burst on the CPU, where updates are made as they are asked for. */
const sliceMs = 16;
/** Snapshots follow each other at least this far apart while training: 30 a second. */
const snapshotIntervalMs = 33;
const checkpointPostMs = 1000;
/** Looking inside takes at most a fifth of the time, and no more than five times a second. */
const insideIntervalMs = 200;
const insideCostFactor = 4;

const nothingWatched: Watch = { layers: false, boundary: false, samples: false, confusion: false };

/** The run on screen: what the reader has asked of it, how fast it goes, and what the page has been told. */
export class LabRun {
  readonly runId: number;
  readonly #training: TrainingRun;
  readonly #environment: Pick<HostEnvironment, 'clock'>;
  readonly #post: (report: Report) => void;
  readonly #buffer = new SnapshotBuffer();
  readonly #burst = new BurstSize();
  readonly #rate = new StepRate();
  readonly #speed = new SpeedMeter();
  #status: RunStatus;
  #stepsPerSecond = 0;
  #stopAt: number | null = null;
  #watch = nothingWatched;
  #single = false;
  #insideWanted = false;
  #insideStep = -1;
  #insideAt = 0;
  #snapshotAt = -Infinity;
  #checkpointAt: number;
  #posted: unknown = null;

  constructor(runId: number, training: TrainingRun, environment: Pick<HostEnvironment, 'clock'>, post: (report: Report) => void) {
    this.runId = runId;
    this.#training = training;
    this.#environment = environment;
    this.#post = post;
    this.#status = training.step > 0 ? 'paused' : 'idle';
    this.#checkpointAt = environment.clock();
    this.#posted = training.latestCheckpoint;
  }

  /** A command of the page; the work it asks for is done by the next slices. */
  handle(command: Extract<Command, { type: 'run' | 'pause' | 'step' | 'pace' | 'watch' | 'amend' }>): void {
    switch (command.type) {
      case 'run':
        this.#happened('start');
        break;
      case 'pause':
        this.#happened('pause');
        break;
      case 'step':
        this.#single = !isTraining(this.#status) && this.#training.outcome === 'unfinished';
        break;
      case 'pace':
        this.#stopAt = command.stopAt;
        this.#rate.set(command.stepsPerSecond, this.#environment.clock());
        break;
      case 'watch':
        this.#watch = command.watch;
        this.#insideWanted = true;
        break;
      case 'amend':
        this.#training.amend(command.experiment);
        if (this.#training.outcome === 'unfinished') this.#happened('extended');
        this.#snapshot();
    }
  }

  /** There is something to do now. */
  get busy(): boolean {
    return isTraining(this.#status) || this.#single || this.#evaluates || this.#insideDue;
  }

  /** Milliseconds until there may be something to do; 0 = now. */
  get waitMs(): number {
    return isTraining(this.#status) && !this.#evaluates ? this.#rate.waitMs(this.#environment.clock()) : 0;
  }

  /** A short piece of work. */
  async slice(): Promise<void> {
    const allowed = this.#single ? 1 : isTraining(this.#status) ? this.#rate.allowed(this.#environment.clock()) : 0;
    if (this.#evaluates || allowed > 0) await this.#advance(allowed);
    if (this.#insideDue) await this.#lookInside();
    if (isTraining(this.#status) && this.#environment.clock() - this.#snapshotAt < snapshotIntervalMs) return;
    await this.#tell();
  }

  /** Says where the run stands, then hands over everything it has at that step. */
  async take(takeId: number, withData: boolean): Promise<void> {
    this.#snapshot();
    const belongings = await this.#training.belongings(withData);
    this.#post({ type: 'taken', runId: this.runId, takeId, belongings: copyBelongings(belongings) });
  }

  dispose(): void {
    this.#training.dispose();
  }

  fail(): void {
    this.#happened('fail');
  }

  /** Also before the first start: the chart and the picture begin with the untrained network. */
  get #evaluates(): boolean {
    return this.#training.evaluationDue && this.#training.outcome === 'unfinished' && this.#status !== 'failed';
  }

  async #advance(allowed: number): Promise<void> {
    const { clock } = this.#environment;
    const before = this.#training.step;
    const startedAt = clock();
    const evaluates = this.#evaluates;
    const { batches, evaluation } = await this.#training.advance(Math.min(allowed, this.#burst.steps, this.#untilStop(before)), startedAt + sliceMs);
    this.#buffer.add(batches, evaluation);
    if (evaluates) return this.#settle();
    const made = this.#training.step - before;
    this.#rate.spend(made, clock());
    this.#burst.learn(made, clock() - startedAt);
    if (this.#single) {
      this.#single = false;
      this.#happened('stepped');
    } else {
      this.#happened('warmed');
      this.#stepsPerSecond = this.#speed.measure(clock(), this.#training.step);
      if (this.#training.step === this.#stopAt) this.#happened('pause');
    }
    this.#settle();
  }

  #untilStop(step: number): number {
    return this.#stopAt !== null && this.#stopAt > step ? this.#stopAt - step : Infinity;
  }

  #settle(): void {
    const { outcome } = this.#training;
    if (outcome !== 'unfinished') this.#happened(outcome === 'done' ? 'finish' : 'diverge');
  }

  #happened(event: RunEvent): void {
    const next = nextStatus(this.#status, event);
    if (next === this.#status) return;
    this.#status = next;
    if (!isTraining(next)) {
      this.#stepsPerSecond = 0;
      this.#speed.reset();
    }
    this.#insideWanted = true;
    this.#snapshot();
  }

  get #insideDue(): boolean {
    if (this.#status === 'failed' || this.#evaluates || !Object.values(this.#watch).some(Boolean)) return false;
    if (isTraining(this.#status)) return this.#environment.clock() >= this.#insideAt && this.#training.step !== this.#insideStep;
    return this.#insideWanted || this.#training.step !== this.#insideStep;
  }

  async #lookInside(): Promise<void> {
    const { clock } = this.#environment;
    const startedAt = clock();
    this.#insideWanted = false;
    this.#insideStep = this.#training.step;
    this.#buffer.inside = await this.#training.inside(this.#watch);
    this.#insideAt = clock() + Math.max(insideIntervalMs, insideCostFactor * (clock() - startedAt));
  }

  #snapshot(): void {
    const { step, progress, learningRates } = this.#training;
    this.#snapshotAt = this.#environment.clock();
    this.#post({
      type: 'snapshot',
      runId: this.runId,
      snapshot: { status: this.#status, step, stepsPerSecond: this.#stepsPerSecond, lanes: progress, learningRates, ...this.#buffer.take(step) },
    });
  }

  /** News for the page, and behind it (never before the curve it belongs to) the state to go on from after a failure. */
  async #tell(): Promise<void> {
    const { clock } = this.#environment;
    this.#snapshot();
    const resting = !isTraining(this.#status) && !this.#evaluates;
    if (!resting && clock() - this.#checkpointAt < checkpointPostMs) return;
    if (resting && this.#training.step !== this.#training.latestCheckpoint?.step) await this.#training.takeCheckpoint();
    const checkpoint = this.#training.latestCheckpoint;
    if (checkpoint === null || checkpoint === this.#posted) return;
    this.#checkpointAt = clock();
    this.#posted = checkpoint;
    this.#post({ type: 'checkpoint', runId: this.runId, checkpoint: copyCheckpoint(checkpoint) });
  }
}
