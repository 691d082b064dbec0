import { atLeast, atMost, confirmed } from '@/tutor/diagnosis/evidence';
import { fromStep, isRegression, unlearned, type Patient, type Rule } from '@/tutor/diagnosis/rule';
import { thresholds, usualRates } from '@/tutor/diagnosis/thresholds';
import type { Evidence, Remedy } from '@/tutor/diagnosis/types';

/** The one change that takes most off the step. */
function smallerSteps({ input: { facts: { lane: { optimizer } } } }: Patient): Remedy {
  if (optimizer.learningRate < 0) return { kind: 'turn-learning-rate' };
  if ('momentum' in optimizer && optimizer.momentum >= thresholds.endlessMomentum) return { kind: 'set-momentum', momentum: 0.9 };
  return { kind: 'multiply-learning-rate', factor: 0.1 };
}

/** A loss that is no number any more, far above where it began, or climbing away from the best it had. */
export const diverging: Rule = (patient) => {
  const { curve, input: { progress } } = patient;
  const highest = Math.max(curve.start, curve.guess);
  const found = (evidence: readonly Evidence[], from: number) => ({ code: 'diverging', severity: 'fault', confidence: 'sure', range: fromStep(patient, from), evidence, remedy: smallerSteps(patient) }) as const;
  if (progress.divergedAt !== null) return found([atLeast('diverged-at', progress.divergedAt, 0)], 0);
  const blown = atLeast('level-to-start', curve.level / highest, thresholds.blownLevel);
  if (confirmed([blown])) return found([blown], curve.bestStep);
  const peak = atLeast('peak-ratio', curve.peakRatio, thresholds.peakRatio);
  if (confirmed([peak, unlearned(patient)])) return found([peak, unlearned(patient)], Math.max(0, curve.peakStep - 5));
  const climb = [atMost('steadiness', curve.steadiness, thresholds.climbing), atLeast('rebound', curve.level / curve.best, thresholds.reboundOfClimb), atLeast('level-to-start', curve.level / highest, thresholds.levelOfClimb)];
  return confirmed(climb) ? found(climb, curve.bestStep) : null;
};

/** Down quickly, then to and fro over what it is looking for. */
export const plateauTooHigh: Rule = (patient) => {
  const { curve, input: { facts } } = patient;
  const evidence = isRegression(patient)
    ? [atLeast('swing', curve.swing, thresholds.regressionSwing), atLeast('swing-of-level', curve.swingOfLevel, thresholds.regressionSwingOfLevel)]
    : [atLeast('swing', curve.swing, thresholds.swing), unlearned(patient)];
  const still = atMost('late-fall', curve.lateFall, thresholds.stillFalling);
  // Updates from one or two samples wander at any rate: that is the noisy band's business.
  if (!isRegression(patient) && facts.batchSize < 4) return null;
  if (!confirmed(isRegression(patient) ? evidence : [...evidence, still])) return null;
  const constant = facts.lane.schedule.kind === 'constant' && smallerSteps(patient).kind === 'multiply-learning-rate' && confirmed([atLeast('learned', curve.learned, 0.5)]);
  const remedy: Remedy = constant ? { kind: 'drop-learning-rate', at: Math.round(facts.plannedSteps / 2), factor: 0.1 } : smallerSteps(patient);
  return { code: 'plateau-too-high', severity: 'fault', confidence: 'likely', range: fromStep(patient, curve.fallenBy), evidence: [...evidence, still].filter((item) => confirmed([item])), remedy };
};

/** Smooth, still falling, far from done. */
export const tooSlow: Rule = (patient) => {
  const { curve, structure, input: { facts: { lane: { optimizer } } } } = patient;
  const rate = atMost('rate-to-usual', optimizer.learningRate / usualRates[optimizer.kind], 1);
  const falling = [atLeast('late-fall', curve.lateFall, thresholds.lateFall), atLeast('steadiness', curve.steadiness, thresholds.smooth), atMost('swing', curve.swing, thresholds.smoothSwing)];
  const unfinished = isRegression(patient) ? atLeast('remaining-loss', curve.level / curve.start, thresholds.slowRemainder) : atMost('learned', curve.learned, thresholds.slowLearned);
  const low = confirmed([rate]);
  // Without a rate to blame, a network that has the room must be far from done, and nothing may hold it back.
  const roomy = structure.narrowest > thresholds.narrow && structure.hidden > 0 && structure.dropout < thresholds.strongDropout && structure.activation !== null;
  if (!confirmed([...falling, unfinished]) || !(low || (roomy && confirmed([unlearned(patient)])))) return null;
  return { code: 'too-slow', severity: 'fault', confidence: low ? 'sure' : 'likely', range: fromStep(patient, 0), evidence: [...(low ? [rate] : [unlearned(patient)]), ...falling.slice(0, 2), unfinished], remedy: { kind: 'multiply-learning-rate', factor: low ? 30 : 5 } };
};

/** Batch losses that scatter because a batch is a handful of samples. */
export const noisyBand: Rule = (patient) => {
  const { curve, input: { facts } } = patient;
  const evidence = [atLeast('band-width', curve.width, thresholds.bandWidth), atMost('batch-size', facts.batchSize, thresholds.smallBatch)];
  if (!confirmed(evidence)) return null;
  return { code: 'noisy-band', severity: 'note', confidence: 'sure', range: fromStep(patient, Math.floor(curve.lastStep / 3)), evidence, remedy: { kind: 'batch-size', size: 32 } };
};
