/**
 * Images in activation matrices: one sample per row, features in [row, column, channel] order, so that flattening is free.
 * With an even number of channels a texel holds two channels of one pixel (of two samples), and formulas run on whole
 * texels; otherwise a texel may span two pixels, and they run on one feature at a time.
 */
export const isEven = (n: number): boolean => n % 2 === 0;

/** GLSL: one feature of both samples of a pair, from row \`row\` of texels. */
export const columnAccess = `
vec2 column(sampler2D values, int feature, int row) {
  vec4 t = texelFetch(values, ivec2(feature >> 1, row), 0);
  return (feature & 1) == 0 ? t.xz : t.yw;
}
`;

/** GLSL: one entry of lane-stacked weights; \`first\` is the lane's first row of texels. */
export const weightAccess = `
float weightAt(int first, int row, int column) {
  return texelFetch(W, ivec2(column >> 1, first + (row >> 1)), 0)[2 * (row & 1) + (column & 1)];
}
`;
