import { afterEach, describe, expect, it } from 'vitest';
import type { Device } from '@/engine/tensor/device';
import { DeviceLostError } from '@/engine/executor/executor';
import { openDevice } from './openDevice';

let device: Device;
afterEach(() => device.dispose());

describe('the graphics device', () => {
  it('opens, passes its probe and leaves nothing behind', async () => {
    device = await openDevice();
    expect(device.probeError).toBeLessThan(1e-5);
    expect(device.renderer).not.toBe('');
    expect(device.memory()).toEqual({ tensors: 0, bytes: 0 });
  });

  it('rejects pending reads within a second when the context is lost', async () => {
    device = await openDevice('fence');
    const matrix = device.createMatrix(3, 5, 2);
    expect(device.memory()).toEqual({ tensors: 1, bytes: 4 * 8 * 6 });
    const pending = device.read([matrix]);
    const started = performance.now();
    device.loseContext();
    await expect(pending).rejects.toThrow(DeviceLostError);
    expect(await device.lost).toBeInstanceOf(DeviceLostError);
    await expect(device.read([matrix])).rejects.toThrow(DeviceLostError);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it.each(['fence', 'block'] as const)('reads the same texels, several matrices and parts of them, when it waits by %s', async (wait) => {
    device = await openDevice(wait);
    const [small, tall] = [device.createMatrix(1, 3), device.createMatrix(5, 2)];
    device.upload(small, [[1, 2, 3]]);
    device.upload(tall, [[4, 5, 6, 7, 8, 9, 10, 11, 12, 13]]);
    const [all, part] = await device.read([small, tall], [1, 2]);
    expect([...all!]).toEqual([1, 2, 0, 0, 3, 0, 0, 0]);
    expect([...part!]).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
    small.dispose();
    tall.dispose();
    device.loseContext();
    expect(await device.lost).toBeInstanceOf(DeviceLostError);
    await expect(device.read([small])).rejects.toThrow(DeviceLostError);
  });
});
