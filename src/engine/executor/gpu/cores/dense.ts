import { texels } from '@/engine/tensor/matrix';
import { inputRow, type CoreSnippets } from './coreSnippets';

/**
 * z = [x 1]·W, W of [inputs + 1, units] with the bias as its last row.
 * A texel (two rows, two columns) of a product is the sum of 2×2 products of texels.
 */
export function denseSnippets(inputs: number, units: number, sharedInput: boolean): CoreSnippets {
  const rowsOfW = texels(inputs + 1);
  return {
    /** z[r][j] = Σᵢ x[r][i]·W[i][j] */
    forward: {
      inputs: ['X', 'W'], uniforms: {}, functions: '',
      code: `
  for (int i = 0; i < ${rowsOfW}; i++) {
    vec4 x = texelFetch(X, ivec2(i, ${inputRow(sharedInput)}), 0);
    vec4 w = texelFetch(W, ivec2(p.x, lane * ${rowsOfW} + i), 0);
    z += x.xxzz * w.xyxy + x.yyww * w.zwzw;
  }`,
    },
    /** dx[r][i] = Σⱼ dz[r][j]·W[i][j] */
    inputGradient: {
      inputs: ['DZ', 'W'], uniforms: {}, functions: '',
      code: `
  for (int j = 0; j < ${texels(units)}; j++) {
    vec4 d = texelFetch(DZ, ivec2(j, p.y), 0);
    vec4 w = texelFetch(W, ivec2(j, lane * ${rowsOfW} + p.x), 0);
    dx += d.xxzz * w.xzxz + d.yyww * w.ywyw;
  }`,
    },
    /** g[i][j] = Σᵣ x[r][i]·dz[r][j]; here \`pair\` counts rows of W, and rows of padding have dz = 0 */
    parameterGradient: {
      inputs: ['X', 'DZ'], uniforms: {}, functions: '',
      code: `
  for (int r = 0; r < pairs; r++) {
    vec4 x = texelFetch(X, ivec2(pair, ${sharedInput ? 'r' : 'lane * pairs + r'}), 0);
    vec4 d = texelFetch(DZ, ivec2(p.x, lane * pairs + r), 0);
    g += x.xxyy * d.xyxy + x.zzww * d.zwzw;
  }`,
    },
  };
}
