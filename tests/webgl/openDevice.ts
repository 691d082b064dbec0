import { createDevice, type Device } from '@/engine/tensor/device';
import type { ReadWait } from '@/engine/tensor/readWait';

/** A device, or the reason why there is none as the test's failure. */
export async function openDevice(wait?: ReadWait): Promise<Device> {
  const result = await createDevice(wait);
  if (!result.ok) throw new Error(`${result.reason}: ${result.detail}`);
  return result.device;
}
