import type { Snippet } from '@/engine/executor/gpu/snippet';
import { texels } from '@/engine/tensor/matrix';
import { rowsOfW } from './convGeometry';
import { partsFrame } from './convGradients';
import { pixelFunction } from './convPoolForward';
import { convPoolGeometry, square, type ConvPool } from './convPoolGeometry';
import type { Preparation } from './coreSnippets';
import { columnAccess, isEven } from './imageAccess';

/**
 * Gradient over the kernel, in parts. DZ holds ∂L/∂z of each window's winner; every sample and filter has its own winner, so
 * the four numbers of a texel of DZ meet four different pixels.
 */
export function convPoolParts(both: ConvPool, sharedInput: boolean, pairsPerPart: number): Preparation {
  const { channels } = convPoolGeometry(both);
  return isEven(channels) ? partsOfTexels(both, sharedInput, pairsPerPart) : partsOfRows(both, sharedInput, pairsPerPart);
}

const xRow = (sharedInput: boolean): string => (sharedInput ? 'r' : 'lane * pairs + r');

/** Runs over the windows, with the gradient \`d\` and the winning \`cells\` of two filters and two samples. */
function overWindows(both: ConvPool, body: string): string {
  const { outHeight, outWidth, filters, size, top, left } = convPoolGeometry(both);
  return `
    for (int q = 0; q < ${outHeight * outWidth}; q++) {
      ivec2 from = ivec2(q * ${filters / 2} + filter_, lane * pairs + r);
      vec4 d = texelFetch(DZ, from, 0);
      ivec4 cells = ivec4(texelFetch(WINNER, from, 0));
      int fromY = (q / ${outWidth}) * ${size} - ${top}, fromX = (q % ${outWidth}) * ${size} - ${left};
      ${body}
    }`;
}

/** A texel of W: two channels of one tap × two filters. */
function partsOfTexels(both: ConvPool, sharedInput: boolean, pairsPerPart: number): Preparation {
  const { channels, kernel, size } = convPoolGeometry(both);
  const winner = (component: string): string => `pixel(fromY + ky + cells.${component} / ${size}, fromX + kx + cells.${component} % ${size}, channel, ${xRow(sharedInput)})`;
  return partsFrame(both.conv, pairsPerPart, ['X', 'DZ', 'WINNER'], `
  int tap = row / ${channels / 2};
  int channel = row - tap * ${channels / 2};
  int ky = tap / ${kernel}, kx = tap - ky * ${kernel};`, pixelFunction(both), overWindows(both, `
      if (tap == ${kernel * kernel}) { g.xy += d.xy + d.zw; continue; }
      g.xz += d.x * ${winner('x')}.xy;
      g.yw += d.y * ${winner('y')}.xy;
      g.xz += d.z * ${winner('z')}.zw;
      g.yw += d.w * ${winner('w')}.zw;`));
}

/** Two rows of W that belong to different taps or channels. */
function partsOfRows(both: ConvPool, sharedInput: boolean, pairsPerPart: number): Preparation {
  const { channels, kernel, size } = convPoolGeometry(both);
  const bias = rowsOfW(both.conv) - 1;
  const winner = (component: string): string => `pixel(fromY + cells.${component} / ${size}, fromX + cells.${component} % ${size}, place.z, xRow)`;
  const functions = `${columnAccess}${pixelFunction(both)}
/** (ky, kx, channel) of a row of W. */
ivec3 placeOf(int rowOfW) {
  int tap = rowOfW / ${channels};
  return ivec3(tap / ${kernel}, tap % ${kernel}, rowOfW - tap * ${channels});
}
vec2 share(int rowOfW, ivec3 place, vec4 d, ivec4 cells, int fromY, int fromX, int xRow) {
  if (rowOfW > ${bias}) return vec2(0.0);
  if (rowOfW == ${bias}) return d.xy + d.zw;
  fromY += place.x;
  fromX += place.y;
  return vec2(d.x * ${winner('x')}.x + d.z * ${winner('z')}.y, d.y * ${winner('y')}.x + d.w * ${winner('w')}.y);
}
`;
  return partsFrame(both.conv, pairsPerPart, ['X', 'DZ', 'WINNER'], `
  ivec3 even = placeOf(2 * row), odd = placeOf(2 * row + 1);`, functions, overWindows(both, `
      g.xy += share(2 * row, even, d, cells, fromY, fromX, ${xRow(sharedInput)});
      g.zw += share(2 * row + 1, odd, d, cells, fromY, fromX, ${xRow(sharedInput)});`));
}

