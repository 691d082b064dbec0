import { rowsOfW } from './convGeometry';
import { partsFrame } from './convGradients';
import { pixelFunction } from './convPoolForward';
import { convPoolGeometry, type ConvPool } from './convPoolGeometry';
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

/** Runs over the windows: the gradient `d` of two filters and two samples, and where their winners lie in the picture, less the tap. */
function overWindows(both: ConvPool, body: string): string {
  const { outHeight, outWidth, filters, size, top, left } = convPoolGeometry(both);
  return `
    for (int qy = 0; qy < ${outHeight}; qy++) for (int qx = 0; qx < ${outWidth}; qx++) {
      ivec2 from = ivec2((qy * ${outWidth} + qx) * ${filters / 2} + filter_, lane * pairs + r);
      vec4 d = DZ_at(from);
      vec4 cells = WINNER_at(from);
      vec4 rows = floor((cells + 0.5) / ${size}.0);
      ivec4 y = ivec4(rows) + (qy * ${size} - ${top}), x = ivec4(cells - ${size}.0 * rows) + (qx * ${size} - ${left});
      ${body}
    }`;
}

/** A texel of W: two channels of one tap × two filters. */
function partsOfTexels(both: ConvPool, sharedInput: boolean, pairsPerPart: number): Preparation {
  const { channels, kernel } = convPoolGeometry(both);
  const winner = (component: string): string => `pixel(y.${component} + ky, x.${component} + kx, channel, ${xRow(sharedInput)})`;
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
  const { channels, kernel } = convPoolGeometry(both);
  const bias = rowsOfW(both.conv) - 1;
  const winner = (component: string): string => `pixel(y.${component} + place.x, x.${component} + place.y, place.z, xRow)`;
  const functions = `${columnAccess('X')}${pixelFunction(both)}
/** (ky, kx, channel) of a row of W. */
ivec3 placeOf(int rowOfW) {
  int tap = rowOfW / ${channels};
  return ivec3(tap / ${kernel}, tap % ${kernel}, rowOfW - tap * ${channels});
}
vec2 share(int rowOfW, ivec3 place, vec4 d, ivec4 y, ivec4 x, int xRow) {
  if (rowOfW > ${bias}) return vec2(0.0);
  if (rowOfW == ${bias}) return d.xy + d.zw;
  return vec2(d.x * ${winner('x')}.x + d.z * ${winner('z')}.y, d.y * ${winner('y')}.x + d.w * ${winner('w')}.y);
}
`;
  return partsFrame(both.conv, pairsPerPart, ['X', 'DZ', 'WINNER'], `
  ivec3 even = placeOf(2 * row), odd = placeOf(2 * row + 1);`, functions, overWindows(both, `
      g.xy += share(2 * row, even, d, y, x, ${xRow(sharedInput)});
      g.zw += share(2 * row + 1, odd, d, y, x, ${xRow(sharedInput)});`));
}
