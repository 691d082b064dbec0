import type { Experiment } from '@/engine/experiment/types';
import type { MeasureRequest } from './measureProtocol';
import type { BackendWish } from './backendProtocol';
import type { Command, Failure, MeasuredRun, Report } from './protocol';

export interface MeasureOptions {
  readonly request?: MeasureRequest;
  readonly signal?: AbortSignal;
  readonly onProgress?: (step: number, steps: number) => void;
}

/** A failure of the engine on its way through a promise. */
export class EngineError extends Error {
  readonly code: Failure['code'];

  constructor({ code, detail }: Failure) {
    super(detail);
    this.name = 'EngineError';
    this.code = code;
  }
}

interface Job {
  readonly command: Omit<Extract<Command, { readonly type: 'measure' }>, 'wish'>;
  readonly onProgress: MeasureOptions['onProgress'];
  readonly resolve: (run: MeasuredRun) => void;
  readonly reject: (error: unknown) => void;
  started: boolean;
}

type JobReport = Extract<Report, { readonly type: 'measuring' | 'measured' }> | (Extract<Report, { readonly type: 'failed' }> & { readonly jobId: number });

/** The 'measure' commands that have not been answered yet. */
export class MeasureJobs {
  readonly #post: (command: Command) => void;
  readonly #wish: () => BackendWish;
  readonly #jobs = new Map<number, Job>();
  #lastId = 0;

  constructor(post: (command: Command) => void, wish: () => BackendWish) {
    this.#post = post;
    this.#wish = wish;
  }

  get any(): boolean {
    return this.#jobs.size > 0;
  }

  /** A job has been sent and nothing of it reported: programs may be compiling. */
  get starting(): boolean {
    return [...this.#jobs.values()].some((job) => !job.started);
  }

  start(experiment: Experiment, { signal, onProgress, request }: MeasureOptions): Promise<MeasuredRun> {
    this.#lastId += 1;
    const jobId = this.#lastId;
    return new Promise<MeasuredRun>((resolve, reject) => {
      if (signal?.aborted) return reject(abortError());
      const command = { type: 'measure', jobId, experiment, ...(request ? { request } : {}) } as const;
      this.#jobs.set(jobId, { command, onProgress, resolve, reject, started: false });
      signal?.addEventListener('abort', () => this.#cancel(jobId), { once: true });
      this.#post({ ...command, wish: this.#wish() });
    });
  }

  /** Another worker begins again with all of them. */
  restart(): void {
    for (const job of this.#jobs.values()) {
      job.started = false;
      this.#post({ ...job.command, wish: this.#wish() });
    }
  }

  receive(report: JobReport): void {
    const job = this.#jobs.get(report.jobId);
    if (!job) return;
    if (report.type === 'measuring') {
      job.started = true;
      job.onProgress?.(report.step, report.steps);
      return;
    }
    this.#jobs.delete(report.jobId);
    if (report.type === 'measured') job.resolve(report.result);
    else job.reject(new EngineError(report.failure));
  }

  failAll(failure: Failure): void {
    const jobs = [...this.#jobs.values()];
    this.#jobs.clear();
    for (const job of jobs) job.reject(new EngineError(failure));
  }

  #cancel(jobId: number): void {
    const job = this.#jobs.get(jobId);
    if (!job) return;
    this.#jobs.delete(jobId);
    this.#post({ type: 'cancel', jobId });
    job.reject(abortError());
  }
}

function abortError(): DOMException {
  return new DOMException('the measurement was cancelled', 'AbortError');
}
