import type { EngineWorker } from '@/engine/worker/client';
import { createHost } from '@/engine/worker/host';
import { openCpu } from '@/engine/worker/openBackend';
import type { HostEnvironment } from '@/engine/worker/environment';
import type { Report } from '@/engine/worker/protocol';

const nextTask = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

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
    openBackend: async () => openCpu('preferred', 0),
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
