import type { Snippet } from '@/engine/executor/gpu/snippet';
import { texels } from '@/engine/tensor/matrix';
import { rowsOfW } from './convGeometry';
import { convPoolGeometry, square, type ConvPool } from './convPoolGeometry';
import type { Preparation, ScratchShape } from './coreSnippets';

/**
 * Gradient over the input, in tiles of pixels that the same few windows and weights reach. A pixel of the padded picture goes
 * to the layer of D_TILES that is its place in its tile.
 */
export const convPoolInputTiles = (both: ConvPool): Preparation => (both.pool.size === 2 ? squareTiles(both) : rowTiles(both));

/** Room for the tiles, per lane. */
export function tileScratch(both: ConvPool, rows: number): ScratchShape {
  const { width, channels, left } = convPoolGeometry(both);
  const { columns, rows: high } = tileSides(both);
  return { rows, columns: tilesHigh(both) * tilesAlong(width, left, columns) * channels, layers: high * columns };
}

/** Tiles lie on the grid of the windows, so that what reaches which pixel of a tile is known when the program is written. */
const tileSides = ({ pool: { size } }: ConvPool) => (size === 2 ? { rows: 2, columns: 2 } : { rows: 1, columns: size });
const tilesAlong = (length: number, before: number, side: number): number => Math.floor((length - 1 + before) / side) + 1;

function tilesHigh(both: ConvPool): number {
  const { height, top } = convPoolGeometry(both);
  return tilesAlong(height, top, tileSides(both).rows);
}

/** A fragment for each tile (ty, tx) and pair of channels: `body` adds up its pixels s0, s1, …; at `first` lies their row of W for the first tap. */
function tilesProgram(both: ConvPool, body: string): Preparation {
  const { width, channels, left } = convPoolGeometry(both);
  const sides = tileSides(both);
  const columns = tilesAlong(width, left, sides.columns);
  const names = Array.from({ length: sides.rows * sides.columns }, (_, pixel) => `s${pixel}`);
  return {
    source: {
      inputs: ['DZ', 'WINNER', 'W'],
      outputs: names.map((name) => `${name}Out`),
      uniforms: { pairs: 'int' },
      body: `
void main() {
  ivec2 p = ivec2(gl_FragCoord.xy);
  int tile = p.x / ${channels / 2};
  int first = int(gl_FragCoord.y / float(pairs)) * ${texels(rowsOfW(both.conv))} + p.x - tile * ${channels / 2};
  int ty = tile / ${columns}, tx = tile - ty * ${columns};
  vec4 ${names.map((name) => `${name} = vec4(0.0)`).join(', ')};
  ${body}
  ${names.map((name) => `${name}Out = ${name};`).join(' ')}
}`,
    },
    writes: ['D_TILES'],
  };
}

/** 2×2 pixels at once, for windows of 2×2: 17 fetches do what 68 did. */
function squareTiles(both: ConvPool): Preparation {
  const { outHeight, outWidth, channels, filters, kernel } = convPoolGeometry(both);
  const reach = Math.floor(kernel / 2) + 1;
  const weights = square(kernel).map(([ky, kx]) => `vec4 w${ky}_${kx} = W_at(ivec2(f, first + ${((ky * kernel + kx) * channels) / 2}));`);
  const windowCode = ([ey, ex]: readonly [number, number]): string => `
    if (ty >= ${ey} && ty - ${ey} < ${outHeight} && tx >= ${ex} && tx - ${ex} < ${outWidth}) {
      ivec2 from = ivec2(((ty - ${ey}) * ${outWidth} + tx - ${ex}) * ${filters / 2} + f, p.y);
      vec4 d = DZ_at(from);
      vec4 cells = WINNER_at(from);
      ${square(2).map((cell, number) => cellCode(kernel, [ey, ex], cell, number)).join('\n      ')}
    }`;
  return tilesProgram(both, `
  for (int f = 0; f < ${filters / 2}; f++) {
    ${weights.join('\n    ')}${square(reach).map(windowCode).join('')}
  }`);
}

