import { calibrate, type Measured } from '@/engine/choice/calibrate';
import { fasterSide, predictStep } from '@/engine/choice/predictStep';
import { stepCost } from '@/engine/choice/stepCost';
import { createCpuExecutor } from '@/engine/executor/cpu/cpuExecutor';
import { calibrateGpu } from '@/engine/executor/gpu/calibrateGpu';
import { createGpuExecutor } from '@/engine/executor/gpu/gpuExecutor';
import { programsPerStep } from '@/engine/executor/gpu/programsPerStep';
import { initialState } from '@/engine/model/initialState';
import { createDevice, type Device } from '@/engine/tensor/device';
import { initialSchedule, stepHyper } from '@/engine/training/hyper';
import { countPerStep, measure, type Contestant } from './contestant';
import { watchGl } from './glCounters';
import { loadSubject, type SubjectName } from './subjects';

/** Our engine where it lives: in a worker. Answers one request at a time. */
export type EngineRequest =
  | { readonly kind: 'start'; readonly backend: 'webgl' | 'cpu'; readonly model: SubjectName; readonly lanes: number }
  | { readonly kind: 'measure'; readonly ms: number }
  | { readonly kind: 'count'; readonly steps: number }
  | { readonly kind: 'predict'; readonly model: SubjectName }
  | { readonly kind: 'tensors' }
  | { readonly kind: 'renderer' }
  | { readonly kind: 'stop' };

watchGl();
let device: Promise<Device> | undefined;
let measured: Promise<Measured> | undefined;
let contestant: Contestant | undefined;

async function openDevice(): Promise<Device> {
  const result = await createDevice();
  if (!result.ok) throw new Error(`${result.reason}: ${result.detail}`);
  return result.device;
}

async function start(backend: 'webgl' | 'cpu', name: SubjectName, lanes: number): Promise<void> {
  const groups = await loadSubject(name, lanes);
  device ??= openDevice();
  const opened = await device;
  const executors = groups.map(({ group, dataset }) => {
    const executor = backend === 'cpu' ? createCpuExecutor(group, dataset) : createGpuExecutor(opened, group, dataset);
    executor.write(group.plans.map((plan, lane) => initialState(plan, group.lanes[lane]!, group.seed)));
    return { group, executor };
  });
  let step = 0;
  contestant = {
    async train(steps) {
      for (let index = 0; index < steps; index += 1, step += 1) {
        for (const { group, executor } of executors) executor.step(step, group.lanes.map((lane) => stepHyper(lane, step, initialSchedule, true)));
      }
      for (const { executor } of executors) await executor.drain();
      return steps;
    },
    dispose: () => executors.forEach(({ executor }) => executor.dispose()),
  };
  await contestant.train(5);
}

async function measureSides(): Promise<Measured> {
  const opened = await (device ??= openDevice());
  return calibrate(() => performance.now(), (clock) => calibrateGpu(opened, clock));
}

/** What 'auto' would say of a subject with one lane, or with its own. */
async function predict(name: SubjectName) {
  const sides = await (measured ??= measureSides());
  let [cpuMs, webglMs] = [0, 0];
  for (const { group, dataset } of await loadSubject(name, 1)) {
    const rows = Math.min(group.batchSize, dataset.train.size);
    const predicted = predictStep(stepCost(group, rows), programsPerStep(group, rows, (await device!).drawBuffers), sides);
    cpuMs += predicted.cpuMs;
    webglMs += predicted.webglMs;
  }
  return { cpuMs, webglMs, choice: fasterSide({ cpuMs, webglMs }), calibrationMs: sides.calibrationMs };
}

async function answer(request: EngineRequest): Promise<unknown> {
  switch (request.kind) {
    case 'start': return start(request.backend, request.model, request.lanes);
    case 'measure': return measure(contestant!, request.ms);
    case 'count': return countPerStep(contestant!, request.steps);
    case 'predict': return predict(request.model);
    case 'tensors': return (await device)?.memory().tensors;
    case 'renderer': return (await (device ??= openDevice())).renderer;
    case 'stop': return contestant?.dispose();
  }
}

globalThis.addEventListener('message', ({ data }: MessageEvent<EngineRequest>) => {
  answer(data).then((result) => postMessage({ result }), (error: unknown) => postMessage({ error: String(error) }));
});
