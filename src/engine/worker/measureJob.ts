import { Measurement } from '@/engine/training/measure';
import type { TrainingRun } from '@/engine/training/trainingRun';
import type { MeasureRequest } from './measureProtocol';
import type { BackendName } from './backendProtocol';
import type { Report } from './protocol';

const progressIntervalMs = 100;

/** One 'measure' command at work. */
export class MeasureJob {
  readonly jobId: number;
  readonly #measurement: Measurement;
  readonly #backend: BackendName;
  readonly #clock: () => number;
  readonly #post: (report: Report) => void;
  #toldAt = -Infinity;

  constructor(jobId: number, training: TrainingRun, request: MeasureRequest, backend: BackendName, clock: () => number, post: (report: Report) => void) {
    this.jobId = jobId;
    this.#measurement = new Measurement(training, clock, request);
    this.#backend = backend;
    this.#clock = clock;
    this.#post = post;
  }

  get finished(): boolean {
    return this.#measurement.finished;
  }

  async slice(): Promise<void> {
    await this.#measurement.slice();
    const { step, experiment } = this.#measurement.run;
    if (this.finished) {
      this.#post({ type: 'measured', jobId: this.jobId, result: { ...this.#measurement.result(), backend: this.#backend } });
    } else if (this.#clock() - this.#toldAt >= progressIntervalMs) {
      this.#toldAt = this.#clock();
      this.#post({ type: 'measuring', jobId: this.jobId, step, steps: experiment.steps });
    }
  }

  dispose(): void {
    this.#measurement.run.dispose();
  }
}
