import { createEngineClient, type EngineClient, type EngineWorker, type RunListener } from '@/engine/worker/client';
import type { BackendChoice, BackendInfo } from '@/engine/worker/backendProtocol';
import type { Checkpoint, Command, Report, Snapshot } from '@/engine/worker/protocol';

/** A worker that says only what the test lets it say. */
export class FakeWorker implements EngineWorker {
  readonly commands: Command[] = [];
  terminated = false;
  onmessage: EngineWorker['onmessage'] = null;
  onerror: EngineWorker['onerror'] = null;

  postMessage(command: Command): void {
    this.commands.push(command);
  }

  terminate(): void {
    this.terminated = true;
  }

  say(...reports: Report[]): void {
    for (const report of reports) this.onmessage?.({ data: report } as MessageEvent<Report>);
  }

  of<Type extends Command['type']>(type: Type): Extract<Command, { readonly type: Type }>[] {
    return this.commands.filter((command) => command.type === type) as never;
  }

  /** what was asked of it, pings aside */
  get asked(): Command['type'][] {
    return this.commands.map(({ type }) => type).filter((type) => type !== 'ping');
  }

  /** It has chosen where the last run trains. */
  choose(backend: Partial<BackendInfo> = {}): void {
    this.say({ type: 'chosen', runId: this.runId, backend: { name: 'webgl', renderer: '', reason: 'faster', probeError: 0, estimate: null, ...backend } });
  }

  answerPing(): void {
    this.say({ type: 'pong', sentAt: 0, tensors: 3, bytes: 12 });
  }

  get runId(): number {
    return this.of('configure').at(-1)!.runId;
  }
}

export const snapshot = (changes: Partial<Snapshot> = {}): Snapshot => ({
  status: 'running', step: 5, stepsPerSecond: 100, batches: { firstStep: 0, count: 0, loss: new Float32Array(0), accuracy: new Float32Array(0) }, evaluations: [], lanes: [], learningRates: [], inside: null, ...changes,
});

export const checkpointAt = (step: number): Checkpoint => ({ step, evaluatedStep: 0, lanes: [], progress: [], schedules: [] });

/** A page with a clock that only the test moves. */
export class FakePage {
  readonly workers: FakeWorker[] = [];
  readonly client: EngineClient;
  now = 0;
  visible = true;
  #ticks = new Set<() => void>();

  constructor(choice?: BackendChoice) {
    this.client = createEngineClient({
      createWorker: () => {
        const worker = new FakeWorker();
        this.workers.push(worker);
        return worker;
      },
      clock: () => this.now,
      every: (_ms, callback) => {
        this.#ticks.add(callback);
        return () => void this.#ticks.delete(callback);
      },
      isVisible: () => this.visible,
      dataUrl: 'https://example.org/data/',
    }, choice);
  }

  get worker(): FakeWorker {
    return this.workers.at(-1)!;
  }

  /** Seconds go by, one tick each; `every second` may let the worker answer. */
  pass(seconds: number, everySecond: () => void = () => undefined): void {
    for (let second = 0; second < seconds; second += 1) {
      this.now += 1000;
      everySecond();
      for (const tick of this.#ticks) tick();
    }
  }

  /** The whole page stands still: no ticks. */
  freeze(seconds: number): void {
    this.now += 1000 * seconds;
  }
}

/** Writes down what a run's owner hears. */
export function recordingListener(): RunListener & { readonly heard: [string, ...unknown[]][] } {
  const heard: [string, ...unknown[]][] = [];
  return {
    heard,
    onBackend: ({ name, reason }) => void heard.push(['backend', name, reason]),
    onConfigured: () => void heard.push(['configured']),
    onSnapshot: ({ step }) => void heard.push(['snapshot', step]),
    onFailed: ({ code }) => void heard.push(['failed', code]),
    onResumed: (step) => void heard.push(['resumed', step]),
  };
}
