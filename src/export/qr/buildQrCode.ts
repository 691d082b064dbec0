import { encode } from 'uqr';

/** Modules that a phone tells apart from a seat in the room end about here: 117 × 117 of them (version 25 of the standard). */
const largestVersion = 25;

/** Bytes that fit into the largest code at the lowest level of correction (ISO/IEC 18004, table 7). */
export const qrCapacity = 1273;

/** White modules around the code, without which a camera does not find it. */
export const quietZone = 4;

export interface QrCode {
  /** modules along one side, without the quiet zone */
  readonly size: number;
  /** path data of the dark modules, one unit each, from the corner of the code: one run of a row after the other */
  readonly path: string;
}

/** The code of a text, drawn here and sent nowhere; null when the text is too long to be read by a camera. */
export function buildQrCode(text: string): QrCode | null {
  if (new TextEncoder().encode(text).length > qrCapacity) return null;
  // More correction than the lowest where it costs no larger code.
  const { size, data } = encode(text, { ecc: 'L', boostEcc: true, maxVersion: largestVersion, border: 0 });
  return { size, path: data.map(rowPath).join('') };
}

function rowPath(row: readonly boolean[], y: number): string {
  let path = '';
  for (let start = 0; start < row.length; start += 1) {
    if (!row[start]) continue;
    let end = start;
    while (row[end + 1]) end += 1;
    const length = end - start + 1;
    path += `M${start} ${y}h${length}v1h-${length}z`;
    start = end;
  }
  return path;
}
