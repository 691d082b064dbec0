import { createCpuExecutor } from '@/engine/executor/cpu/cpuExecutor';
import type { Backend } from './environment';
import type { BackendInfo, BackendName } from './protocol';

/** A device that has not started after this long (it happens on iOS) will not. */
const startTimeoutMs = 5000;

type Reason = BackendInfo['reason'];

/** The preferred backend, or the CPU with the reason why not. */
export async function openBackend(prefer: BackendName, reason: Reason): Promise<Backend> {
  if (prefer === 'cpu') return openCpu(reason === 'preferred' ? 'requested' : reason, NaN);
  // tfjs and all programs are fetched only where they are used.
  const [{ createDevice }, { createGpuExecutor }] = await Promise.all([import('@/engine/tensor/device'), import('@/engine/executor/gpu/gpuExecutor')]);
  const started = createDevice();
  const timeout = new Promise<null>((resolve) => setTimeout(() => resolve(null), startTimeoutMs));
  const result = await Promise.race([started, timeout]);
  if (result === null) {
    void started.then((late) => (late.ok ? late.device.dispose() : undefined));
    return openCpu('start-timeout', NaN);
  }
  if (!result.ok) return openCpu(result.reason, result.probeError);
  const { device } = result;
  return {
    info: { name: 'webgl', renderer: device.renderer, reason, probeError: device.probeError },
    createExecutor: (group, dataset) => createGpuExecutor(device, group, dataset),
    memory: () => device.memory(),
    lost: device.lost.then((error) => error.message),
    loseContext: () => device.loseContext(),
  };
}

/** Plain typed arrays: nothing to open, nothing to lose. */
export function openCpu(reason: Reason, probeError: number): Backend {
  return {
    info: { name: 'cpu', renderer: '', reason, probeError },
    createExecutor: createCpuExecutor,
    memory: () => ({ tensors: 0, bytes: 0 }),
    lost: new Promise(() => undefined),
    loseContext: () => undefined,
  };
}
