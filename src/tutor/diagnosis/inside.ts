import type { LayerSpec } from '@/engine/experiment/types';
import type { Histogram, LayerSummary } from '@/engine/worker/insideProtocol';
import type { DiagnosisInput, LayerLook } from './types';

/** What a look inside adds to the curves. */
export interface InsideFeatures {
  readonly step: number;
  /** root mean square of the outputs of each hidden layer, from the input on */
  readonly signals: readonly Signal[];
  /** root mean square of the loss gradient over each kernel, from the input on, the output layer included */
  readonly gradients: readonly Signal[];
  readonly deadShares: readonly Signal[];
  readonly saturatedShares: readonly Signal[];
  /** estimated root mean square of the inputs, from the first layer's weights and outputs */
  readonly weightNorms: readonly Signal[];
}

export interface Signal {
  /** index into lane.layers */
  readonly layer: number;
  readonly value: number;
}

const rms = ({ mean, deviation }: Histogram): number => Math.hypot(mean, deviation);
const countOf = ({ counts }: Histogram): number => counts.reduce((sum, count) => sum + count, 0);

/** The layer whose parameters a block holds: in front of the block's activation, dropout and flatten. */
function coreLayer(layers: readonly LayerSpec[], last: number): LayerSpec['kind'] | undefined {
  for (let index = last; index >= 0; index -= 1) {
    const { kind } = layers[index]!;
    if (kind !== 'activation' && kind !== 'dropout' && kind !== 'flatten') return kind;
  }
  return undefined;
}

export function readLook({ facts: { lane } }: DiagnosisInput, look: LayerLook): InsideFeatures {
  const hidden = look.layers.filter(({ layer }) => layer < lane.layers.length - 1 && lane.layers[layer]?.kind !== 'dense' && lane.layers[layer]?.kind !== 'batchNorm');
  const kernels = look.layers.filter(({ layer, gradients }) => gradients !== null && ['dense', 'conv2d'].includes(coreLayer(lane.layers, layer) ?? ''));
  const of = (list: readonly LayerSummary[], value: (summary: LayerSummary) => number): Signal[] => list.map((summary) => ({ layer: summary.layer, value: value(summary) })).filter((signal) => !Number.isNaN(signal.value));
  return {
    step: look.step,
    signals: of(hidden, ({ activations }) => rms(activations)),
    gradients: of(kernels, ({ gradients, gradientNorm }) => gradientNorm / Math.sqrt(countOf(gradients!))),
    deadShares: of(hidden, ({ deadShare }) => deadShare),
    saturatedShares: of(hidden, ({ saturatedShare }) => saturatedShare),
    weightNorms: of(kernels, ({ weightNorm }) => weightNorm),
  };
}
