import { checkEnd, openDataFile } from '@/engine/data/dataFile';

/** Images as they were published: bytes 0 … maxValue. */
export interface ImageFile {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  /** The pixel value that means 1. */
  readonly maxValue: number;
  /** The first `trainCount` images are the set's own training part; 0: it has no split of its own. */
  readonly trainCount: number;
  /** [count] */
  readonly labels: Uint8Array;
  /** [count, height, width] */
  readonly pixels: Uint8Array;
}

// Layout: 'DIMG' · version · count · height · width · maxValue · trainCount (uint32) · labels (one byte each) · pixels (one
// byte each, row-major) · CRC-32.
const fields = 7;
const magic = 0x474d4944;
export const imageFileVersion = 1;

/** Inflates and checks a file of public/data; `name` only goes into errors. */
export async function decodeImageFile(name: string, file: ArrayBuffer): Promise<ImageFile> {
  const open = await openDataFile(name, file, { magic, version: imageFileVersion, fields });
  const { bytes, field, damaged } = open;
  const [count, height, width, maxValue, trainCount] = [field(2), field(3), field(4), field(5), field(6)];
  const pixelStart = 4 * fields + count;
  const pixelEnd = pixelStart + count * height * width;
  checkEnd(open, pixelEnd);
  if (trainCount > count || maxValue < 1 || height < 1 || width < 1) throw damaged('header');
  return { count, height, width, maxValue, trainCount, labels: bytes.subarray(4 * fields, pixelStart), pixels: bytes.subarray(pixelStart, pixelEnd) };
}
