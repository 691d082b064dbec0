import { readCurve, type CurveFeatures } from './curve';
import { atLeast, atMost, holds } from './evidence';
import { readLook } from './inside';
import { fromStep, isRegression, type Finding, type Patient, type Rule } from './rule';
import { batchStatistics, labelsUnrelated, overFitting, underFitting } from './rules/fit';
import { leakage, unscaledInputs } from './rules/data';
import { diverging, noisyBand, plateauTooHigh, tooSlow } from './rules/rate';
import { deadUnits, exploding, symmetric, vanishing } from './rules/signal';
import { readStructure } from './structure';
import { thresholds } from './thresholds';
import type { Diagnosis, DiagnosisInput, Evidence } from './types';

/** Causes before what they cause: the first that applies is the main diagnosis. */
const rules: readonly Rule[] = [symmetric, unscaledInputs, exploding, diverging, batchStatistics, vanishing, deadUnits, leakage, labelsUnrelated, overFitting, plateauTooHigh, tooSlow, noisyBand, underFitting];

/** Beside the main diagnosis, at most so many others. */
const others = 2;

/**
 * What the curves of one lane show, main diagnosis first. Never empty: a run that nothing is wrong with is `healthy`, one
 * that cannot be judged (yet) is `undecided`.
 */
export function diagnose(input: DiagnosisInput): readonly Diagnosis[] {
  const curve = readCurve(input);
  if (!curve) return [{ ...undecided({ from: 0, to: input.batchLoss.length }), rank: 1 }];
  const patient = examine(input, curve);
  const findings = input.progress.divergedAt === null && tooEarly(curve).length > 0 ? [] : rules.flatMap((rule) => rule(patient) ?? []);
  const [main] = findings;
  const list = main ? [main, ...findings.slice(1, 1 + others)] : [withoutFinding(patient)];
  return list.map((finding, index) => ({ ...finding, rank: index + 1 }));
}

function examine(input: DiagnosisInput, curve: CurveFeatures): Patient {
  const [first] = input.looks;
  const last = input.looks.at(-1);
  return {
    input,
    curve,
    structure: readStructure(input.facts.lane),
    before: first && first.step <= thresholds.leastSteps ? readLook(input, first) : null,
    now: last ? readLook(input, last) : null,
  };
}

/** Reasons to wait: updates and evaluations that are not there yet. */
function tooEarly(curve: CurveFeatures): readonly Evidence[] {
  const reasons = [atMost('steps-done', curve.steps, thresholds.leastSteps - 1), atMost('evaluations', curve.evaluations, thresholds.leastEvaluations - 1)];
  return reasons.filter(holds);
}

const undecided = (range: Diagnosis['range'], evidence: readonly Evidence[] = []): Finding => ({ code: 'undecided', severity: 'none', confidence: 'likely', range, evidence: evidence.filter(holds), remedy: null });

function withoutFinding(patient: Patient): Finding {
  const { curve } = patient;
  const range = fromStep(patient, 0);
  const early = tooEarly(curve);
  if (early.length > 0) return undecided(range, early);
  const remaining = curve.level / curve.start;
  const score = Math.max(curve.trainScore, curve.validationScore);
  const learned = isRegression(patient) ? atMost('remaining-loss', remaining, thresholds.goodRemainder) : atLeast('best-split-score', score, thresholds.goodScore);
  if (holds(learned)) return { code: 'healthy', severity: 'none', confidence: 'sure', range, evidence: [learned], remedy: null };
  return undecided(range, [isRegression(patient) ? atLeast('remaining-loss', remaining, thresholds.goodRemainder) : atMost('best-split-score', score, thresholds.goodScore)]);
}
