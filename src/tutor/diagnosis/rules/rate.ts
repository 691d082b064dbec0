import { atLeast, atMost, confirmed } from '@/tutor/diagnosis/evidence';
import { fromStep, isRegression, unlearned, type Finding, type Patient, type Rule } from '@/tutor/diagnosis/rule';
import { thresholds, usualRates } from '@/tutor/diagnosis/thresholds';
import type { Evidence, Remedy } from '@/tutor/diagnosis/types';

/** The one change that takes most off the step. */
export function smallerSteps({ input: { facts: { lane: { optimizer } } } }: Patient): Remedy {
  if (optimizer.learningRate < 0) return { kind: 'turn-learning-rate' };
  if ('momentum' in optimizer && optimizer.momentum >= thresholds.endlessMomentum) return { kind: 'set-momentum', momentum: 0.9 };
  return { kind: 'multiply-learning-rate', factor: 0.1 };
}

/** A loss that is no number any more, far above where it began, or climbing away from the best it had. */
export const diverging: Rule = (patient) => {
  const { curve, input: { progress, facts: { lane: { optimizer } } } } = patient;
  const highest = Math.max(curve.start, curve.guess);
  const found = (evidence: readonly Evidence[], from: number) => ({ code: 'diverging', severity: 'fault', confidence: 'sure', range: fromStep(patient, from), evidence, remedy: smallerSteps(patient) }) as const;
  if (progress.divergedAt !== null) return found([atLeast('diverged-at', progress.divergedAt, 0)], 0);
  const endless = [atLeast('momentum', 'momentum' in optimizer ? optimizer.momentum : 0, thresholds.endlessMomentum), atLeast('relapse', curve.relapse, thresholds.relapse)];
  if (confirmed(endless)) return found(endless, curve.bestStep);
  const blown = atLeast('level-to-start', curve.level / highest, thresholds.blownLevel);
  if (confirmed([blown])) return found([blown], curve.bestStep);
  const peak = atLeast('peak-ratio', curve.peakRatio, thresholds.peakRatio);
  if (confirmed([peak, unlearned(patient)])) return found([peak, unlearned(patient)], Math.max(0, curve.peakStep - 5));
  const climb = [atMost('steadiness', curve.steadiness, thresholds.climbing), atLeast('rebound', curve.level / curve.best, thresholds.reboundOfClimb), atLeast('level-to-start', curve.level / highest, thresholds.levelOfClimb)];
  return confirmed(climb) ? found(climb, curve.bestStep) : null;
};

/** Down quickly, then to and fro over what it is looking for. */
export const plateauTooHigh: Rule = (patient) => {
  const { curve, structure, input: { facts } } = patient;
  // Updates from one or two samples wander at any rate, and so does a regression on running statistics.
  const wandering = isRegression(patient) ? structure.batchNorm : facts.batchSize < 4;
  const evidence = toAndFro(patient);
  if (wandering || !confirmed(evidence)) return null;
  const remedy = smallerSteps(patient);
  const lateOnly = remedy.kind === 'multiply-learning-rate' && facts.lane.schedule.kind === 'constant' && curve.learned >= 0.5;
  return {
    code: 'plateau-too-high', severity: 'fault', confidence: 'likely', range: fromStep(patient, curve.fallenBy), evidence,
    remedy: lateOnly ? { kind: 'drop-learning-rate', at: Math.round(facts.plannedSteps / 2), factor: 0.1 } : remedy,
  };
};

