import { calibrate, type Measured } from '@/engine/choice/calibrate';
import { fasterSide, predictStep } from '@/engine/choice/predictStep';
import { stepCost } from '@/engine/choice/stepCost';
import { createCpuExecutor } from '@/engine/executor/cpu/cpuExecutor';
import { laneData } from '@/engine/experiment/defaults';
import type { Experiment } from '@/engine/experiment/types';
import { groupLanes } from '@/engine/model/groupLanes';
import type { Backend, Backends } from './environment';
import { openGpu, type Gpu } from './openGpu';
import type { BackendInfo, StepEstimate } from './backendProtocol';

type OpenGpu = Extract<Gpu, { readonly createExecutor: unknown }>;

/** Plain typed arrays: nothing to open, nothing to lose. */
export function cpuBackend(reason: BackendInfo['reason'], { probeError = NaN, estimate = null }: Partial<Pick<BackendInfo, 'probeError' | 'estimate'>> = {}): Backend {
  return { info: { name: 'cpu', renderer: '', reason, probeError, estimate }, createExecutor: createCpuExecutor };
}

function gpuBackend({ device, createExecutor }: OpenGpu, reason: BackendInfo['reason'], estimate: StepEstimate | null): Backend {
  return { info: { name: 'webgl', renderer: device.renderer, reason, probeError: device.probeError, estimate }, createExecutor };
}

/** Opens the device and measures both sides at most once: within one worker the same experiment always gets the same side. */
export function createBackends(clock: () => number, open: () => Promise<Gpu> = openGpu): Backends {
  let opening: Promise<Gpu> | undefined;
  let measured: Measured | undefined;
  let gpu: Gpu | null = null;
  let reportLoss: (reason: string) => void = () => undefined;
  const lost = new Promise<string>((resolve) => { reportLoss = resolve; });

  async function openOnce(): Promise<Gpu> {
    gpu = await open();
    if (gpu.device) void gpu.device.lost.then((error) => reportLoss(error.message));
    return gpu;
  }

  return {
    lost,
    memory: () => gpu?.device?.memory() ?? { tensors: 0, bytes: 0 },
    loseContext: () => gpu?.device?.loseContext(),
    async choose(experiment, { prefer, begun, because }) {
      if (prefer === 'cpu') return cpuBackend(because ?? 'requested');
      const opened = await (opening ??= openOnce());
      if (opened.device === null) return cpuBackend(opened.reason, opened);
      if (prefer === 'webgl') return gpuBackend(opened, 'requested', null);
      const estimate = estimateStep(experiment, opened, (measured ??= calibrate(clock, opened.calibrate)));
      const faster = fasterSide(estimate);
      const side = begun ?? faster;
      const reason = side === faster ? 'faster' : 'begun';
      return side === 'webgl' ? gpuBackend(opened, reason, estimate) : cpuBackend(reason, { estimate });
    },
  };
}

/** Groups of lanes are trained one after the other: their times add up. */
function estimateStep(experiment: Experiment, { device, programsPerStep }: OpenGpu, measured: Measured): StepEstimate {
  let estimate: StepEstimate = { cpuMs: 0, webglMs: 0, multiplyAdds: 0, programs: 0, renderer: device.renderer, calibrationMs: measured.calibrationMs };
  for (const group of groupLanes(experiment)) {
    const rows = Math.min(group.batchSize, laneData(experiment, group.lanes[0]!).trainSize);
    const cost = stepCost(group, rows);
    const programs = programsPerStep(group, rows);
    const { cpuMs, webglMs } = predictStep(cost, programs, measured);
    estimate = { ...estimate, cpuMs: estimate.cpuMs + cpuMs, webglMs: estimate.webglMs + webglMs, multiplyAdds: estimate.multiplyAdds + cost.multiplyAdds, programs: estimate.programs + programs };
  }
  return estimate;
}
