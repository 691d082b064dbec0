import type { StepCost } from './stepCost';

/** How fast the two sides of this computer are, as measured at start. */
export interface Calibration {
  readonly cpu: CpuSpeed;
  readonly webgl: WebglSpeed;
}

export interface CpuSpeed {
  /** a multiply-add of a small product */
  readonly msPerUnit: number;
}

export interface WebglSpeed {
  /** a program that has next to nothing to do */
  readonly msPerProgram: number;
  readonly msPerUnit: number;
}

/** What work costs in multiply-adds of the product that is measured, and what a step costs that has nothing to do. */
const cpuUnits = { multiplyAdd: 0.8, element: 13, parameter: 13, step: 3500 } as const;
/** The same of a device, and what its programs cost in measured ones. Fitted without a graphics card; with one it is the programs that count. */
const webglUnits = { multiplyAdd: 1, tiled: 0.45, element: 6, parameter: 15, program: 1.5 } as const;

function cpuUnitsOf({ multiplyAdds, elements, parameters }: StepCost): number {
  return cpuUnits.multiplyAdd * multiplyAdds + cpuUnits.element * elements + cpuUnits.parameter * parameters + cpuUnits.step;
}

function webglUnitsOf({ multiplyAdds, tiled, elements, parameters }: StepCost): number {
  return webglUnits.multiplyAdd * (multiplyAdds - tiled) + webglUnits.tiled * tiled + webglUnits.element * elements + webglUnits.parameter * parameters;
}

export interface StepPrediction {
  readonly cpuMs: number;
  readonly webglMs: number;
}

/** Time of one training step on either side, to a factor of two: enough where the sides differ by ten. */
export function predictStep(cost: StepCost, programs: number, { cpu, webgl }: Calibration): StepPrediction {
  return {
    cpuMs: cpu.msPerUnit * cpuUnitsOf(cost),
    webglMs: webgl.msPerProgram * webglUnits.program * programs + webgl.msPerUnit * webglUnitsOf(cost),
  };
}

/** The graphics device must promise this much: the CPU has no programs to compile and no context to lose. */
const worthIt = 1.25;

export function fasterSide({ cpuMs, webglMs }: StepPrediction): 'webgl' | 'cpu' {
  return webglMs * worthIt < cpuMs ? 'webgl' : 'cpu';
}
