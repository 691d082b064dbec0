import type { StepCost } from './stepCost';

/** How fast the two sides of this computer are, as measured at start. */
export interface Calibration {
  readonly cpu: CpuSpeed;
  readonly webgl: WebglSpeed;
}

export interface CpuSpeed {
  /** a multiply-add, with its share of everything around it */
  readonly msPerUnit: number;
}

export interface WebglSpeed {
  /** a program that has next to nothing to do */
  readonly msPerProgram: number;
  readonly msPerUnit: number;
}

/** What an element and a parameter cost in multiply-adds, and what a step costs that has nothing to do. */
const cpuUnits = { element: 10, parameter: 13, step: 6000 } as const;
/**
 * The product that is measured is the kind that a device does best: a layer's own products are smaller, and what surrounds them
 * costs a fragment each. Fitted to the models of the bench without a graphics card; with one it is the programs that count.
 */
const webglUnits = { multiplyAdd: 1.5, element: 36, parameter: 110, program: 1.5 } as const;

export function cpuUnitsOf({ multiplyAdds, elements, parameters }: StepCost): number {
  return multiplyAdds + cpuUnits.element * elements + cpuUnits.parameter * parameters + cpuUnits.step;
}

function webglUnitsOf({ multiplyAdds, elements, parameters }: StepCost): number {
  return webglUnits.multiplyAdd * multiplyAdds + webglUnits.element * elements + webglUnits.parameter * parameters;
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
