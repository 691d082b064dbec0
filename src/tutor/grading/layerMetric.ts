import type { LayerNumbers } from '@/engine/worker/measureProtocol';
import type { MeasuredRun } from '@/engine/worker/protocol';

/** The inside of one layer with weights, before step 0 or after the last one. */
export interface LayerMetric {
  readonly kind: 'layer';
  readonly quantity: Extract<keyof LayerNumbers, 'rms' | 'weightGradientRms' | 'relativeMove'>;
  /** 1 is the lowest */
  readonly layer: number;
  readonly at: 'start' | 'end';
}

/** The number, or NaN when the run does not hold it. */
export function layerMetricOf(run: MeasuredRun, lane: number, { quantity, layer, at }: LayerMetric): number {
  const blocks = run.layers?.[at][lane] ?? [];
  const kernels = blocks.flatMap(({ kind }, index) => (kind === 'dense' || kind === 'conv2d' ? [index] : []));
  const first = kernels[layer - 1];
  if (first === undefined) return NaN;
  // Normalisation and pooling without weights of their own belong to what the layer hands on.
  const last = (kernels[layer] ?? blocks.length) - 1;
  return blocks[quantity === 'rms' ? last : first]?.[quantity] ?? NaN;
}