function toAndFro(patient: Patient): readonly Evidence[] {
  const { curve, structure } = patient;
  if (isRegression(patient)) {
    // The first loss, the unit here, depends on the first weights: small jumps close to the goal say nothing.
    const left = atLeast('remaining-loss', curve.level / curve.start, thresholds.regressionLeft);
    const swing = confirmed([left]) ? [atLeast('swing', curve.swing, thresholds.regressionSwing), left] : [atLeast('swing', curve.swing, thresholds.regressionLargeSwing)];
    return [...swing, atLeast('swing-of-level', curve.swingOfLevel, thresholds.regressionSwingOfLevel), atMost('steadiness', curve.steadiness, thresholds.toAndFro)];
  }
  // Large jumps are a fault of a fair score as well, unless they come from running statistics.
  const large = [atLeast('swing', curve.swing, thresholds.largeSwing), atMost('train-score', curve.trainScore, thresholds.fineScore)];
  const still = atMost('late-fall', curve.lateFall, thresholds.stillFalling);
  if (confirmed(large) && !structure.batchNorm) return [...large, still];
  return [atLeast('swing', curve.swing, thresholds.swing), unlearned(patient), still];
}

/** Smooth, still falling, far from done. */
export const tooSlow: Rule = (patient) => {
  const { curve, input: { facts: { lane: { optimizer } } } } = patient;
  const falling = [atLeast('late-fall', curve.lateFall, thresholds.lateFall), atLeast('steadiness', curve.steadiness, thresholds.smooth), atMost('swing', curve.swing, thresholds.smoothSwing)];
  const unfinished = isRegression(patient) ? atLeast('remaining-loss', curve.level / curve.start, thresholds.slowRemainder) : atMost('learned', curve.learned, thresholds.slowLearned);
  const rate = atMost('rate-to-usual', optimizer.learningRate / usualRates[optimizer.kind], 1);
  const low = confirmed([rate]);
  if (low && !confirmed([...falling, unfinished])) return restingTooEarly(patient, rate);
  if (!confirmed([...falling, unfinished])) return null;
  const reason = low ? [rate] : slowAtUsualRate(patient);
  if (reason === null) return null;
  return { code: 'too-slow', severity: 'fault', confidence: low ? 'sure' : 'likely', range: fromStep(patient, 0), evidence: [...reason, ...falling.slice(0, 2), unfinished], remedy: { kind: 'multiply-learning-rate', factor: low ? 30 : 5 } };
};

/** At a low rate a network with room has come to rest where a straight line would: it has not begun to bend. */
function restingTooEarly(patient: Patient, rate: Evidence): Finding | null {
  const evidence = [rate, unlearned(patient), atMost('swing', patient.curve.swing, thresholds.smoothSwing)];
  if (!hasRoom(patient) || !confirmed(evidence) || patient.input.facts.lane.optimizer.learningRate <= 0) return null;
  return { code: 'too-slow', severity: 'fault', confidence: 'likely', range: fromStep(patient, 0), evidence, remedy: { kind: 'multiply-learning-rate', factor: 30 } };
}

/** Nothing in the settings keeps the network from learning more. */
function hasRoom({ structure, input: { facts: { lane: { regularisation } } } }: Patient): boolean {
  return structure.narrowest > thresholds.narrow && structure.hidden > 0 && structure.dropout < thresholds.strongDropout && structure.activation !== null && Math.max(regularisation.l1, regularisation.l2) < thresholds.strongPenalty;
}

/** Without a low rate to blame: nothing holds the network back, and it is nowhere near. */
function slowAtUsualRate(patient: Patient): readonly Evidence[] | null {
  const { curve, structure } = patient;
  const far = [isRegression(patient) ? unlearned(patient) : atMost('train-score', curve.trainScore, thresholds.slowScore)];
  if (hasRoom(patient) && confirmed(far)) return far;
  const fast = [atLeast('late-fall', curve.lateFall, thresholds.fastFall), unlearned(patient)];
  return structure.hidden === 0 && confirmed(fast) ? fast : null;
}

/** Batch losses that scatter because a batch is a handful of samples. */
export const noisyBand: Rule = (patient) => {
  const { curve, input: { facts } } = patient;
  const evidence = [atLeast('band-width', curve.width, thresholds.bandWidth), atMost('batch-size', facts.batchSize, thresholds.smallBatch)];
  if (!confirmed(evidence)) return null;
  return { code: 'noisy-band', severity: 'note', confidence: 'sure', range: fromStep(patient, Math.floor(curve.lastStep / 3)), evidence, remedy: { kind: 'batch-size', size: 32 } };
};
