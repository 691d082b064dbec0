import type { ProgramSource, UniformType, UniformValue } from '@/engine/tensor/programs';
import { glslPermute, glslRandomBits, permutationBits } from '@/engine/tensor/glsl/random';
import { batchIndex, epochKey, stepsPerEpoch } from '@/engine/data/batches';
import { flatAccess, type BatchLayout } from './residentData';

/**
 * Where the order of a batch comes from: the samples' own; a list that is sent along, as every texel of a row would
 * compute the same number again; or, for batches that no list of uniforms can hold, the permutation on the device.
 */
export type BatchOrder = 'own' | 'sent' | 'computed';

/** Rows of a list that every device takes: four to a vector, 224 vectors at least. */
const sentRows = 256;
export const orderOf = (rows: number): BatchOrder => (rows <= sentRows ? 'sent' : 'computed');

const orders: Readonly<Record<BatchOrder, { readonly uniforms: Readonly<Record<string, UniformType>>; readonly functions: string }>> = {
  own: { uniforms: { first: 'int' }, functions: 'int sampleOf(int row) { return first + row; }' },
  sent: { uniforms: { order: `ivec4s:${sentRows / 4}` }, functions: 'int sampleOf(int row) { return order[row >> 2][row & 3]; }' },
  computed: {
    uniforms: { first: 'int', size: 'uint', key: 'uint', lowBits: 'int', highBits: 'int' },
    functions: `${glslRandomBits}${glslPermute}
/** lowBits 0: the full set in its own order. */
int sampleOf(int row) {
  return lowBits == 0 ? first + row : int(permute(uint(first + row), size, key, ivec2(lowBits, highBits)));
}`,
  },
};

/** Collects the rows of a batch. Rows beyond `rows` are 0. Without targets their columns stay 0. */
export function gatherSource(layout: BatchLayout, targets: boolean, order: BatchOrder): ProgramSource {
  const inputs = targets ? ['INPUTS', 'TARGETS'] : ['INPUTS'];
  return {
    inputs,
    outputs: ['batch'],
    uniforms: { rows: 'int', ...orders[order].uniforms },
    body: `${orders[order].functions}${flatAccess(...inputs)}
${twoValues(layout, targets)}

vec2 rowOf(int row, int column) {
  return row < rows ? twoValues(sampleOf(row), column) : vec2(0.0);
}

void main() {
  ivec2 p = ivec2(gl_FragCoord.xy);
  batch = vec4(rowOf(2 * p.y, 2 * p.x), rowOf(2 * p.y + 1, 2 * p.x));
}`,
  };
}

/** GLSL: two neighbouring columns of a sample, the first one even. Where rows begin with whole halves of a texel, one fetch has both. */
function twoValues({ features, outputs, targetTexel }: BatchLayout, targets: boolean): string {
  const firstTarget = 2 * targetTexel;
  if (features % 2 === 0 && (!targets || outputs % 2 === 0)) {
    return `
vec2 twoValues(int sampleIndex, int column) {
  if (column < ${features}) return INPUTS_pair(sampleIndex * ${features} + column);
  if (column == ${features}) return vec2(1.0, 0.0);
  return ${targets ? `TARGETS_pair(sampleIndex * ${outputs} + column - ${firstTarget})` : 'vec2(0.0)'};
}`;
  }
  return `
float value(int sampleIndex, int column) {
  if (column < ${features}) return INPUTS_element(sampleIndex * ${features} + column);
  if (column == ${features}) return 1.0;
  int target = column - ${firstTarget};
  ${targets ? `if (target >= 0 && target < ${outputs}) return TARGETS_element(sampleIndex * ${outputs} + target);` : ''}
  return 0.0;
}

vec2 twoValues(int sampleIndex, int column) {
  return vec2(value(sampleIndex, column), value(sampleIndex, column + 1));
}`;
}

/** Uniforms that make the gather program collect the mini-batch of a step (engine/data/batches). */
export function stepValues(seed: number, step: number, rows: number, size: number, into: Record<string, UniformValue>): void {
  into['rows'] = rows;
  if (orderOf(rows) === 'sent') {
    const order = (into['order'] ??= new Int32Array(sentRows)) as Int32Array;
    for (let row = 0; row < rows; row += 1) order[row] = batchIndex(seed, step, row, rows, size);
    return;
  }
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
