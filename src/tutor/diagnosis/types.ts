import type { ActivationName, DataSpec, InitSpec, Lane } from '@/engine/experiment/types';
import type { LayerSummary } from '@/engine/worker/insideProtocol';
import type { EvaluationPoint, LaneProgress } from '@/engine/worker/protocol';
import type { EvidenceName } from './evidence';

/** What a run shows. The first group are faults with a cause in the inputs or inside the network, the second is read off the curve. */
export type DiagnosisCode =
  | 'unscaled-inputs' | 'diverging' | 'exploding-signal' | 'vanishing-signal' | 'symmetric' | 'dead-units' | 'batch-statistics-gap'
  | 'leakage' | 'labels-unrelated' | 'over-fitting' | 'plateau-too-high' | 'too-slow' | 'noisy-band' | 'under-fitting'
  | 'healthy' | 'undecided';

/** `fault`: the run will not get where it should. `note`: it will, but the curve misleads. `none`: nothing to mend. */
export type Severity = 'fault' | 'note' | 'none';

/** What the curves of one lane are read with: facts of its experiment that the reader can see as well. */
export interface RunFacts {
  readonly lane: Lane;
  readonly data: DataSpec;
  /** 0 for regression */
  readonly classes: number;
  /** largest divided by smallest standard deviation of the input features, as the network is given them */
  readonly featureSpread: number;
  /** share of the validation samples of which the training split holds another copy */
  readonly sharedOriginals: number;
  /** samples of the training split */
  readonly trainSize: number;
  /** samples of one update */
  readonly batchSize: number;
  /** updates the experiment asks for */
  readonly plannedSteps: number;
}

/** A look inside the network at one step. */
export interface LayerLook {
  readonly step: number;
  /** from input to output, as the engine lists the blocks */
  readonly layers: readonly LayerSummary[];
}

/** One lane's history. Every number may be NaN where nothing was measured. */
export interface DiagnosisInput {
  readonly facts: RunFacts;
  /** loss of the mini-batch of every update done */
  readonly batchLoss: ArrayLike<number>;
  readonly evaluations: readonly ({ readonly step: number } & EvaluationPoint['lanes'][number])[];
  readonly progress: LaneProgress;
  /** ascending by step; empty when nobody looked. The first and the newest are enough. */
  readonly looks: readonly LayerLook[];
}

/** A number and the threshold it was compared with; the page prints both. `layer` is an index into lane.layers. */
export interface Evidence {
  readonly name: EvidenceName;
  readonly value: number;
  readonly comparator: '<=' | '>=';
  readonly threshold: number;
  readonly layer?: number;
}

/** One change of one lane, as data: see `applyRemedy`. */
export type Remedy =
  | { readonly kind: 'multiply-learning-rate'; readonly factor: number }
  | { readonly kind: 'turn-learning-rate' }
  | { readonly kind: 'drop-learning-rate'; readonly at: number; readonly factor: number }
  | { readonly kind: 'set-momentum'; readonly momentum: number }
  | { readonly kind: 'add-batch-norm' }
  | { readonly kind: 'clean-labels' }
  | { readonly kind: 'standardise' }
  | { readonly kind: 'split-by-original' }
  | { readonly kind: 'follow-faster'; /** momentum of the running statistics */ readonly momentum: number }
  | { readonly kind: 'replace-activation'; readonly activation: ActivationName }
  | { readonly kind: 'initialise'; readonly init: InitSpec }
  | { readonly kind: 'dropout'; readonly rate: number }
  | { readonly kind: 'relax-penalties' }
  | { readonly kind: 'reset-biases' }
  | { readonly kind: 'widen'; readonly factor: number }
  | { readonly kind: 'add-hidden-layer'; readonly units: number }
  | { readonly kind: 'batch-size'; readonly size: number };

export interface Diagnosis {
  readonly code: DiagnosisCode;
  readonly severity: Severity;
  /** 1 is the main diagnosis */
  readonly rank: number;
  /** `sure`: seen inside the network or in the numbers themselves; `likely`: the curve fits no better name */
  readonly confidence: 'sure' | 'likely';
  /** steps to mark on the chart, both included */
  readonly range: { readonly from: number; readonly to: number };
  readonly evidence: readonly Evidence[];
  /** null: nothing to change */
  readonly remedy: Remedy | null;
}
