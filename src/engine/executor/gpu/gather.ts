import type { ProgramSource, UniformValue } from '@/engine/tensor/programs';
import { glslPermute, glslRandomBits, permutationBits } from '@/engine/tensor/glsl/random';
import { epochKey, stepsPerEpoch } from '@/engine/data/batches';
import { flatAccess, type BatchLayout } from './residentData';

/**
 * Collects the rows of a batch: in the order of the epoch's permutation, computed where it is needed, or in their own
 * order. Rows beyond `rows` are 0. Without targets their columns stay 0.
 */
export function gatherSource({ features, outputs, targetTexel }: BatchLayout, targets: boolean): ProgramSource {
  return {
    inputs: targets ? ['INPUTS', 'TARGETS'] : ['INPUTS'],
    outputs: ['batch'],
    uniforms: { rows: 'int', first: 'int', size: 'uint', key: 'uint', lowBits: 'int', highBits: 'int' },
    body: `${glslRandomBits}${glslPermute}${flatAccess}
float value(int sampleIndex, int column) {
  if (column < ${features}) return element(INPUTS, sampleIndex * ${features} + column);
  if (column == ${features}) return 1.0;
  int target = column - ${2 * targetTexel};
  ${targets ? `if (target >= 0 && target < ${outputs}) return element(TARGETS, sampleIndex * ${outputs} + target);` : ''}
  return 0.0;
}

/** Two neighbouring columns, the first one even: of inputs whose rows begin with whole texels they are half a texel. */
vec2 twoValues(int sampleIndex, int column) {
  ${features % 4 === 0 ? `if (column < ${features}) return elementPair(INPUTS, sampleIndex * ${features} + column);` : ''}
  return vec2(value(sampleIndex, column), value(sampleIndex, column + 1));
}

/** lowBits 0: samples in their own order. */
vec2 rowOf(int row, int column) {
  if (row >= rows) return vec2(0.0);
  int position = first + row;
  int sampleIndex = lowBits == 0 ? position : int(permute(uint(position), size, key, ivec2(lowBits, highBits)));
  return twoValues(sampleIndex, column);
}

void main() {
  ivec2 p = ivec2(gl_FragCoord.xy);
  batch = vec4(rowOf(2 * p.y, 2 * p.x), rowOf(2 * p.y + 1, 2 * p.x));
}`,
  };
}

/** Uniforms that make the gather program collect the mini-batch of a step (engine/data/batches). */
export function stepValues(seed: number, step: number, rows: number, size: number, into: Record<string, UniformValue>): void {
  into['rows'] = rows;
  if (rows >= size) {
    into['first'] = into['lowBits'] = 0;
    return;
  }
  const perEpoch = stepsPerEpoch(rows, size);
  const epoch = Math.floor(step / perEpoch);
  const { low, high } = permutationBits(size);
  into['first'] = (step - epoch * perEpoch) * rows;
  into['size'] = size;
  into['key'] = epochKey(seed, epoch);
  into['lowBits'] = low;
  into['highBits'] = high;
}
