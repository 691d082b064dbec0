import { countPerStep, measure, type Contestant } from './contestant';
import type { EngineRequest } from './engine.worker';
import { watchGl } from './glCounters';
import { createConvNetJs } from './convNetJs';
import { createNodesAndLinks } from './nodesAndLinks';
import { linkTo, measurePanels } from './panels';
import { createTfjsMinimize } from './tfjsMinimize';
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

const others = new Map<string, Contestant>();

/** The contestants that train on the page's own thread. */
const create = {
  fit: createTfjsModel,
  minimize: (model: ModelName) => createTfjsMinimize(model, 1),
  minimize6: (model: ModelName) => createTfjsMinimize(model, 6),
  convNetJs: createConvNetJs,
  nodesAndLinks: createNodesAndLinks,
};

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
  panels: measurePanels,
  linkTo,
  engineFrames: (id: string, ms: number) => frames(ask(id, { kind: 'measure', ms })),
  idleFrames: (ms: number) => frames(new Promise((resolve) => setTimeout(resolve, ms))),
  async startOther(how: keyof typeof create, model: ModelName) { others.set(how, await create[how](model)); },
  measureOther: (how: string, ms: number) => measure(others.get(how)!, ms),
  countOther: (how: string, steps: number) => countPerStep(others.get(how)!, steps),
  stopOther(how: string) {
    others.get(how)?.dispose();
    others.delete(how);
  },
};

Object.assign(globalThis, { bench });
