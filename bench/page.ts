import { countPerStep, measure, type Contestant } from './contestant';
import type { EngineRequest } from './engine.worker';
import { watchGl } from './glCounters';
import { createTfjsModel } from './tfjsModel';
import type { ModelName } from './models';

// The functions that scripts/bench.mjs calls. Every side keeps one model warm at a time.
watchGl();

const workers = new Map<string, Worker>();

function ask(id: string, request: EngineRequest): Promise<unknown> {
  let worker = workers.get(id);
  if (worker === undefined) workers.set(id, (worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' })));
  const target = worker;
  return new Promise((resolve, reject) => {
    target.addEventListener('message', ({ data }: MessageEvent<{ result?: unknown; error?: string }>) => {
      if (data.error === undefined) resolve(data.result);
      else reject(new Error(data.error));
    }, { once: true });
    target.postMessage(request);
  });
}

const tfjs = new Map<string, Contestant>();

/** Intervals between animation frames while something else goes on, in ms. */
async function frames(during: Promise<unknown>): Promise<number[]> {
  const intervals: number[] = [];
  let running = true;
  let last: number | undefined;
  const frame = (now: number): void => {
    if (last !== undefined) intervals.push(now - last);
    last = now;
    if (running) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  await during;
  running = false;
  return intervals;
}

const bench = {
  engine: ask,
  engineFrames: (id: string, ms: number) => frames(ask(id, { kind: 'measure', ms })),
  idleFrames: (ms: number) => frames(new Promise((resolve) => setTimeout(resolve, ms))),
  async startTfjs(id: string, model: ModelName, how: 'fit' | 'trainOnBatch') { tfjs.set(id, await createTfjsModel(model, how)); },
  measureTfjs: (id: string, ms: number) => measure(tfjs.get(id)!, ms),
  countTfjs: (id: string, steps: number) => countPerStep(tfjs.get(id)!, steps),
  stopTfjs(id: string) {
    tfjs.get(id)?.dispose();
    tfjs.delete(id);
  },
};

Object.assign(globalThis, { bench });
