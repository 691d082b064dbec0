import { expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import { loadDataset } from '@/engine/data/loadDataset';
import { createGpuExecutor } from '@/engine/executor/gpu/gpuExecutor';
import { createTrainingRun, type TrainingRun } from '@/engine/training/trainingRun';
import type { Watch } from '@/engine/worker/insideProtocol';
import { spirals } from '../engine/training/experiments';
import { openDevice } from '../webgl/openDevice';
import { inspectPage, measureHeap } from './heap';
import { countGlObjects } from './liveGlObjects';

const steps = 50_000;
const everything: Watch = { layers: true, boundary: true, samples: true, confusion: true, batchNorm: true, uncertainty: true, fit: true };
const clock = (): number => performance.now();

/** Trains to a step as the lab does: in bursts, with evaluations, and a look at everything now and then. */
async function trainTo(run: TrainingRun, step: number): Promise<void> {
  while (run.step < step) {
    await run.advance(Math.min(100, step - run.step), clock() + 1000);
    if (run.step % 1000 === 0) await run.inside(everything);
  }
}

it('holds exactly as much after 50,000 steps as after 2,000, and nothing in the end', { timeout: 900_000 }, async () => {
  const objects = countGlObjects();
  const device = await openDevice();
  const bare = { memory: device.memory(), objects: objects() };
  const run = await createTrainingRun({
    experiment: spirals({ steps, evalEvery: 500 }),
    backend: 'webgl',
    loadDataset: (spec, seed) => loadDataset(spec, seed, () => Promise.reject(new Error('no files here'))),
    createExecutor: (group, dataset) => createGpuExecutor(device, group, dataset),
    clock,
  });
  // The heap of this page: the engine's modules are the same in its worker.
  const inspector = inspectPage(cdp());
  await trainTo(run, 2000);
  const early = { memory: device.memory(), objects: objects(), programs: device.programCount };
  const before = await measureHeap(inspector);
  await trainTo(run, steps);
  expect(run.step).toBe(steps);
  expect({ memory: device.memory(), objects: objects(), programs: device.programCount }).toEqual(early);
  const after = await measureHeap(inspector);
  expect({ functions: after.functions, buffers: after.buffers }).toEqual({ functions: before.functions, buffers: before.buffers });
  // One number kept a step would be 190 kB or more; a look inside that stays, 48 of them.
  expect(after.held).toBeLessThan(before.held + 10_000);
  // Code goes on being compiled for a while: about 1 % of all.
  expect(after.used).toBeLessThan(1.03 * before.used);
  expect(early.memory.tensors).toBeGreaterThan(10);
  run.dispose();
  expect(device.memory()).toEqual(bare.memory);
  expect(objects()).toMatchObject({ Texture: bare.objects.Texture, Framebuffer: bare.objects.Framebuffer, Sync: bare.objects.Sync });
  device.dispose();
  console.log(`after 2,000 and after ${steps} steps: ${JSON.stringify(early)}; heap ${JSON.stringify([before, after])}`);
});
