import type { Command, Report } from './protocol';
import { createHost } from './host';
import { createBackends } from './backends';

/** What a dedicated worker's global scope is, without the DOM library's window. */
interface WorkerScope {
  postMessage(report: Report, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<Command>) => void) | null;
}
const scope = globalThis as unknown as WorkerScope;

const clock = (): number => performance.now();

const host = createHost({
  post: (report, transfer) => scope.postMessage(report, transfer),
  clock,
  nextTask: createTaskSwitch(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  backends: createBackends(clock),
  readFile,
});

scope.onmessage = (event) => host.handle(event.data);

/** A message to itself is a task of its own behind those that wait already; a timer would be held back to 4 ms. */
function createTaskSwitch(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return () => new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(null);
  });
}

async function readFile(dataUrl: string, name: string): Promise<ArrayBuffer> {
  const url = new URL(name, dataUrl);
  if (url.origin !== new URL(import.meta.url).origin) throw new Error(`${url.href} is not on this site`);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.href}: ${response.status}`);
  return response.arrayBuffer();
}
