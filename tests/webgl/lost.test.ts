import { expect, it } from 'vitest';
import { createGpuExecutor } from '@/engine/executor/gpu/gpuExecutor';
import { DeviceLostError } from '@/engine/executor/executor';
import { openDevice } from './openDevice';
import { settings } from './settings';
import { hyperAt, initialStates, makeDataset, makeGroup } from './twins';

it('a lost device rejects everything that is pending within a second, and the next one starts fresh', async () => {
  const device = await openDevice('fence');
  const setting = settings['deep']!;
  const group = makeGroup(setting);
  const executor = createGpuExecutor(device, group, makeDataset(setting));
  executor.write(initialStates(group));
  executor.step(0, hyperAt(group, 0));
  const started = performance.now();
  const pending = [executor.drain(), executor.read(), executor.evaluate('train'), executor.probe(1, hyperAt(group, 1))];
  device.loseContext();
  for (const result of await Promise.allSettled(pending)) {
    expect(result.status).toBe('rejected');
    expect((result as PromiseRejectedResult).reason).toBeInstanceOf(DeviceLostError);
  }
  expect(performance.now() - started).toBeLessThan(1000);
  expect(await device.lost).toBeInstanceOf(DeviceLostError);
  expect(() => executor.step(1, hyperAt(group, 1))).toThrow(DeviceLostError);
  await expect(executor.drain()).rejects.toThrow(DeviceLostError);
  executor.dispose();
  device.dispose();

  const next = await openDevice();
  expect(next.memory()).toEqual({ tensors: 0, bytes: 0 });
  next.dispose();
});
