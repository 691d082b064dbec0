import type { Experiment } from '@/engine/experiment/types';
import { FailureLog, Heartbeat, heartbeatMs } from './heartbeat';
import { MeasureJobs, type MeasureOptions } from './measureJobs';
import type { BackendChoice, BackendInfo, BackendWish } from './backendProtocol';
import type { Command, MeasuredRun, Report } from './protocol';
import { RunRecord, type EngineRun, type RunListener } from './runRecord';

export type { EngineRun, ResumePoint, RunListener } from './runRecord';
export { EngineError, type MeasureOptions } from './measureJobs';

/** The part of a Worker that the client uses. */
export interface EngineWorker {
  postMessage(command: Command): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<Report>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface ClientEnvironment {
  createWorker(): EngineWorker;
  /** milliseconds */
  clock(): number;
  /** Calls back at this interval until the returned function is called. */
  every(ms: number, callback: () => void): () => void;
  isVisible(): boolean;
  /** absolute URL of the folder of data files, with a slash at its end */
  readonly dataUrl: string;
}

/** The page's end of the engine: one worker for all lessons, started by the first run and replaced when it fails. */
export interface EngineClient {
  /** of the last run; null until the worker has chosen */
  readonly backend: BackendInfo | null;
  /** what the reader wants */
  readonly choice: BackendChoice;
  /** what the worker holds, as of its last answer */
  readonly memory: { readonly tensors: number; readonly bytes: number } | null;
  /** The run of the lab on screen; it takes the place of the previous one. */
  openRun(listener: RunListener): EngineRun;
  /** Trains an experiment beside the run. Rejects with an EngineError, or with an AbortError. */
  measure(experiment: Experiment, options?: MeasureOptions): Promise<MeasuredRun>;
  /** Where runs train that are configured from now on; a run never changes its side. */
  prefer(choice: BackendChoice): void;
  /** Fault injection for tests of recovery. */
  loseContext(): void;
  dispose(): void;
}

export function createEngineClient(environment: ClientEnvironment, choice: BackendChoice = 'auto'): EngineClient {
  return new WorkerClient(environment, choice);
}

/** A device that fails this often within a minute is left alone. */
const failuresBeforeCpu = 3;
const failuresBeforeSurrender = 6;
/** No answer for this long means that the worker is dead … */
const patienceMs = 5000;
/** … but programs being compiled, and large networks on the CPU, keep a healthy one from answering for longer. */
const longPatienceMs = 20_000;
/** A step on the CPU that is expected to take longer makes the network a large one. */
const largeStepMs = 100;

class WorkerClient implements EngineClient {
  backend: BackendInfo | null = null;
  choice: BackendChoice;
  memory: EngineClient['memory'] = null;
  readonly #environment: ClientEnvironment;
  readonly #failures = new FailureLog();
  readonly #jobs = new MeasureJobs((command) => this.#post(command), () => this.#wish);
  /** the graphics device is left alone, and why */
  #avoided: NonNullable<BackendWish['because']> | null = null;
  #worker: EngineWorker | null = null;
  /** this worker has opened what it trains on */
  #hasChosen = false;
  #heartbeat: Heartbeat;
  #stopTicking: () => void = () => undefined;
  #run: RunRecord | null = null;

  constructor(environment: ClientEnvironment, choice: BackendChoice) {
    this.#environment = environment;
    this.choice = choice;
    this.#heartbeat = new Heartbeat(environment.clock());
  }

  openRun(listener: RunListener): EngineRun {
    this.#run?.release();
    const run = new RunRecord(listener, (command) => this.#post(command), () => this.#wish, () => {
      if (this.#run === run) this.#run = null;
    });
    this.#run = run;
    if (this.backend) listener.onBackend(this.backend);
    return run;
  }

  measure(experiment: Experiment, options: MeasureOptions = {}): Promise<MeasuredRun> {
    return this.#jobs.start(experiment, options);
  }

