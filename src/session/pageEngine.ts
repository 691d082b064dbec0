import { createEngineClient, type EngineClient } from '@/engine/worker/client';
import type { BackendChoice } from '@/engine/worker/backendProtocol';
import { startWorker } from '@/engine/worker/startWorker';

let client: EngineClient | null = null;

/** The page's one engine: kept across lessons, its worker started by the first run. `choice` is the reader's from an earlier visit. */
export function pageEngine(choice: BackendChoice): EngineClient {
  client ??= createEngineClient({
    createWorker: startWorker,
    clock: () => performance.now(),
    every(ms, callback) {
      const timer = setInterval(callback, ms);
      return () => clearInterval(timer);
    },
    isVisible: () => document.visibilityState === 'visible',
    dataUrl: new URL(`${import.meta.env.BASE_URL}data/`, location.href).href,
  }, choice);
  return client;
}
