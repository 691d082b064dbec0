import type { SamplerName } from '@/engine/executor/gpu/snippet';

/**
 * Images in activation matrices: one sample per row, features in [row, column, channel] order, so that flattening is free.
 * With an even number of channels a texel holds two channels of one pixel (of two samples), and formulas run on whole
 * texels; otherwise a texel may span two pixels, and they run on one feature at a time.
 */
export const isEven = (n: number): boolean => n % 2 === 0;

/**
 * GLSL: one feature of both samples of a pair, from row \`row\` of texels. A selection, not a branch: written out a hundred
 * times, branches take compilers seconds.
 */
export const columnAccess = (...matrices: readonly SamplerName[]): string => matrices.map((name) => `
vec2 ${name}_column(int feature, int row) {
  vec4 t = ${name}_at(ivec2(feature >> 1, row));
  return mix(t.xz, t.yw, bvec2((feature & 1) == 1));
}
`).join('');

/** GLSL: one entry of lane-stacked weights; \`first\` is the lane's first row of texels. */
export const weightAccess = `
float weightAt(int first, int row, int column) {
  return W_at(ivec2(column >> 1, first + (row >> 1)))[2 * (row & 1) + (column & 1)];
}
`;

/** GLSL: the weights of an even column and the next one, in one row. */
export const weightPair = `
vec2 weights(int first, int row, int column) {
  vec4 t = W_at(ivec2(column >> 1, first + (row >> 1)));
  return mix(t.xy, t.zw, bvec2((row & 1) == 1));
}
`;