  prefer(choice: BackendChoice): void {
    this.#failures.clear();
    this.#avoided = null;
    this.choice = choice;
  }

  get #wish(): BackendWish {
    return this.#avoided === null ? { prefer: this.choice } : { prefer: 'cpu', because: this.#avoided };
  }

  loseContext(): void {
    this.#worker?.postMessage({ type: 'loseContext' });
  }

  dispose(): void {
    this.#run?.release();
    this.#jobs.failAll({ code: 'internal', detail: 'the engine was closed' });
    this.#stop();
  }

  #post(command: Command): void {
    if (!this.#worker) this.#start();
    this.#worker?.postMessage(command);
  }

  #start(): void {
    const worker = this.#environment.createWorker();
    this.#worker = worker;
    this.#heartbeat = new Heartbeat(this.#environment.clock());
    worker.onmessage = (event) => this.#receive(event.data);
    worker.onerror = (event) => {
      event.preventDefault?.();
      this.#fail(event.message || 'the worker did not start');
    };
    worker.postMessage({ type: 'ping', sentAt: this.#environment.clock() });
    worker.postMessage({ type: 'boot', dataUrl: this.#environment.dataUrl });
    this.#stopTicking = this.#environment.every(heartbeatMs, () => this.#tick());
  }

  #stop(): void {
    this.#stopTicking();
    if (this.#worker) {
      this.#worker.onmessage = null;
      this.#worker.onerror = null;
      this.#worker.terminate();
    }
    this.#worker = null;
    this.#hasChosen = false;
    this.backend = null;
    this.memory = null;
  }

  #tick(): void {
    const now = this.#environment.clock();
    if (this.#heartbeat.isDead(now, this.#environment.isVisible(), this.#patienceMs)) this.#fail('no answer', true);
    else this.#worker?.postMessage({ type: 'ping', sentAt: now });
  }

  get #patienceMs(): number {
    const { backend } = this;
    const slowRun = backend?.name === 'cpu' && (backend.estimate?.cpuMs ?? Infinity) > largeStepMs;
    const slowJob = this.#jobs.any && this.#wish.prefer !== 'webgl';
    return this.#run?.starting === true || this.#jobs.starting || slowRun || slowJob ? longPatienceMs : patienceMs;
  }

  /** The worker or its device is gone: another one goes on from the last checkpoint, after some failures on the CPU. */
  #fail(detail: string, hung = false): void {
    const count = this.#failures.add(this.#environment.clock());
    if (count >= failuresBeforeSurrender) return this.#surrender(detail);
    const hungAtStart = hung && !this.#hasChosen && this.#wish.prefer !== 'cpu';
    if (count >= failuresBeforeCpu) this.#avoided = 'too-many-failures';
    else if (hungAtStart) this.#avoided = 'start-timeout';
    this.#stop();
    this.#start();
    this.#run?.resume();
    this.#jobs.restart();
  }

  #surrender(detail: string): void {
    this.#stop();
    this.#failures.clear();
    this.#run?.failed({ code: 'internal', detail });
    this.#jobs.failAll({ code: 'internal', detail });
  }

  #receive(report: Report): void {
    this.#heartbeat.heard(this.#environment.clock());
    switch (report.type) {
      case 'chosen':
        this.#hasChosen = true;
        if (report.runId === null) return;
        this.backend = report.backend;
        this.#run?.receive({ ...report, runId: report.runId });
        return;
      case 'pong':
        this.memory = { tensors: report.tensors, bytes: report.bytes };
        return;
      case 'deviceLost': return this.#fail(report.reason);
      case 'measuring':
      case 'measured': return this.#jobs.receive(report);
      case 'failed':
        if (report.jobId !== null) this.#jobs.receive({ ...report, jobId: report.jobId });
        else if (report.runId === null) this.#fail(report.failure.detail);
        else this.#run?.receive({ ...report, runId: report.runId });
        return;
      default:
        this.#run?.receive(report);
    }
  }
}
