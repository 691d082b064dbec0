import type { Experiment } from '@/engine/experiment/types';
import type { CreateExecutor } from '@/engine/training/prepare';
import type { BackendInfo, BackendWish } from './backendProtocol';
import type { Report } from './protocol';

/** One side of this worker, chosen for an experiment. */
export interface Backend {
  readonly info: BackendInfo;
  readonly createExecutor: CreateExecutor;
}

/** What can train in this worker: the graphics device, opened when it is first wanted, and plain arrays. */
export interface Backends {
  /** Never rejects for want of a device: then it is the CPU, with the reason. */
  choose(experiment: Experiment, wish: BackendWish): Promise<Backend>;
  /** live tensors and their bytes; zeros while no device is open */
  memory(): { readonly tensors: number; readonly bytes: number };
  /** Resolves with the reason when the graphics device goes away. */
  readonly lost: Promise<string>;
  /** Fault injection for tests of recovery. */
  loseContext(): void;
}

/** Everything the host needs from its surroundings, so that tests own the time and no worker is needed. */
export interface HostEnvironment {
  post(report: Report, transfer: Transferable[]): void;
  /** milliseconds */
  clock(): number;
  /** Resolves in a later task: messages that have arrived by then are handled first. */
  nextTask(): Promise<void>;
  /** Resolves after a time, or earlier. */
  sleep(ms: number): Promise<void>;
  readonly backends: Backends;
  /** Bytes of a data file below the given folder. */
  readFile(dataUrl: string, name: string): Promise<ArrayBuffer>;
}
