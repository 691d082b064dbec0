import { rowUniforms, type SamplerName, type Snippet } from '@/engine/executor/gpu/snippet';
import { texels } from '@/engine/tensor/matrix';
import type { Preparation } from './coreSnippets';
import { geometry, overOutputs, overPositions, rowsOfW, type Conv2d } from './convGeometry';
import { columnAccess, isEven, weightAccess } from './imageAccess';

/** dx[iy][ix][c] = Σ over taps and filters of dz[oy][ox][f]·W[tap, c][f], two channels at once. */
export function inputGradientByTexels(core: Conv2d): Snippet {
  const { width, channels, outWidth, filters, kernel } = geometry(core);
  return {
    inputs: ['DZ', 'W'], uniforms: {}, functions: '',
    code: `
  int pixel = p.x / ${channels / 2};
  int channel = p.x - pixel * ${channels / 2};
  int iy = pixel / ${width}, ix = pixel - iy * ${width};
  int first = lane * ${texels(rowsOfW(core))};
  ${overOutputs(core, `
      int from = (oy * ${outWidth} + ox) * ${filters / 2};
      int row = first + (ky * ${kernel} + kx) * ${channels / 2} + channel;
      for (int f = 0; f < ${filters / 2}; f++) {
        vec4 d = DZ_at(ivec2(from + f, p.y));
        vec4 w = W_at(ivec2(f, row));
        dx += d.xxzz * w.xzxz + d.yyww * w.ywyw;
      }`)}`,
  };
}

/** The same for any number of channels and filters. */
export function inputGradientByFeatures(core: Conv2d): Snippet {
  const { width, channels, outWidth, filters, kernel } = geometry(core);
  return {
    inputs: ['DZ', 'W'], uniforms: {},
    functions: `${columnAccess('DZ')}${weightAccess}
vec2 spread(int first, int feature, int row) {
  int pixel = feature / ${channels};
  int channel = feature - pixel * ${channels};
  int iy = pixel / ${width}, ix = pixel - iy * ${width};
  vec2 sums = vec2(0.0);
  ${overOutputs(core, `
      for (int f = 0; f < ${filters}; f++)
        sums += DZ_column((oy * ${outWidth} + ox) * ${filters} + f, row) * weightAt(first, (ky * ${kernel} + kx) * ${channels} + channel, f);`)}
  return sums;
}
`,
    code: `vec2 left = spread(lane * ${texels(rowsOfW(core))}, 2 * p.x, p.y);
  vec2 right = spread(lane * ${texels(rowsOfW(core))}, 2 * p.x + 1, p.y);
  dx = vec4(left.x, right.x, left.y, right.y);`,
  };
}

/** Frame of the partial sums: texel columns are parts × filters, texel rows those of W. */
export function partsFrame(core: Conv2d, pairsPerPart: number, inputs: readonly SamplerName[], decode: string, functions: string, code: string): Preparation {
  const filterTexels = texels(core.output[2]);
  return {
    source: {
      inputs,
      outputs: ['part'],
      uniforms: rowUniforms,
      body: `${functions}
void main() {
  ivec2 p = ivec2(gl_FragCoord.xy);
  int lane = int(gl_FragCoord.y / ${texels(rowsOfW(core))}.0);
  int row = p.y - lane * ${texels(rowsOfW(core))};
  int group = p.x / ${filterTexels};
  int filter_ = p.x - group * ${filterTexels};
  vec4 g = vec4(0.0);
  ${decode}
  for (int r = group * ${pairsPerPart}; r < min(pairs, (group + 1) * ${pairsPerPart}); r++) {
    ${code}
  }
  part = g;
}`,
    },
    writes: ['PARTS'],
  };
}

/** Rows of X and DZ for the pair r of samples. */
const xRow = (sharedInput: boolean): string => (sharedInput ? 'r' : 'lane * pairs + r');

/** A texel of W: two channels of one tap × two filters; the last row of texels holds the bias. */
export function partsByTexels(core: Conv2d, sharedInput: boolean, pairsPerPart: number): Preparation {
  const { width, channels, outHeight, outWidth, filters, kernel } = geometry(core);
  const decode = `
  int tap = row / ${channels / 2};
  int channel = row - tap * ${channels / 2};
  int ky = tap / ${kernel}, kx = tap - ky * ${kernel};`;
  return partsFrame(core, pairsPerPart, ['X', 'DZ'], decode, '', `
    if (tap == ${kernel * kernel}) {
      for (int q = 0; q < ${outHeight * outWidth}; q++) {
        vec4 d = DZ_at(ivec2(q * ${filters / 2} + filter_, lane * pairs + r));
        g.xy += d.xy + d.zw;
      }
      continue;
    }
    ${overPositions(core, `
        vec4 x = X_at(ivec2((iy * ${width} + ix) * ${channels / 2} + channel, ${xRow(sharedInput)}));
        vec4 d = DZ_at(ivec2((oy * ${outWidth} + ox) * ${filters / 2} + filter_, lane * pairs + r));
        g += x.xxyy * d.xyxy + x.zzww * d.zwzw;`)}`);
}

export function partsByFeatures(core: Conv2d, sharedInput: boolean, pairsPerPart: number): Preparation {
  const { width, channels, outHeight, outWidth, filters, kernel } = geometry(core);
  const even = isEven(filters);
  const upstream = even
    ? `vec4 upstream(int q, int filter_, int row) { return DZ_at(ivec2(q * ${filters / 2} + filter_, row)); }`
    : `vec4 upstream(int q, int filter_, int row) {
  vec2 left = DZ_column(q * ${filters} + 2 * filter_, row);
  vec2 right = 2 * filter_ + 1 < ${filters} ? DZ_column(q * ${filters} + 2 * filter_ + 1, row) : vec2(0.0);
  return vec4(left.x, right.x, left.y, right.y);
}`;
  const functions = `${columnAccess('X', ...(even ? [] : ['DZ' as const]))}${upstream}
/** Gradient of one row of W for two filters. */
vec2 rowGradient(int rowOfW, int filter_, int xRow, int dRow) {
  vec2 g = vec2(0.0);
  if (rowOfW > ${rowsOfW(core) - 1}) return g;
  if (rowOfW == ${rowsOfW(core) - 1}) {
    for (int q = 0; q < ${outHeight * outWidth}; q++) { vec4 d = upstream(q, filter_, dRow); g += d.xy + d.zw; }
    return g;
  }
  int tap = rowOfW / ${channels};
  int channel = rowOfW - tap * ${channels};
  int ky = tap / ${kernel}, kx = tap - ky * ${kernel};
  ${overPositions(core, `
        vec2 x = X_column((iy * ${width} + ix) * ${channels} + channel, xRow);
        vec4 d = upstream(oy * ${outWidth} + ox, filter_, dRow);
        g += x.x * d.xy + x.y * d.zw;`)}
  return g;
}
`;
  return partsFrame(core, pairsPerPart, ['X', 'DZ'], '', functions, `
    g.xy += rowGradient(2 * row, filter_, ${xRow(sharedInput)}, lane * pairs + r);
    g.zw += rowGradient(2 * row + 1, filter_, ${xRow(sharedInput)}, lane * pairs + r);`);
}

export function sumOfParts({ output }: Conv2d, parts: number): Snippet {
  return {
    inputs: ['PARTS'], uniforms: {}, functions: '',
    code: `for (int part = 0; part < ${parts}; part++) g += PARTS_at(ivec2(part * ${texels(output[2])} + p.x, p.y));`,
  };
}
