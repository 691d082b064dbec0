import { crc32, gzipSync } from 'node:zlib';

export interface TestImages {
  readonly magic?: string;
  readonly version?: number;
  readonly height?: number;
  readonly width?: number;
  readonly maxValue?: number;
  readonly trainCount?: number;
  readonly labels: readonly number[];
  readonly pixels: readonly number[];
}

/** An image file as the converter writes it, with zlib's own checksum: the reader's is checked against it. */
export function encodeImages({ magic = 'DIMG', version = 1, height = 2, width = 3, maxValue = 16, trainCount = 0, labels, pixels }: TestImages): Buffer {
  const header = Buffer.alloc(28);
  header.write(magic, 0, 'latin1');
  for (const [index, value] of [version, labels.length, height, width, maxValue, trainCount].entries()) header.writeUInt32LE(value, 4 + 4 * index);
  const checked = Buffer.concat([header, Buffer.from(labels), Buffer.from(pixels)]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32LE(crc32(checked));
  return Buffer.concat([checked, checksum]);
}

export const packed = (content: Buffer): ArrayBuffer => bufferOf(gzipSync(content));

/** A copy whose ArrayBuffer holds these bytes and no others. */
export const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
