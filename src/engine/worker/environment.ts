import type { CreateExecutor } from '@/engine/training/prepare';
import type { BackendInfo, BackendName, Report } from './protocol';

/** What trains in this worker: the graphics device, or plain arrays. */
export interface Backend {
  readonly info: BackendInfo;
  readonly createExecutor: CreateExecutor;
  /** live tensors and their bytes; zeros on the CPU */
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
  openBackend(prefer: BackendName, reason: BackendInfo['reason']): Promise<Backend>;
  /** Bytes of a data file below the given folder. */
  readFile(dataUrl: string, name: string): Promise<ArrayBuffer>;
}
