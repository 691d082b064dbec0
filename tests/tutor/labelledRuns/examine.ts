import { diagnose } from '@/tutor/diagnosis/diagnose';
import type { Diagnosis, DiagnosisInput } from '@/tutor/diagnosis/types';
import { labelledCases } from './cases';
import { inputOf } from './record';
import { halfOf, type Half } from './split';
import { showsItsFault } from './symptoms';
import type { LabelledCase } from './types';

export interface Verdict {
  readonly labelled: LabelledCase;
  readonly main: Diagnosis;
  readonly right: boolean;
}

export interface HalfResult {
  readonly verdicts: readonly Verdict[];
  /** runs in which the built-in fault did not come out: nothing to diagnose */
  readonly withoutFault: readonly LabelledCase[];
}

function isRight({ fault, alsoRight = [], remedies }: LabelledCase, { code, remedy }: Diagnosis): boolean {
  return [fault, ...alsoRight].includes(code) && (!remedies || (remedy !== null && remedies.includes(remedy.kind)));
}

/** Shows the doctor every labelled run of a half. `blind`: without the looks inside. */
export async function examineHalf(half: Half, seeds: number, blind = false): Promise<HalfResult> {
  const verdicts: Verdict[] = [];
  const withoutFault: LabelledCase[] = [];
  for (const labelled of labelledCases(seeds)) {
    if (halfOf(labelled.id) !== half) continue;
    const run: DiagnosisInput = await inputOf(labelled);
    if (!showsItsFault(labelled.fault, run)) {
      withoutFault.push(labelled);
      continue;
    }
    const main = diagnose(blind ? { ...run, looks: [] } : run)[0]!;
    verdicts.push({ labelled, main, right: isRight(labelled, main) });
  }
  return { verdicts, withoutFault };
}

/** Of healthy (or too short) runs, those called sick; a note about noise counts as well. */
export const falseAlarms = ({ verdicts }: HalfResult): readonly Verdict[] =>
  verdicts.filter(({ labelled, main }) => (labelled.fault === 'healthy' || labelled.fault === 'undecided') && main.severity !== 'none');

export const shareRight = ({ verdicts }: HalfResult): number => verdicts.filter(({ right }) => right).length / verdicts.length;
