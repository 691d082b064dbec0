import { buildExperiment, buildMlp, type LaneDraft, type MlpDraft } from '@/engine/experiment/build';
import type { DataSpec, Experiment, LayerSpec } from '@/engine/experiment/types';
import type { Configuration, Label } from './types';

export interface RunDraft extends Omit<LaneDraft, 'layers'> {
  readonly data: Partial<DataSpec> & Pick<DataSpec, 'set'>;
  readonly net: MlpDraft;
  /** biases of the hidden layers at the start */
  readonly bias?: number;
  /** momentum of the running statistics */
  readonly normMomentum?: number;
  readonly batchSize?: number;
  readonly steps: number;
  readonly evalEvery?: number;
}

/** Digits small enough that a hundred runs fit into a test: 600 of 1297 to train, 300 to validate. */
export const digits = { set: 'digits', trainSize: 600, validationSize: 300 } as const;

export const plane = (set: 'circles' | 'moons' | 'spirals' | 'xor' | 'blobs', data: Partial<DataSpec> = {}) => ({ set, trainSize: 300, validationSize: 300, ...data });

export const relu = (...widths: readonly number[]): MlpDraft => ({ widths, activation: 'relu' });

function layersOf({ net, bias, normMomentum }: RunDraft): readonly LayerSpec[] {
  const layers = buildMlp(net);
  return layers.map((layer, index) => {
    if (layer.kind === 'dense' && bias !== undefined && index < layers.length - 1) return { ...layer, biasInit: bias };
    if (layer.kind === 'batchNorm' && normMomentum !== undefined) return { ...layer, momentum: normMomentum };
    return layer;
  });
}

export function experimentOf(draft: RunDraft, seed: number): Experiment {
  const { data, net: _net, bias: _bias, normMomentum: _normMomentum, batchSize = 32, steps, evalEvery = 20, ...lane } = draft;
  return buildExperiment({ seed, data, batchSize, steps, evalEvery, lanes: [{ ...lane, layers: layersOf(draft) }] });
}

/** Configurations that share a fault. */
export function family(label: Label, drafts: Readonly<Record<string, RunDraft & { readonly plannedSteps?: number; readonly truth?: Partial<Label> }>>): readonly Configuration[] {
  return Object.entries(drafts).map(([id, { plannedSteps, truth, ...draft }]) => ({
    ...label,
    ...truth,
    id: `${label.fault}/${id}`,
    experiment: (seed) => experimentOf(draft, seed),
    ...(plannedSteps === undefined ? {} : { plannedSteps }),
  }));
}

export const sgd = (learningRate: number) => ({ kind: 'sgd', learningRate }) as const;
export const adam = (learningRate: number) => ({ kind: 'adam', learningRate }) as const;
export const momentum = (learningRate: number, beta = 0.9) => ({ kind: 'momentum', learningRate, momentum: beta }) as const;
