import type { DiagnosisCode, DiagnosisInput } from '@/tutor/diagnosis/types';

/**
 * Whether the built-in fault came out in this run: the clinic's symptoms as plain outcomes. A run without them carries a
 * wrong label and is left out of the table (and counted there). These checks are no part of the doctor.
 */
type Symptom = (run: DiagnosisInput) => boolean;

const last = ({ evaluations }: DiagnosisInput) => evaluations.findLast(({ trainLoss }) => Number.isFinite(trainLoss))!;
const finite = (values: readonly number[]) => values.filter(Number.isFinite);
const lowest = (run: DiagnosisInput, loss: 'trainLoss' | 'validationLoss') => Math.min(...finite(run.evaluations.map((point) => point[loss])));
/** 0 at chance, 1 when everything is right */
const score = ({ facts }: DiagnosisInput, accuracy: number) => (accuracy - 1 / facts.classes) / (1 - 1 / facts.classes);
const startLoss = (run: DiagnosisInput) => run.evaluations[0]!.trainLoss;
const deviation = (values: readonly number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
};
const tail = (run: DiagnosisInput, count: number) => Array.from(run.batchLoss).slice(-count);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Regression: half of the first loss is left. Classes: not even two thirds of the way from chance. */
const stuck: Symptom = (run) => run.progress.status === 'diverged' || (run.facts.classes === 0 ? last(run).trainLoss >= startLoss(run) / 2 : score(run, last(run).trainAccuracy) <= 0.6);

const blowsUp: Symptom = (run) => {
  if (run.progress.status === 'diverged') return true;
  const losses = finite(Array.from(run.batchLoss));
  const best = losses.reduce((state, loss) => ({ low: Math.min(state.low, loss), rise: Math.max(state.rise, loss / state.low) }), { low: Infinity, rise: 1 });
  return best.rise >= 2 && Math.max(...losses.slice(5)) >= startLoss(run);
};

const regressionGood: Symptom = (run) => last(run).validationLoss <= Math.max(0.1 * startLoss(run), Math.min(0.35 * startLoss(run), 1.15 * lowest(run, 'validationLoss')));
const classesGood: Symptom = (run) => {
  const best = Math.max(...run.evaluations.map(({ validationAccuracy }) => validationAccuracy));
  return score(run, last(run).validationAccuracy) >= 0.65 && last(run).validationAccuracy >= best - 0.05;
};

const symptoms: Partial<Record<DiagnosisCode, Symptom>> = {
  'too-slow': (run) => last(run).trainLoss >= 0.3 * startLoss(run) && (run.facts.classes === 0 || score(run, last(run).trainAccuracy) <= 0.8),
  'plateau-too-high': (run) => run.facts.classes === 0 || score(run, last(run).trainAccuracy) <= 0.9,
  diverging: blowsUp,
  'vanishing-signal': stuck,
  'exploding-signal': stuck,
  symmetric: stuck,
  'dead-units': stuck,
  'over-fitting': (run) => last(run).validationLoss >= 1.15 * lowest(run, 'validationLoss') && (run.facts.classes === 0 || last(run).trainAccuracy >= last(run).validationAccuracy + 0.08),
  'labels-unrelated': (run) => score(run, last(run).validationAccuracy) <= 0.25,
  'under-fitting': (run) => (run.facts.classes === 0 ? last(run).trainLoss >= startLoss(run) / 5 : score(run, last(run).trainAccuracy) <= 0.72),
  'noisy-band': (run) => deviation(tail(run, 100)) >= 0.1 * Math.log(run.facts.classes),
  'batch-statistics-gap': (run) => stuck(run) || last(run).trainLoss >= 1.4 * mean(tail(run, 50)),
  'unscaled-inputs': (run) => run.progress.status === 'diverged' || last(run).trainAccuracy <= 0.95,
  // As good as on what was trained on, or better than anybody can be at labels of which so many are wrong.
  leakage: (run) => last(run).validationAccuracy >= Math.min(last(run).trainAccuracy - 0.03, 1 - run.facts.data.labelNoise * (1 - 1 / run.facts.classes) + 0.1),
  healthy: (run) => (run.facts.classes === 0 ? regressionGood(run) : classesGood(run)),
};

export function showsItsFault(fault: DiagnosisCode, run: DiagnosisInput): boolean {
  return symptoms[fault]?.(run) ?? true;
}
