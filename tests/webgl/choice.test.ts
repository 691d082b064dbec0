import { expect, it } from 'vitest';
import { calibrateGpu } from '@/engine/executor/gpu/calibrateGpu';
import { createBackends } from '@/engine/worker/backends';
import { spirals } from '../engine/training/experiments';
import { openDevice } from './openDevice';

const clock = (): number => performance.now();

// Each test has a page's one device to itself.

it('the measurement of the device leaves nothing behind', async () => {
  const device = await openDevice();
  const { msPerProgram, msPerUnit } = calibrateGpu(device, clock);
  expect(msPerProgram).toBeGreaterThan(0);
  expect(msPerUnit).toBeGreaterThan(0);
  expect(device.memory()).toEqual({ tensors: 0, bytes: 0 });
  device.dispose();
});

it('a worker chooses by what it has measured, and names the device', async () => {
  const backends = createBackends(clock);
  const { info } = await backends.choose(spirals(), { prefer: 'auto' });
  expect(info).toMatchObject({ reason: 'faster', estimate: { renderer: expect.stringMatching(/\w/) as string } });
  const { cpuMs, webglMs, renderer, calibrationMs } = info.estimate!;
  console.log(`${renderer}: ${cpuMs.toPrecision(3)} ms on the CPU, ${webglMs.toPrecision(3)} ms on WebGL; measured in ${calibrationMs.toFixed(0)} ms`);
  expect(info.name).toBe(webglMs * 1.25 < cpuMs ? 'webgl' : 'cpu');
  expect((await backends.choose(spirals(), { prefer: 'auto' })).info).toEqual(info);
  backends.loseContext();
  expect(await backends.lost).toContain('lost');
});
