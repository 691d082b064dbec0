import { rowUniforms } from '@/engine/executor/gpu/snippet';
import type { Core } from '@/engine/model/plan';
import { inputRow, type CoreSnippets, type Preparation } from './coreSnippets';

/**
 * y = x, or a·x when x ≤ 0, with a slope a per channel: row 0 of W. He et al. 2015. The sums over rows and positions go
 * through PARTS, one number per channel and pair of rows, or one fragment would do it all.
 */
export function preluSnippets({ channels, positions }: Extract<Core, { kind: 'prelu' }>, sharedInput: boolean, rows: number): CoreSnippets {
  const slopes = `
float slopeAt(int lane, int channel) {
  vec4 t = W_at(ivec2(channel >> 1, lane));
  return (channel & 1) == 0 ? t.x : t.y;
}
vec4 slopes(vec4 x, int lane, int column) {
  vec4 a = vec2(slopeAt(lane, (2 * column) % ${channels}), slopeAt(lane, (2 * column + 1) % ${channels})).xyxy;
  return mix(a, vec4(1.0), greaterThan(x, vec4(0.0)));
}
`;
  const x = `vec4 x = X_at(ivec2(p.x, ${inputRow(sharedInput)}));`;
  return {
    forward: { inputs: ['X', 'W'], uniforms: {}, functions: slopes, code: `${x}\n  z = slopes(x, lane, p.x) * x;` },
    inputGradient: { inputs: ['DZ', 'X', 'W'], uniforms: {}, functions: slopes, code: `${x}\n  dx = slopes(x, lane, p.x) * DZ_at(p);` },
    parameterGradient: {
      inputs: ['PARTS'],
      uniforms: rowUniforms,
      functions: '',
      code: `
  for (int r = 0; r < pairs; r++) g.xy += PARTS_at(ivec2(p.x, lane * pairs + r)).xy;
  ${channels % 2 === 1 ? `if (p.x == ${channels >> 1}) g.y = 0.0;` : ''}`,
    },
    scratch: { PARTS: { rows, columns: channels } },
    beforeParameterGradient: [parts(channels, positions, sharedInput)],
  };
}

/** Σ dz·min(0, x) over the positions of a pair of rows, for the two channels of a texel. Rows of padding have dz = 0. */
function parts(channels: number, positions: number, sharedInput: boolean): Preparation {
  return {
    source: {
      inputs: ['DZ', 'X'],
      outputs: ['part'],
      uniforms: rowUniforms,
      body: `
vec2 both(vec4 t, int feature) { return (feature & 1) == 0 ? t.xz : t.yw; }
float share(int feature, int row, int lane, int pair) {
  vec2 d = both(DZ_at(ivec2(feature >> 1, row)), feature);
  vec2 x = both(X_at(ivec2(feature >> 1, ${sharedInput ? 'pair' : 'row'})), feature);
  return dot(d, min(x, vec2(0.0)));
}
void main() {
  int row = int(gl_FragCoord.y);
  int lane = row / pairs;
  int pair = row - lane * pairs;
  int even = 2 * int(gl_FragCoord.x);
  int odd = min(even + 1, ${channels - 1});
  vec2 sums = vec2(0.0);
  for (int q = 0; q < ${positions}; q++) sums += vec2(share(q * ${channels} + even, row, lane, pair), share(q * ${channels} + odd, row, lane, pair));
  part = vec4(sums, 0.0, 0.0);
}`,
    },
    writes: ['PARTS'],
  };
}
