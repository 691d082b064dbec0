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
    device = await openDevice();
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
});
