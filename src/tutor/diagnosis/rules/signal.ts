import { atLeast, atMost, confirmed } from '@/tutor/diagnosis/evidence';
import type { InsideFeatures, Signal } from '@/tutor/diagnosis/inside';
import { flat, fromStep, unlearned, type Patient, type Rule } from '@/tutor/diagnosis/rule';
import { smallerSteps } from './rate';
import { thresholds } from '@/tutor/diagnosis/thresholds';
import type { Evidence, Remedy } from '@/tutor/diagnosis/types';

/** Last value by first; NaN when there is nothing to divide. */
function ratio(signals: readonly Signal[]): number {
  const [first] = signals;
  const last = signals.at(-1);
  return first && last && signals.length > 1 && first.value > 0 ? last.value / first.value : NaN;
}

const highest = (signals: readonly Signal[]): Signal | undefined => signals.reduce<Signal | undefined>((high, signal) => (high && high.value >= signal.value ? high : signal), undefined);

/** He for rectifiers, Glorot for what is symmetric around 0 (He et al. 2015; Glorot & Bengio 2010). */
function properInit({ structure: { activation } }: Patient): Remedy {
  const rectifier = activation === 'relu' || activation === 'leakyRelu' || activation === 'elu' || activation === 'gelu' || activation === 'silu';
  return { kind: 'initialise', init: { kind: activation === 'selu' ? 'lecun' : rectifier ? 'he' : 'glorot', distribution: 'normal' } };
}

/** Outputs that grow from layer to layer before the first update, or units pressed against their bounds. */
export const exploding: Rule = (patient) => {
  const { curve, before, structure } = patient;
  const outcome = patient.input.progress.divergedAt === null ? unlearned(patient) : atLeast('diverged-at', patient.input.progress.divergedAt, 0);
  const start = [atLeast('hidden-layers', structure.hidden, 2), atLeast('start-to-guess', curve.start / curve.guess, thresholds.explodingStart)];
  if (structure.unitsEqual || !confirmed([outcome])) return null;
  const signals = before ? explodingInside(before) : [];
  // A regression has no loss of guessing to compare with: there the inside must show it.
  const certain = before !== null && signals.length > 0;
  const bySight = patient.input.facts.classes > 0 && before === null && confirmed(start);
  if (!certain && !bySight) return null;
  return { code: 'exploding-signal', severity: 'fault', confidence: certain ? 'sure' : 'likely', range: fromStep(patient, 0), evidence: [...signals, ...start.slice(1), outcome], remedy: properInit(patient) };
};

function explodingInside({ signals, saturatedShares }: InsideFeatures): readonly Evidence[] {
  const growth = atLeast('signal-ratio', ratio(signals), thresholds.explodingSignal, signals.at(-1)?.layer);
  const full = highest(saturatedShares);
  const saturated = atLeast('saturated-share', full?.value ?? NaN, thresholds.saturatedShare, full?.layer);
  return [growth, saturated].filter((evidence) => confirmed([evidence]));
}

/** Units that start as copies of each other get the same gradient and stay copies. */
export const symmetric: Rule = (patient) => {
  if (!patient.structure.unitsEqual) return null;
  const evidence = [atMost('initial-spread', 0, 0), unlearned(patient)];
  if (!confirmed(evidence)) return null;
  return { code: 'symmetric', severity: 'fault', confidence: 'sure', range: fromStep(patient, 0), evidence, remedy: properInit(patient) };
};

/** Signals or gradients that fade on their way through the layers. */
export const vanishing: Rule = (patient) => {
  const { before, structure } = patient;
  if (structure.unitsEqual || !confirmed(flat(patient))) return null;
  const layers = atLeast('hidden-layers', structure.hidden, thresholds.layersToVanish);
  if (!before) return confirmed([layers]) && !holdsBack(patient) ? vanished(patient, [layers], { kind: 'add-batch-norm' }, 'likely') : null;
  // Where nothing gets through at all, units are dead: another fault.
  if ((highest(before.deadShares)?.value ?? 0) >= thresholds.deadShare) return null;
  const signal = atMost('signal-ratio', ratio(before.signals), thresholds.vanishingSignal, before.signals.at(-1)?.layer);
  const gradient = atMost('gradient-ratio', 1 / ratio(before.gradients), thresholds.vanishingGradient, before.gradients[0]?.layer);
  if (confirmed([signal])) return vanished(patient, [signal], properInit(patient), 'sure');
  return confirmed([layers, gradient]) ? vanished(patient, [gradient], { kind: 'add-batch-norm' }, 'sure') : null;
};

/** A simpler reason for a flat curve that the settings show. */
const holdsBack = ({ structure, input: { facts: { lane: { regularisation } } } }: Patient): boolean =>
  structure.activation === null || structure.narrowest <= thresholds.narrow || structure.bias <= -1 || structure.dropout >= thresholds.strongDropout || Math.max(regularisation.l1, regularisation.l2) >= thresholds.strongPenalty;

function vanished(patient: Patient, evidence: readonly Evidence[], remedy: Remedy, confidence: 'sure' | 'likely') {
  return { code: 'vanishing-signal', severity: 'fault', confidence, range: fromStep(patient, 0), evidence: [...evidence, ...flat(patient)], remedy } as const;
}

/** Rectifiers that no sample wakes pass no gradient: they cannot come back. */
export const deadUnits: Rule = (patient) => {
  const { now, before, structure } = patient;
  const outcome = unlearned(patient);
  if (structure.unitsEqual || !confirmed([outcome])) return null;
  const bias = atMost('initial-bias', structure.bias, -1);
  const worst = highest(now?.deadShares ?? []);
  if (!worst) {
    const blind = now === null && structure.activation === 'relu' && confirmed([bias, ...flat(patient)]);
    return blind ? { code: 'dead-units', severity: 'fault', confidence: 'likely', range: fromStep(patient, 0), evidence: [bias, outcome], remedy: { kind: 'reset-biases' } } : null;
  }
  const dead = atLeast('dead-share', worst.value, thresholds.deadShare, worst.layer);
  // Units that dropout starves, or the last of two or three, are dead of that: the rule on under-fitting has the treatment.
  const starved = structure.dropout >= thresholds.strongDropout || structure.narrowest <= thresholds.narrow;
  if (!confirmed([dead]) || (starved && !confirmed([bias]))) return null;
  const bornDead = confirmed([bias]) || (highest(before?.deadShares ?? [])?.value ?? 0) >= thresholds.deadShare;
  const remedy: Remedy = confirmed([bias]) ? { kind: 'reset-biases' } : bornDead ? { kind: 'replace-activation', activation: 'elu' } : smallerSteps(patient);
  return { code: 'dead-units', severity: 'fault', confidence: 'sure', range: fromStep(patient, 0), evidence: [dead, outcome], remedy };
};
