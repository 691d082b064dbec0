import { createCpuTimer } from './cpuTimer';
import type { Calibration, WebglSpeed } from './predictStep';

export interface Measured extends Calibration {
  readonly calibrationMs: number;
}

/**
 * Measures both sides of this computer once. The CPU's turn is before the device's and again after it: a loop runs at half
 * its speed until the last of the engine's compilers is done with it, which takes longer than timing it does.
 */
export function calibrate(clock: () => number, calibrateGpu: (clock: () => number) => WebglSpeed): Measured {
  const startedAt = clock();
  const cpu = createCpuTimer(clock);
  cpu.time(1);
  const webgl = calibrateGpu(clock);
  return { cpu: { msPerUnit: cpu.time(2) }, webgl, calibrationMs: clock() - startedAt };
}
