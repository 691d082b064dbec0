import type { EngineWorker } from '@/engine/worker/client';
import { createHost } from '@/engine/worker/host';
import { cpuBackend } from '@/engine/worker/backends';
import type { Backends, HostEnvironment } from '@/engine/worker/environment';
import type { Report } from '@/engine/worker/protocol';

const nextTask = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A worker without a graphics device. */
export function cpuBackends(changes: Partial<Backends> = {}): Backends {
  return {
    choose: async () => cpuBackend('requested'),
    memory: () => ({ tensors: 0, bytes: 0 }),
    lost: new Promise(() => undefined),
    loseContext: () => undefined,
    ...changes,
  };
}

/** A host on this thread that looks like a worker; messages are cloned and buffers transferred as between threads. */
export function inlineWorker(changes: Partial<HostEnvironment> = {}): EngineWorker & { readonly reports: Report[] } {
  let terminated = false;
  const reports: Report[] = [];
  const host = createHost({
    post(report, transfer) {
      const arrived = structuredClone(report, { transfer: transfer as ArrayBuffer[] });
      reports.push(arrived);
      setImmediate(() => {
        if (!terminated) worker.onmessage?.({ data: arrived } as MessageEvent<Report>);
      });
    },
    clock: () => performance.now(),
    nextTask,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    backends: cpuBackends(),
    readFile: () => Promise.reject(new Error('no files here')),
    ...changes,
  });
  const worker = {
    reports,
    onmessage: null as EngineWorker['onmessage'],
    onerror: null as EngineWorker['onerror'],
    postMessage: (command: Parameters<EngineWorker['postMessage']>[0]) => {
      const arrived = structuredClone(command);
      setImmediate(() => {
        if (!terminated) host.handle(arrived);
      });
    },
    terminate: () => {
      terminated = true;
    },
  };
  return worker;
}

/** Waits, task by task, for something that other tasks bring about. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await nextTask();
}
