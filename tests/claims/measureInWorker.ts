import { createEngineClient } from '@/engine/worker/client';
import type { BackendName } from '@/engine/worker/backendProtocol';
import { startWorker } from '@/engine/worker/startWorker';
import type { Measure } from './measure';

/** An engine as the page has it, in a worker of its own and held to one side. */
export function measureInWorker(backend: BackendName): Measure {
  const client = createEngineClient({
    createWorker: startWorker,
    clock: () => performance.now(),
    every(ms, callback) {
      const timer = setInterval(callback, ms);
      return () => clearInterval(timer);
    },
    isVisible: () => document.visibilityState === 'visible',
    dataUrl: new URL('/data/', location.href).href,
  }, backend);
  return async (experiment, options) => {
    const run = await client.measure(experiment, options);
    // A side that gave up would be judged by the other one's numbers.
    if (run.backend !== backend) throw new Error(`trained on ${run.backend} instead of ${backend}`);
    return run;
  };
}
