import type { WebglSpeed } from '@/engine/choice/predictStep';
import type { CreateExecutor } from '@/engine/training/prepare';
import type { LaneGroup } from '@/engine/model/plan';
import { DeviceLostError } from '@/engine/executor/executor';
import type { Device } from '@/engine/tensor/device';
import type { BackendInfo } from './backendProtocol';

/** The graphics device of this worker, or why there is none. */
export type Gpu =
  | { readonly device: Device; readonly createExecutor: CreateExecutor; programsPerStep(group: LaneGroup, rows: number): number; readonly calibrate: (clock: () => number) => WebglSpeed }
  | { readonly device: null; readonly reason: Exclude<BackendInfo['reason'], 'faster' | 'begun' | 'requested'>; readonly probeError: number };

/** A device that has not started after this long (it happens on iOS) will not. */
const startTimeoutMs = 5000;

/** tfjs and all programs are fetched only where they are used. */
async function loadPrograms() {
  try {
    const [{ createDevice }, { createGpuExecutor }, { programsPerStep }, { calibrateGpu }] = await Promise.all([
      import('@/engine/tensor/device'),
      import('@/engine/executor/gpu/gpuExecutor'),
      import('@/engine/executor/gpu/programsPerStep'),
      import('@/engine/executor/gpu/calibrateGpu'),
    ]);
    return { createDevice, createGpuExecutor, programsPerStep, calibrateGpu };
  } catch (error) {
    // Another worker may get it; in the end the page asks for the CPU.
    throw new DeviceLostError(`its programs did not arrive: ${String(error)}`);
  }
}

export async function openGpu(): Promise<Gpu> {
  const { createDevice, createGpuExecutor, programsPerStep, calibrateGpu } = await loadPrograms();
  const started = createDevice();
  const timeout = new Promise<null>((resolve) => setTimeout(() => resolve(null), startTimeoutMs));
  const result = await Promise.race([started, timeout]);
  if (result === null) {
    void started.then((late) => (late.ok ? late.device.dispose() : undefined));
    return { device: null, reason: 'start-timeout', probeError: NaN };
  }
  if (!result.ok) return { device: null, reason: result.reason, probeError: result.probeError };
  const { device } = result;
  return { device, createExecutor: (group, dataset) => createGpuExecutor(device, group, dataset), programsPerStep: (group, rows) => programsPerStep(group, rows, device.drawBuffers), calibrate: (clock) => calibrateGpu(device, clock) };
}
