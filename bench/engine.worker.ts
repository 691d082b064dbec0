import { createCpuExecutor } from '@/engine/executor/cpu/cpuExecutor';
import { createGpuExecutor } from '@/engine/executor/gpu/gpuExecutor';
import { initialState } from '@/engine/model/initialState';
import { createDevice, type Device } from '@/engine/tensor/device';
import { initialSchedule, stepHyper } from '@/engine/training/hyper';
import { countPerStep, measure, type Contestant } from './contestant';
import { watchGl } from './glCounters';
import { makeData, makeGroup, models, type ModelName } from './models';

/** Our engine where it lives: in a worker. Answers one request at a time. */
export type EngineRequest =
  | { readonly kind: 'start'; readonly backend: 'webgl' | 'cpu'; readonly model: ModelName; readonly lanes: number }
  | { readonly kind: 'measure'; readonly ms: number }
  | { readonly kind: 'count'; readonly steps: number }
  | { readonly kind: 'tensors' }
  | { readonly kind: 'renderer' }
  | { readonly kind: 'stop' };

watchGl();
let device: Promise<Device> | undefined;
let contestant: Contestant | undefined;

async function openDevice(): Promise<Device> {
  const result = await createDevice();
  if (!result.ok) throw new Error(`${result.reason}: ${result.detail}`);
  return result.device;
}

async function start(backend: 'webgl' | 'cpu', name: ModelName, lanes: number): Promise<void> {
  const group = makeGroup(models[name], lanes);
  const dataset = makeData(models[name]);
  device ??= openDevice();
  const executor = backend === 'cpu' ? createCpuExecutor(group, dataset) : createGpuExecutor(await device, group, dataset);
  executor.write(group.plans.map((plan, lane) => initialState(plan, group.lanes[lane]!, group.seed)));
  let step = 0;
  contestant = {
    async train(steps) {
      for (let index = 0; index < steps; index += 1, step += 1) executor.step(step, group.lanes.map((lane) => stepHyper(lane, step, initialSchedule, true)));
      await executor.drain();
      return steps;
    },
    dispose: () => executor.dispose(),
  };
  await contestant.train(5);
}

async function answer(request: EngineRequest): Promise<unknown> {
  switch (request.kind) {
    case 'start': return start(request.backend, request.model, request.lanes);
    case 'measure': return measure(contestant!, request.ms);
    case 'count': return countPerStep(contestant!, request.steps);
    case 'tensors': return (await device)?.memory().tensors;
    case 'renderer': return (await (device ??= openDevice())).renderer;
    case 'stop': return contestant?.dispose();
  }
}

globalThis.addEventListener('message', ({ data }: MessageEvent<EngineRequest>) => {
  answer(data).then((result) => postMessage({ result }), (error: unknown) => postMessage({ error: String(error) }));
});
