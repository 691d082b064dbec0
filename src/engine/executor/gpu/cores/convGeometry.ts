import { paddingBefore } from '@/engine/math/windows';
import type { Core } from '@/engine/model/plan';

export type Conv2d = Extract<Core, { readonly kind: 'conv2d' }>;

/** Rows of a kernel block: one per tap and channel, and the bias. */
export const rowsOfW = ({ kernel, input }: Conv2d): number => kernel * kernel * input[2] + 1;

export function geometry({ input: [height, width, channels], output: [outHeight, outWidth, filters], kernel, stride, padding }: Conv2d) {
  const window = { size: kernel, stride, padding };
  return { height, width, channels, outHeight, outWidth, filters, kernel, stride, top: paddingBefore(height, window), left: paddingBefore(width, window) };
}

/** Loops over the taps whose pixel (iy, ix) lies inside the image, for the output pixel (oy, ox). */
export function overTaps(core: Conv2d, body: string): string {
  const { height, width, kernel, stride, top, left } = geometry(core);
  return `
  for (int ky = 0; ky < ${kernel}; ky++) {
    int iy = oy * ${stride} + ky - ${top};
    if (iy < 0 || iy >= ${height}) continue;
    for (int kx = 0; kx < ${kernel}; kx++) {
      int ix = ox * ${stride} + kx - ${left};
      if (ix < 0 || ix >= ${width}) continue;
      ${body}
    }
  }`;
}

/** Loops over the taps through which the input pixel (iy, ix) reaches an output pixel (oy, ox). */
export function overOutputs(core: Conv2d, body: string): string {
  const { outHeight, outWidth, kernel, stride, top, left } = geometry(core);
  const along = (o: string, i: string, k: string, before: number, end: number): string => `
    int ${o} = ${i} + ${before} - ${k};
    if (${o} < 0${stride > 1 ? ` || ${o} % ${stride} != 0` : ''}) continue;
    ${stride > 1 ? `${o} /= ${stride};` : ''}
    if (${o} >= ${end}) continue;`;
  return `
  for (int ky = 0; ky < ${kernel}; ky++) {${along('oy', 'iy', 'ky', top, outHeight)}
    for (int kx = 0; kx < ${kernel}; kx++) {${along('ox', 'ix', 'kx', left, outWidth)}
      ${body}
    }
  }`;
}

/** Output positions whose tap (ky, kx) lies inside the image. */
export function overPositions(core: Conv2d, body: string): string {
  const { height, width, outHeight, outWidth, stride, top, left } = geometry(core);
  return `
    for (int oy = 0; oy < ${outHeight}; oy++) {
      int iy = oy * ${stride} + ky - ${top};
      if (iy < 0 || iy >= ${height}) continue;
      for (int ox = 0; ox < ${outWidth}; ox++) {
        int ix = ox * ${stride} + kx - ${left};
        if (ix < 0 || ix >= ${width}) continue;
        ${body}
      }
    }`;
}
