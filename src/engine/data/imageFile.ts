import { crc32 } from '@/engine/data/crc32';
import { DataError } from '@/engine/data/dataError';

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

// Layout, little-endian: 'DIMG' · version · count · height · width · maxValue · trainCount (six uint32) · labels (one byte
// each) · pixels (one byte each, row-major) · CRC-32 of everything before it (uint32). The whole is gzipped.
const headerBytes = 28;
const checksumBytes = 4;
const magic = 0x474d4944;
export const imageFileVersion = 1;

/** Inflates and checks a file of public/data; `name` only goes into errors. */
export async function decodeImageFile(name: string, file: ArrayBuffer): Promise<ImageFile> {
  const bytes = await inflate(name, new Uint8Array(file));
  const damaged = (part: string) => new DataError('data-damaged', { name, part, bytes: bytes.length });
  if (bytes.length < headerBytes + checksumBytes) throw damaged('size');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const field = (index: number) => view.getUint32(4 * index, true);
  // Also what a server gives that answers a missing file with the start page.
  if (field(0) !== magic) throw damaged('magic');
  // Before the sizes: another version may lay them out differently.
  if (field(1) !== imageFileVersion) throw new DataError('data-version', { name, found: field(1), expected: imageFileVersion });
  const [count, height, width, maxValue, trainCount] = [field(2), field(3), field(4), field(5), field(6)];
  const pixelStart = headerBytes + count;
  const pixelEnd = pixelStart + count * height * width;
  if (bytes.length !== pixelEnd + checksumBytes) throw damaged('size');
  if (crc32(bytes.subarray(0, pixelEnd)) !== view.getUint32(pixelEnd, true)) throw damaged('checksum');
  if (trainCount > count || maxValue < 1 || height < 1 || width < 1) throw damaged('header');
  return { count, height, width, maxValue, trainCount, labels: bytes.subarray(headerBytes, pixelStart), pixels: bytes.subarray(pixelStart, pixelEnd) };
}

/** A server may have inflated the file already, so the first bytes decide, not the name. */
async function inflate(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  try {
    return new Uint8Array(await new Response(inflated).arrayBuffer());
  } catch (cause) {
    throw new DataError('data-damaged', { name, part: 'gzip', bytes: bytes.length }, { cause });
  }
}
