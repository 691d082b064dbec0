import { texels } from '@/engine/tensor/matrix';

/**
 * Rows of texels of each lane dealt out to the layers of a texture like cards: row r is row r div `layers` of layer
 * r mod `layers`, behind the rows of the lanes before. A program that writes all layers computes several rows in one fragment.
 */
export interface RowLayers {
  readonly layers: 1 | 2 | 4;
  /** rows of each layer that belong to one lane */
  readonly pitch: number;
}

/** Weights and both moments are written together. */
const parameterOutputs = 3;

/**
 * How the input's gradient of a dense layer lies so that one program can write it together with the updated weights: in as
 * many rows as they have, a fragment has a texel of both. null where it cannot: their widths must agree, or fragments would
 * compute what nobody asks for.
 */
export function besideWeights(inputs: number, units: number, rows: number, drawBuffers: number): RowLayers | null {
  const pitch = texels(inputs + 1);
  const layers = ([1, 2, 4] as const).find((count) => count * pitch >= texels(rows));
  return texels(inputs) === texels(units) && layers !== undefined && parameterOutputs + layers <= drawBuffers ? { layers, pitch } : null;
}

/** log₂ of the layers, to divide by shifting. */
export const layerBits = ({ layers }: RowLayers): number => Math.log2(layers);
