import type { CurveFeatures } from './curve';
import { atLeast, atMost } from './evidence';
import type { InsideFeatures } from './inside';
import type { Structure } from './structure';
import { thresholds } from './thresholds';
import type { Diagnosis, DiagnosisInput, Evidence } from './types';

/** Everything a rule may look at. */
export interface Patient {
  readonly input: DiagnosisInput;
  readonly curve: CurveFeatures;
  readonly structure: Structure;
  /** inside the network before training, and now; null when nobody looked */
  readonly before: InsideFeatures | null;
  readonly now: InsideFeatures | null;
}

export type Finding = Omit<Diagnosis, 'rank'>;
export type Rule = (patient: Patient) => Finding | null;

export const isRegression = ({ input }: Patient): boolean => input.facts.classes === 0;

/** From a step to the end of the curve. */
export const fromStep = ({ curve }: Patient, from: number): Diagnosis['range'] => ({ from: Math.min(from, curve.lastStep), to: Math.max(curve.lastStep, curve.steps) });

/** The network has not learned its training set. */
export function unlearned(patient: Patient): Evidence {
  const { curve } = patient;
  return isRegression(patient) ? atLeast('remaining-loss', curve.level / curve.start, thresholds.goodRemainder) : atMost('train-score', curve.trainScore, thresholds.goodScore);
}

/** It has learned as good as nothing. */
export function flat(patient: Patient): readonly Evidence[] {
  const { curve } = patient;
  if (isRegression(patient)) return [unlearned(patient)];
  return [atMost('learned', curve.learned, thresholds.flatLearned), atMost('train-score', curve.trainScore, thresholds.flatScore)];
}
