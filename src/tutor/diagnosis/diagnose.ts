import { readCurve, type CurveFeatures } from './curve';
import { atLeast, atMost, confirmed } from './evidence';
import { readLook } from './inside';
import { fromStep, isRegression, unlearned, type Finding, type Patient, type Rule } from './rule';
import { batchStatistics, labelsUnrelated, overFitting, underFitting } from './rules/fit';
import { diverging, noisyBand, plateauTooHigh, tooSlow } from './rules/rate';
import { deadUnits, exploding, symmetric, vanishing } from './rules/signal';
import { readStructure } from './structure';
import { thresholds } from './thresholds';
import type { Diagnosis, DiagnosisInput } from './types';

/** Causes before what they cause: the first that applies is the main diagnosis. */
const rules: readonly Rule[] = [symmetric, exploding, diverging, batchStatistics, vanishing, deadUnits, labelsUnrelated, overFitting, plateauTooHigh, tooSlow, noisyBand, underFitting];

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
  const findings = input.progress.divergedAt === null && isTooEarly(curve) ? [] : rules.flatMap((rule) => rule(patient) ?? []);
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

const tooFew = (curve: CurveFeatures) => [atLeast('steps-done', curve.steps, thresholds.leastSteps), atLeast('evaluations', curve.evaluations, thresholds.leastEvaluations)];
const isTooEarly = (curve: CurveFeatures): boolean => !confirmed(tooFew(curve));

const undecided = (range: Diagnosis['range']): Finding => ({ code: 'undecided', severity: 'none', confidence: 'likely', range, evidence: [], remedy: null });

function withoutFinding(patient: Patient): Finding {
  const { curve } = patient;
  const range = fromStep(patient, 0);
  if (isTooEarly(curve)) return { ...undecided(range), evidence: [atMost('steps-done', curve.steps, thresholds.leastSteps)] };
  const learned = isRegression(patient)
    ? atMost('remaining-loss', curve.level / curve.start, thresholds.goodRemainder)
    : atLeast('best-split-score', Math.max(curve.trainScore, curve.validationScore), thresholds.goodScore);
  if (confirmed([learned])) return { code: 'healthy', severity: 'none', confidence: 'sure', range, evidence: [learned], remedy: null };
  return { ...undecided(range), evidence: [unlearned(patient)] };
}
