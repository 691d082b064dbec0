import { createCpuExecutor } from '@/engine/executor/cpu/cpuExecutor';
import type { Executor } from '@/engine/executor/executor';
import type { Backends } from '@/engine/worker/environment';
import { createHost } from '@/engine/worker/host';
import { cpuBackend } from '@/engine/worker/backends';
import type { Command, Report, Snapshot } from '@/engine/worker/protocol';
import { cpuBackends, until } from './inlineWorker';

export interface HostOnTest {
  readonly reports: Report[];
  /** milliseconds of a time that only work and sleep let pass */
  now: number;
  /** executors that hold memory */
  alive: number;
  send(...commands: Command[]): void;
  of<Type extends Report['type']>(type: Type): Extract<Report, { readonly type: Type }>[];
  snapshots(runId?: number): Snapshot[];
  until(condition: () => boolean): Promise<void>;
  status(status: Snapshot['status']): Promise<void>;
}

/** A host whose every update takes one millisecond, on a backend that may be changed. */
export function hostOnTest(changes: { readonly backends?: Partial<Backends>; readonly executor?: (executor: Executor) => Executor; readonly readFile?: (dataUrl: string, name: string) => Promise<ArrayBuffer> } = {}): HostOnTest {
  const test: HostOnTest = {
    reports: [],
    now: 0,
    alive: 0,
    send: (...commands) => commands.forEach((command) => host.handle(structuredClone(command))),
    of: (type) => test.reports.filter((report) => report.type === type) as never,
    snapshots: (runId) => test.of('snapshot').filter((report) => runId === undefined || report.runId === runId).map(({ snapshot }) => snapshot),
    until,
    status: (status) => until(() => test.snapshots().at(-1)?.status === status),
  };
  const createExecutor = (...args: Parameters<typeof createCpuExecutor>): Executor => {
    const executor = createCpuExecutor(...args);
    test.alive += 1;
    const timed: Executor = {
      ...executor,
      step(...step) {
        test.now += 1;
        executor.step(...step);
      },
      dispose: () => void (test.alive -= 1),
    };
    return changes.executor?.(timed) ?? timed;
  };
  const host = createHost({
    post: (report, transfer) => void test.reports.push(structuredClone(report, { transfer: transfer as ArrayBuffer[] })),
    clock: () => test.now,
    nextTask: () => new Promise((resolve) => setImmediate(resolve)),
    sleep(ms) {
      test.now += ms;
      // Behind whatever else is due.
      return new Promise((resolve) => setTimeout(resolve, 2));
    },
    backends: cpuBackends({ choose: async () => ({ ...cpuBackend('requested'), createExecutor }), ...changes.backends }),
    readFile: changes.readFile ?? (() => Promise.reject(new Error('no files here'))),
  });
  test.send({ type: 'boot', dataUrl: 'https://example.org/data/' });
  return test;
}

/** The curve as the page puts it together. */
export function joinBatches(snapshots: readonly Snapshot[]): number[] {
  return snapshots.flatMap(({ batches }) => [...batches.loss]);
}
