import type { Snippet } from '@/engine/executor/gpu/snippet';
import type { Tail } from '@/engine/executor/gpu/tail';
import { texels } from '@/engine/tensor/matrix';
import { convPoolGeometry, isWrittenOut, square, type ConvPool } from './convPoolGeometry';
import { inputRow } from './coreSnippets';
import { rowsOfW } from './convGeometry';
import { columnAccess, isEven, weightPair } from './imageAccess';

/**
 * z = the largest of the window's activated pixels, the cell it came from, and the activation's slope there. The pixels that
 * the window's kernels cover are fetched once and serve all of them: (k+s−1)² fetches instead of k²·s².
 */
export function convPoolForward(both: ConvPool, inner: Tail, sharedInput: boolean): Snippet {
  const { channels, outWidth, filters, kernel, size, top, left } = convPoolGeometry(both);
  const even = isEven(channels);
  const cells = square(size);
  const biasRow = kernel * kernel * channels;
  const row = inputRow(sharedInput);
  return {
    inputs: ['X', 'W'],
    uniforms: inner.uniforms,
    functions: `${even ? '' : columnAccess('X')}${weightPair}${pixelFunction(both)}${inner.functions}`,
    code: `
  int window = p.x / ${filters / 2};
  int filter_ = p.x - window * ${filters / 2};
  int wy = window / ${outWidth};
  int fromY = wy * ${size} - ${top};
  int fromX = (window - wy * ${outWidth}) * ${size} - ${left};
  int first = lane * ${texels(rowsOfW(both.conv))};
  vec4 bias = weights(first, ${biasRow}, 2 * filter_).xyxy;
  ${cells.map((_, cell) => `vec4 z${cell} = bias;`).join(' ')}
  for (int c = 0; c < ${even ? channels / 2 : channels}; c++) {
    ${isWrittenOut(both) ? rowsCode(both, kernel, '0', row) : `for (int ky = 0; ky < ${kernel}; ky++) {
    ${rowsCode(both, 1, 'ky', row)}
    }`}
  }
  vec4 innerSlope = vec4(1.0);
  ${cells.map((_, cell) => compareCode(cell, inner)).join('\n  ')}`,
    keeps: ['winner'],
    slope: 'innerSlope',
  };
}

/** GLSL: this many rows of the kernel from `firstRow` on, over all cells of the window: their pixels first, then the taps. */
function rowsCode(both: ConvPool, rows: number, firstRow: string, xRow: string): string {
  const { channels, kernel, size } = convPoolGeometry(both);
  const even = isEven(channels);
  const pixels = square(kernel + size - 1).filter(([dy]) => dy < rows + size - 1);
  const taps = square(kernel).filter(([ky]) => ky < rows);
  const fetch = ([dy, dx]: readonly [number, number]): string => `${even ? 'vec4' : 'vec2'} x${dy}_${dx} = pixel(fromY + ${firstRow} + ${dy}, fromX + ${dx}, c, ${xRow});`;
  /** One weight (for two channels if they share texels) times its pixel of every cell. */
  const tap = ([ky, kx]: readonly [number, number]): string => {
    const place = `(${firstRow} + ${ky}) * ${kernel} + ${kx}`;
    const weight = even ? `vec4 w = W_at(ivec2(filter_, first + (${place}) * ${channels / 2} + c));` : `vec2 w = weights(first, (${place}) * ${channels} + c, 2 * filter_);`;
    const add = ([cy, cx]: readonly [number, number], cell: number): string => {
      const x = `x${cy + ky}_${cx + kx}`;
      return even ? `z${cell} += ${x}.xxzz * w.xyxy + ${x}.yyww * w.zwzw;` : `z${cell} += ${x}.xxyy * w.xyxy;`;
    };
    return `{ ${weight} ${square(size).map(add).join(' ')} }`;
  };
  return [...pixels.map(fetch), ...taps.map(tap)].join('\n    ');
}

/** GLSL: a pixel of both samples, two channels at once if they share texels; 0 outside the picture. */
export function pixelFunction(both: ConvPool): string {
  const { height, width, channels, padded } = convPoolGeometry(both);
  const even = isEven(channels);
  const type = even ? 'vec4' : 'vec2';
  const fetch = even ? `X_at(ivec2((y * ${width} + x) * ${channels / 2} + c, row))` : `X_column((y * ${width} + x) * ${channels} + c, row)`;
  // Selected without a branch, like column().
  const body = padded
    ? `bool inside = all(lessThan(uvec2(ivec2(y, x)), uvec2(${height}, ${width})));
  y = clamp(y, 0, ${height - 1});
  x = clamp(x, 0, ${width - 1});
  return mix(${type}(0.0), ${fetch}, ${even ? 'bvec4' : 'bvec2'}(inside));`
    : `return ${fetch};`;
  return `
${type} pixel(int y, int x, int c, int row) {
  ${body}
}
`;
}

/** Activates one cell of the window and keeps it if it is the largest so far; the first of equals stays. */
function compareCode(cell: number, inner: Tail): string {
  const activated = `vec4 value = z${cell}; vec4 slope = vec4(1.0); ${inner.code}`;
  if (cell === 0) return `{ ${activated} z = value; innerSlope = slope; winner = vec4(0.0); }`;
  return `{ ${activated} bvec4 better = greaterThan(value, z); z = mix(z, value, better); innerSlope = mix(innerSlope, slope, better); winner = mix(winner, vec4(${cell}), better); }`;
}
