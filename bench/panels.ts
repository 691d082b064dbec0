import { buildExperiment, buildMlp } from '@/engine/experiment/build';
import type { Experiment } from '@/engine/experiment/types';
import { createEngineClient, type EngineClient, type EngineRun } from '@/engine/worker/client';
import type { BackendName } from '@/engine/worker/backendProtocol';
import type { Inside, Watch } from '@/engine/worker/insideProtocol';
import type { Snapshot } from '@/engine/worker/protocol';
import { startWorker } from '@/engine/worker/startWorker';
import { encodeExperiment } from '@/export/experimentLink';

/** deep on the plane, and a network for digits: what each kind of data has to show. */
const experiments: Readonly<Record<'deep' | 'digits', Experiment>> = {
  deep: buildExperiment({ data: { set: 'xor' }, batchSize: 64, steps: 100_000, evalEvery: 1000, lanes: [{}], base: { layers: buildMlp({ widths: [2, ...Array.from({ length: 10 }, () => 32), 2], activation: 'tanh' }), optimizer: { kind: 'adam', learningRate: 0.001 } } }),
  digits: buildExperiment({ data: { set: 'digits' }, batchSize: 64, steps: 100_000, evalEvery: 1000, lanes: [{}], base: { layers: [{ kind: 'flatten' }, ...buildMlp({ widths: [64, 100, 100, 10], activation: 'relu' })], optimizer: { kind: 'adam', learningRate: 0.001 } } }),
};
export type PanelSubject = keyof typeof experiments;

/** The text of a link to it. */
export const linkTo = (subject: PanelSubject): string => encodeExperiment(experiments[subject]);

const closed: Watch = { layers: false, boundary: false, samples: false, confusion: false };
const open: Watch = { layers: true, boundary: true, samples: true, confusion: true };

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function openClient(backend: BackendName): EngineClient {
  return createEngineClient({
    createWorker: startWorker,
    clock: () => performance.now(),
    every(ms, callback) {
      const timer = setInterval(callback, ms);
      return () => clearInterval(timer);
    },
    isVisible: () => true,
    dataUrl: new URL('/data/', location.href).href,
  }, backend);
}

export interface PanelRates {
  /** steps per second with all panels closed and open, round by round */
  readonly closed: readonly number[];
  readonly open: readonly number[];
  readonly looksPerSecond: number;
}

/** The lab's own worker at full speed, with everything watched that the data have and with nothing, in turns. */
export async function measurePanels(subject: PanelSubject, backend: BackendName, rounds: number, ms: number): Promise<PanelRates> {
  const client = openClient(backend);
  let latest: Snapshot | null = null;
  let looks = 0;
  let last: Inside | null = null;
  const run: EngineRun = client.openRun({
    onBackend: () => undefined,
    onConfigured: () => undefined,
    onSnapshot(snapshot) {
      latest = snapshot;
      if (snapshot.inside && snapshot.inside !== last) looks += 1;
      last = snapshot.inside ?? last;
    },
    onFailed: ({ detail }) => { throw new Error(detail); },
    onResumed: () => undefined,
  });
  const step = (): number => latest?.step ?? 0;
  /** steps per second; the first moment, in which programs are compiled or the last look ends, does not count */
  const rate = async (watch: Watch): Promise<number> => {
    run.watch(watch);
    await pause(ms / 4);
    const [from, startedAt] = [step(), performance.now()];
    await pause(ms);
    return ((step() - from) * 1000) / (performance.now() - startedAt);
  };
  const begin = (): void => {
    latest = null;
    run.configure(experiments[subject]);
    run.run();
  };
  begin();
  while (step() < 20) await pause(50);
  await rate(open);
  const rates = { closed: [] as number[], open: [] as number[] };
  looks = 0;
  for (let round = 0; round < rounds; round += 1) {
    // A fast side is through before the last round: it begins again.
    if (step() > experiments[subject].steps / 2) begin();
    rates.closed.push(await rate(closed));
    rates.open.push(await rate(open));
  }
  client.dispose();
  return { ...rates, looksPerSecond: looks / ((rounds * 1.25 * ms) / 1000) };
}
