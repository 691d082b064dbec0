import { defaultLayer } from './defaults';
import { experimentVersion, type ActivationName, type ClipSpec, type DataSpec, type Experiment, type InitSpec, type Lane, type LayerSpec, type LossSpec, type OptimizerSpec, type ScheduleSpec } from './types';
import { validateExperiment } from './validate';

/** A specification of which only the kind must be named. */
type Draft<Spec extends { readonly kind: string }> = Spec extends unknown ? Pick<Spec, 'kind'> & Partial<Spec> : never;

export interface LaneDraft {
  readonly label?: string;
  readonly layers?: readonly Draft<LayerSpec>[];
  readonly init?: Draft<InitSpec>;
  readonly loss?: Draft<LossSpec>;
  readonly optimizer?: Draft<OptimizerSpec>;
  readonly schedule?: Draft<ScheduleSpec>;
  readonly clip?: Draft<ClipSpec>;
  readonly regularisation?: Partial<Lane['regularisation']>;
  readonly overrides?: Lane['overrides'];
}

export interface ExperimentDraft extends Partial<Pick<Experiment, 'seed' | 'batchSize' | 'steps' | 'evalEvery'>> {
  readonly data: Partial<DataSpec> & Pick<DataSpec, 'set'>;
  /** what all lanes have in common */
  readonly base?: LaneDraft;
  /** what each lane says itself; it replaces the base's word on the same subject */
  readonly lanes: readonly LaneDraft[];
}

/**
 * A complete experiment from what a lesson cares about. Lessons are written by us, so a value outside the limits is a
 * mistake to hear about: it throws, where a reader's input would be clamped.
 */
export function buildExperiment({ base, lanes, ...rest }: ExperimentDraft): Experiment {
  const result = validateExperiment({ version: experimentVersion, ...rest, lanes: lanes.map((lane) => ({ ...base, ...lane })) });
  if (result.error) throw new Error(`experiment: ${result.error.code} at "${result.error.path}"`);
  const [notice] = result.notices;
  if (notice) throw new Error(`experiment: ${notice.code} at "${notice.path}" ${JSON.stringify(notice.params)}`);
  return result.experiment;
}

export interface MlpDraft {
  /** inputs, hidden layers, outputs: [2, 32, 32, 2]; the first is documentation, the data decide */
  readonly widths: readonly number[];
  readonly activation: ActivationName | 'prelu';
  /** leakyRelu slope, elu α, prelu's first slope */
  readonly alpha?: number;
  /** rate after every hidden activation */
  readonly dropout?: number;
  readonly alphaDropout?: number;
  /** true: before every hidden activation; 'after': behind it */
  readonly batchNorm?: boolean | 'after';
  /** of the hidden layers */
  readonly biasInit?: number;
}

/** The layers of a fully connected network, from the first hidden layer to the logits. */
export function buildMlp({ widths, activation, alpha, dropout, alphaDropout, batchNorm, biasInit }: MlpDraft): readonly LayerSpec[] {
  const curve: LayerSpec = activation === 'prelu'
    ? { ...defaultLayer('prelu'), ...(alpha === undefined ? {} : { slope: alpha }) }
    : { kind: 'activation', fn: activation, ...(alpha === undefined ? {} : { alpha }) };
  const behind = [
    curve,
    ...(batchNorm === 'after' ? [defaultLayer('batchNorm')] : []),
    ...(dropout === undefined ? [] : [{ kind: 'dropout', rate: dropout } as const]),
    ...(alphaDropout === undefined ? [] : [{ kind: 'alphaDropout', rate: alphaDropout } as const]),
  ];
  const hidden = widths.slice(1, -1).flatMap((units): LayerSpec[] => [
    { kind: 'dense', units, ...(biasInit === undefined ? {} : { biasInit }) },
    ...(batchNorm === true ? [defaultLayer('batchNorm')] : []),
    ...behind,
  ]);
  return [...hidden, { kind: 'dense', units: widths.at(-1) ?? 1 }];
}