/** Tiles along a side of the input: 2×2 pixels of the padded picture each. */
const tilesAlong = (length: number, before: number): number => ((length - 1 + before) >> 1) + 1;

/** Room for the four pixels of all tiles, per lane. */
export function tileColumns(both: ConvPool): number {
  const { height, width, channels, top, left } = convPoolGeometry(both);
  return tilesAlong(height, top) * tilesAlong(width, left) * channels;
}

/**
 * Gradient over 2×2 pixels of the input at once, for windows of 2×2: the same few windows and weights reach all four, so
 * that 17 fetches do what 68 did. Pixels go to the layers of D_TILES by (odd row, odd column) of the padded picture.
 */
export function convPoolInputTiles(both: ConvPool): Preparation {
  const { outHeight, outWidth, width, channels, filters, kernel, left } = convPoolGeometry(both);
  const reach = Math.floor(kernel / 2) + 1;
  const columns = tilesAlong(width, left);
  const weights = square(kernel).map(([ky, kx]) => `vec4 w${ky}_${kx} = texelFetch(W, ivec2(f, first + ${((ky * kernel + kx) * channels) / 2}), 0);`);
  const windowCode = ([ey, ex]: readonly [number, number]): string => `
    if (ty >= ${ey} && ty - ${ey} < ${outHeight} && tx >= ${ex} && tx - ${ex} < ${outWidth}) {
      ivec2 from = ivec2(((ty - ${ey}) * ${outWidth} + tx - ${ex}) * ${filters / 2} + f, p.y);
      vec4 d = texelFetch(DZ, from, 0);
      vec4 cells = texelFetch(WINNER, from, 0);
      ${square(2).map((cell, number) => cellCode(kernel, [ey, ex], cell, number)).join('\n      ')}
    }`;
  return {
    source: {
      inputs: ['DZ', 'WINNER', 'W'],
      outputs: ['tile0', 'tile1', 'tile2', 'tile3'],
      uniforms: { pairs: 'int' },
      body: `
void main() {
  ivec2 p = ivec2(gl_FragCoord.xy);
  int tile = p.x / ${channels / 2};
  int first = int(gl_FragCoord.y / float(pairs)) * ${texels(rowsOfW(both.conv))} + p.x - tile * ${channels / 2};
  int ty = tile / ${columns}, tx = tile - ty * ${columns};
  vec4 s0 = vec4(0.0), s1 = vec4(0.0), s2 = vec4(0.0), s3 = vec4(0.0);
  for (int f = 0; f < ${filters / 2}; f++) {
    ${weights.join('\n    ')}${square(reach).map(windowCode).join('')}
  }
  tile0 = s0;
  tile1 = s1;
  tile2 = s2;
  tile3 = s3;
}`,
    },
    writes: ['D_TILES'],
  };
}

/** What one cell of a window that lies (ey, ex) tiles before ours hands to our four pixels, where it has won. */
function cellCode(kernel: number, [ey, ex]: readonly [number, number], [cy, cx]: readonly [number, number], number: number): string {
  const shares = square(2).flatMap(([a, b], pixel) => {
    const [ky, kx] = [2 * ey + a - cy, 2 * ex + b - cx];
    return ky < 0 || ky >= kernel || kx < 0 || kx >= kernel ? [] : [`s${pixel} += m.xxzz * w${ky}_${kx}.xzxz + m.yyww * w${ky}_${kx}.ywyw;`];
  });
  return shares.length === 0 ? '' : `{ vec4 m = mix(vec4(0.0), d, equal(cells, vec4(${number}.0))); ${shares.join(' ')} }`;
}

