import { createDevice, type Device } from '@/engine/tensor/device';

/** A device, or the reason why there is none as the test's failure. */
export async function openDevice(): Promise<Device> {
  const result = await createDevice();
  if (!result.ok) throw new Error(`${result.reason}: ${result.detail}`);
  return result.device;
}
