import type { Experiment } from '@/engine/experiment/types';
import type { DiagnosisCode, Remedy } from '@/tutor/diagnosis/types';

/** What is wrong with a run, known because it was built in. */
export interface Label {
  readonly fault: DiagnosisCode;
  /** other names that are as true of this fault (a rate that kills units: "rate too high" and "dead units") */
  readonly alsoRight?: readonly DiagnosisCode[];
  /** when set, the doctor must also propose one of these: the name may be open, the cause is not */
  readonly remedies?: readonly Remedy['kind'][];
  /** case of the curve clinic */
  readonly clinic?: string;
}

/** One configuration: the unit of the split. All its seeds fall into the same half. */
export interface Configuration extends Label {
  /** unique; the half follows from it, so changing it moves the configuration */
  readonly id: string;
  readonly experiment: (seed: number) => Experiment;
  /** steps the reader asked for, when the run was stopped before */
  readonly plannedSteps?: number;
}

export interface LabelledCase extends Configuration {
  readonly seed: number;
}