/** Puts the tiles' pixels back in order. */
export function collectInputTiles(both: ConvPool): Snippet {
  const { width, channels, top, left } = convPoolGeometry(both);
  return {
    inputs: ['D_TILES'], layered: ['D_TILES'], uniforms: {}, functions: '',
    code: `
  int pixel = p.x / ${channels / 2};
  int ty = pixel / ${width} + ${top}, tx = pixel % ${width} + ${left};
  ivec2 from = ivec2(((ty >> 1) * ${tilesAlong(width, left)} + (tx >> 1)) * ${channels / 2} + p.x - pixel * ${channels / 2}, p.y);
  dx = texelFetch(D_TILES, ivec3(from, 2 * (ty & 1) + (tx & 1)), 0);`,
  };
}

/** The same for windows of any size, one pixel at a time. */
export function convPoolInputByTexels(both: ConvPool): Snippet {
  const { width, channels, filters } = convPoolGeometry(both);
  return {
    inputs: ['DZ', 'WINNER', 'W'], uniforms: {}, functions: '',
    code: `
  int pixel = p.x / ${channels / 2};
  int ty = pixel / ${width}, tx = pixel - ty * ${width};
  int first = lane * ${texels(rowsOfW(both.conv))} + p.x - pixel * ${channels / 2};
  ${overReachingWindows(both, `
    for (int f = 0; f < ${filters / 2}; f++) {
      ivec2 from = ivec2(window * ${filters / 2} + f, p.y);
      vec4 m = mix(vec4(0.0), texelFetch(DZ, from, 0), equal(texelFetch(WINNER, from, 0), vec4(cell)));
      vec4 w = texelFetch(W, ivec2(f, first + tap * ${channels / 2}), 0);
      dx += m.xxzz * w.xzxz + m.yyww * w.ywyw;
    }`)}`,
  };
}

/** And for odd numbers of channels, one feature at a time. */
export function convPoolInputByFeatures(both: ConvPool): Snippet {
  const { width, channels, filters } = convPoolGeometry(both);
  return {
    inputs: ['DZ', 'WINNER', 'W'], uniforms: {},
    functions: `
vec2 spread(int lane, int feature, int row) {
  int pixel = feature / ${channels};
  int channel = feature - pixel * ${channels};
  int ty = pixel / ${width}, tx = pixel - ty * ${width};
  int first = lane * ${texels(rowsOfW(both.conv))};
  vec2 sums = vec2(0.0);
  ${overReachingWindows(both, `
    int rowOfW = tap * ${channels} + channel;
    for (int f = 0; f < ${filters / 2}; f++) {
      ivec2 from = ivec2(window * ${filters / 2} + f, row);
      vec4 m = mix(vec4(0.0), texelFetch(DZ, from, 0), equal(texelFetch(WINNER, from, 0), vec4(cell)));
      vec4 t = texelFetch(W, ivec2(f, first + (rowOfW >> 1)), 0);
      vec2 w = (rowOfW & 1) == 0 ? t.xy : t.zw;
      sums += vec2(dot(m.xy, w), dot(m.zw, w));
    }`)}
  return sums;
}
`,
    code: `vec2 left = spread(lane, 2 * p.x, p.y), right = spread(lane, 2 * p.x + 1, p.y);
  dx = vec4(left.x, right.x, left.y, right.y);`,
  };
}

/** Runs over the windows and their cells whose kernel covers the pixel (ty, tx), with the \`tap\` that does. */
function overReachingWindows(both: ConvPool, body: string): string {
  const { outHeight, outWidth, kernel, size, top, left } = convPoolGeometry(both);
  const along = (q: string, t: string, end: number): string => `for (int ${q} = max(0, (${t} - ${kernel - 1}) / ${size}); ${q} <= min(${end - 1}, ${t} / ${size}); ${q}++)`;
  return `
  ty += ${top};
  tx += ${left};
  ${along('qy', 'ty', outHeight)} ${along('qx', 'tx', outWidth)} for (int cell = 0; cell < ${size * size}; cell++) {
    int ky = ty - qy * ${size} - cell / ${size}, kx = tx - qx * ${size} - cell % ${size};
    if (ky < 0 || ky >= ${kernel} || kx < 0 || kx >= ${kernel}) continue;
    int window = qy * ${outWidth} + qx, tap = ky * ${kernel} + kx;
    ${body}
  }`;
}