/** What one cell of a window that lies (ey, ex) tiles before ours hands to our four pixels, where it has won. */
function cellCode(kernel: number, [ey, ex]: readonly [number, number], [cy, cx]: readonly [number, number], number: number): string {
  const shares = square(2).flatMap(([a, b], pixel) => {
    const [ky, kx] = [2 * ey + a - cy, 2 * ex + b - cx];
    return ky < 0 || ky >= kernel || kx < 0 || kx >= kernel ? [] : [`s${pixel} += m.xxzz * w${ky}_${kx}.xzxz + m.yyww * w${ky}_${kx}.ywyw;`];
  });
  return shares.length === 0 ? '' : `{ vec4 m = mix(vec4(0.0), d, equal(cells, vec4(${number}.0))); ${shares.join(' ')} }`;
}

/** As many pixels of a row as a window is wide, for all other windows: for those of 3 and kernels of 5, 11 fetches instead of 45. */
function rowTiles(both: ConvPool): Preparation {
  const { outHeight, outWidth, channels, filters, kernel, size } = convPoolGeometry(both);
  const along = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);
  const reach = Math.floor((kernel + size - 2) / size) + 1;
  /** What the cells in this row of a window that lies `ex` tiles before ours hand to our pixels, where they have won. */
  const windowCode = (ex: number): string => {
    const shares = along(size).map((cx) => {
      const taps = along(size).flatMap((pixel) => {
        const kx = size * ex + pixel - cx;
        return kx < 0 || kx >= kernel ? [] : [`s${pixel} += m.xxzz * w${kx}.xzxz + m.yyww * w${kx}.ywyw;`];
      });
      return taps.length === 0 ? '' : `{ vec4 m = mix(vec4(0.0), d, equal(cells, vec4(cell + ${cx}.0))); ${taps.join(' ')} }`;
    });
    return `
      if (tx >= ${ex} && tx - ${ex} < ${outWidth}) {
        ivec2 from = ivec2((wy * ${outWidth} + tx - ${ex}) * ${filters / 2} + f, p.y);
        vec4 d = DZ_at(from);
        vec4 cells = WINNER_at(from);
        ${shares.join('\n        ')}
      }`;
  };
  return tilesProgram(both, `
  int window = ty / ${size}, phase = ty - window * ${size};
  for (int ky = 0; ky < ${kernel}; ky++) {
    int before = (ky - phase + ${size - 1}) / ${size}, wy = window - before;
    if (wy < 0 || wy >= ${outHeight}) continue;
    float cell = float((phase - ky + ${size} * before) * ${size});
    for (int f = 0; f < ${filters / 2}; f++) {
      ${along(kernel).map((kx) => `vec4 w${kx} = W_at(ivec2(f, first + (ky * ${kernel} + ${kx}) * ${channels / 2}));`).join('\n      ')}${along(reach).map(windowCode).join('')}
    }
  }`);
}

/** Puts the tiles' pixels back in order. */
export function collectInputTiles(both: ConvPool): Snippet {
  const { width, channels, top, left } = convPoolGeometry(both);
  const { rows, columns } = tileSides(both);
  return {
    inputs: ['D_TILES'], layered: ['D_TILES'], uniforms: {}, functions: '',
    code: `
  int pixel = p.x / ${channels / 2};
  int ty = pixel / ${width} + ${top}, tx = pixel % ${width} + ${left};
  ivec2 from = ivec2((ty / ${rows} * ${tilesAlong(width, left, columns)} + tx / ${columns}) * ${channels / 2} + p.x - pixel * ${channels / 2}, p.y);
  dx = texelFetch(D_TILES, ivec3(from, ty % ${rows} * ${columns} + tx % ${columns}), 0);`,
  };
}

/** For odd numbers of channels, one feature at a time. */
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
      vec4 m = mix(vec4(0.0), DZ_at(from), equal(WINNER_at(from), vec4(cell)));
      vec4 t = W_at(ivec2(f, first + (rowOfW >> 1)));
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
