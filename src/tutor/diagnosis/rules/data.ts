import { atLeast, atMost, confirmed } from '@/tutor/diagnosis/evidence';
import { fromStep, type Rule } from '@/tutor/diagnosis/rule';
import { thresholds } from '@/tutor/diagnosis/thresholds';

/** Features of very different size: the largest ones rule the first layer, and whatever follows is their doing. */
export const unscaledInputs: Rule = (patient) => {
  const { curve, input: { facts, progress } } = patient;
  // Even a network that gets somewhere with such inputs gets further without: the strict score counts.
  const outcome = progress.divergedAt === null ? atMost('train-score', curve.trainScore, thresholds.fineScore) : atLeast('diverged-at', progress.divergedAt, 0);
  const evidence = [atLeast('feature-spread', facts.featureSpread, thresholds.featureSpread), outcome];
  if (!confirmed(evidence)) return null;
  const start = [atLeast('start-to-guess', curve.start / curve.guess, thresholds.explodingStart)];
  return { code: 'unscaled-inputs', severity: 'fault', confidence: 'sure', range: fromStep(patient, 0), evidence: [...evidence, ...(confirmed(start) ? start : [])], remedy: { kind: 'standardise' } };
};

/** A validation score that copies of the training samples have made, and that no other samples would give. */
export const leakage: Rule = (patient) => {
  const { curve, input: { facts } } = patient;
  // Who has learned everything that can be learned from labels with this share of noise is right that often beyond chance.
  const honest = 1 - facts.data.labelNoise + thresholds.aboveLabels;
  const good = atLeast('validation-score', curve.validationScore, Math.min(thresholds.goodScore, honest));
  const evidence = [atLeast('shared-originals', facts.sharedOriginals, thresholds.sharedOriginals), good];
  if (!confirmed(evidence)) return null;
  const impossible = confirmed([atLeast('validation-score', curve.validationScore, honest)]);
  return { code: 'leakage', severity: 'fault', confidence: impossible ? 'sure' : 'likely', range: fromStep(patient, 0), evidence, remedy: { kind: 'split-by-original' } };
};
