import type { Lane } from '@/engine/experiment/types';
import type { CurveFeatures } from '@/tutor/diagnosis/curve';
import { atLeast, atMost, confirmed } from '@/tutor/diagnosis/evidence';
import { fromStep, isRegression, unlearned, type Patient, type Rule } from '@/tutor/diagnosis/rule';
import { thresholds } from '@/tutor/diagnosis/thresholds';
import type { Evidence, Remedy } from '@/tutor/diagnosis/types';

/** Batch normalisation whose running statistics are not those of the batches, or whose batches have none to speak of. */
export const batchStatistics: Rule = (patient) => {
  const { curve, structure, input: { facts } } = patient;
  if (!structure.batchNorm) return null;
  const gap = [atLeast('evaluation-to-batch', curve.evaluationToBatch, thresholds.evaluationToBatch), atMost('train-score', curve.trainScore, thresholds.fineScore)];
  const few = [atMost('batch-size', facts.batchSize, thresholds.fewForStatistics), unlearned(patient)];
  const tiny = confirmed(few.slice(0, 1));
  if (!confirmed(gap) && !confirmed(few)) return null;
  const remedy: Remedy = tiny ? { kind: 'batch-size', size: 32 } : { kind: 'follow-faster', momentum: 0.9 };
  return { code: 'batch-statistics-gap', severity: 'fault', confidence: 'sure', range: fromStep(patient, 0), evidence: confirmed(few) ? few : gap, remedy };
};

/** Training gets below guessing and validation never does: what is learned has nothing to do with the validation set. */
export const labelsUnrelated: Rule = (patient) => {
  const { curve } = patient;
  if (isRegression(patient)) return null;
  const evidence = [
    atLeast('lowest-validation-to-guess', curve.validationLowest / curve.guess, thresholds.validationNeverBelow),
    atLeast('validation-to-guess', curve.validationEnd / curve.guess, 1),
    atMost('validation-score', curve.validationScore, thresholds.scoreByChance),
    atLeast('learned', curve.learned, thresholds.learnedByHeart),
    atLeast('score-gap', curve.trainScore - curve.validationScore, thresholds.scoreGapByHeart),
  ];
  if (!confirmed(evidence)) return null;
  return { code: 'labels-unrelated', severity: 'fault', confidence: 'likely', range: fromStep(patient, 0), evidence, remedy: { kind: 'clean-labels' } };
};

/** The validation loss has turned while the training loss goes on falling. */
export const overFitting: Rule = (patient) => {
  const { curve, structure: { hidden, dropout } } = patient;
  const rise = curve.validationEnd / curve.validationLowest;
  const evidence = isRegression(patient)
    ? [atLeast('validation-rise', rise, thresholds.regressionRise), atLeast('validation-to-train', curve.validationEnd / curve.level, thresholds.regressionGap), atLeast('remaining-loss', curve.validationEnd / curve.start, thresholds.regressionRemainder)]
    : [atLeast('validation-rise', rise, thresholds.validationRise), atLeast('learned', curve.learned, thresholds.learnedToFit), ...parted(curve)];
  if (!confirmed(evidence)) return null;
  const remedy: Remedy = hidden === 0 ? { kind: 'multiply-learning-rate', factor: 0.3 } : { kind: 'dropout', rate: dropout === 0 ? 0.5 : Math.min(0.8, dropout + 0.2) };
  return { code: 'over-fitting', severity: 'fault', confidence: 'sure', range: fromStep(patient, curve.validationLowestStep), evidence, remedy };
};

/** Far apart, or apart and on the way there: validation accuracy has fallen from its best. */
function parted({ trainScore, validationScore, scoreDrop }: CurveFeatures): readonly Evidence[] {
  const gap = trainScore - validationScore;
  const drop = atLeast('score-drop', scoreDrop, thresholds.scoreDrop);
  return confirmed([drop]) ? [drop, atLeast('score-gap', gap, thresholds.scoreGapAfterDrop)] : [atLeast('score-gap', gap, thresholds.scoreGap)];
}

/** Both splits low, together, and no longer getting better: the network cannot, or is not let. */
export const underFitting: Rule = (patient) => {
  const { curve } = patient;
  const cause = whatHoldsBack(patient);
  // Data may overlap: without a reason in the settings only a really low score counts.
  const low = isRegression(patient)
    ? atLeast('remaining-loss', curve.level / curve.start, cause ? thresholds.goodRemainder : thresholds.slowRemainder)
    : atMost('best-split-score', Math.max(curve.trainScore, curve.validationScore), cause ? thresholds.goodScore : thresholds.slowScore);
  const settled = atMost('late-fall', curve.lateFall, cause?.creeps ? thresholds.creeping : thresholds.settled);
  const calm = atMost('swing', curve.swing, thresholds.swing);
  if (!confirmed([low, settled, calm]) || (!cause && rateFades(patient.input.facts.lane))) return null;
  return {
    code: 'under-fitting', severity: 'fault', confidence: cause ? 'sure' : 'likely', range: fromStep(patient, curve.fallenBy),
    evidence: [low, settled, ...(cause ? [cause.evidence] : [])], remedy: cause?.remedy ?? { kind: 'widen', factor: 4 },
  };
};

/** A rate that fades away on its own comes to rest anywhere: then the network is not to blame. */
const rateFades = ({ schedule, optimizer }: Lane): boolean => schedule.kind !== 'constant' || optimizer.kind === 'adagrad';

interface Restraint {
  readonly evidence: Evidence;
  readonly remedy: Remedy;
  /** the curve may still creep downwards */
  readonly creeps: boolean;
}

function whatHoldsBack({ structure, input: { facts: { lane } } }: Patient): Restraint | null {
  const { l1, l2 } = lane.regularisation;
  const penalty = atLeast('penalty', Math.max(l1, l2), thresholds.strongPenalty);
  if (confirmed([penalty])) return { evidence: penalty, remedy: { kind: 'relax-penalties' }, creeps: true };
  const dropout = atLeast('dropout-rate', structure.dropout, thresholds.strongDropout);
  if (confirmed([dropout])) return { evidence: dropout, remedy: { kind: 'dropout', rate: 0.1 }, creeps: true };
  const none = atMost('hidden-layers', structure.hidden, 0);
  if (confirmed([none])) return rateFades(lane) ? null : { evidence: none, remedy: { kind: 'add-hidden-layer', units: 16 }, creeps: false };
  if (structure.activation === null) return { evidence: atLeast('hidden-layers', structure.hidden, 1), remedy: { kind: 'replace-activation', activation: 'relu' }, creeps: false };
  const narrow = atMost('narrowest-layer', structure.narrowest, thresholds.narrow);
  return confirmed([narrow]) ? { evidence: narrow, remedy: { kind: 'widen', factor: 8 }, creeps: true } : null;
}
