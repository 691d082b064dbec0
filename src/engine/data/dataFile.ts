import { crc32 } from '@/engine/data/crc32';
import { DataError } from '@/engine/data/dataError';

/** What every file of public/data is: uint32 fields, little-endian, then content, then the CRC-32 of all before it; gzipped. */
export interface DataFileKind {
  /** first four bytes, as a little-endian number */
  readonly magic: number;
  /** in field 1 */
  readonly version: number;
  readonly fields: number;
}

export interface OpenDataFile {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** uint32 number `index` of the header; 0 is the magic, 1 the version */
  readonly field: (index: number) => number;
  /** for a part that is not what it should be */
  readonly damaged: (part: string) => DataError;
}

const checksumBytes = 4;

/** Inflates a file and checks that it is of this kind; `name` only goes into errors. */
export async function openDataFile(name: string, file: ArrayBuffer, { magic, version, fields }: DataFileKind): Promise<OpenDataFile> {
  const bytes = await inflate(name, new Uint8Array(file));
  const damaged = (part: string) => new DataError('data-damaged', { name, part, bytes: bytes.length });
  if (bytes.length < 4 * fields + checksumBytes) throw damaged('size');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const field = (index: number) => view.getUint32(4 * index, true);
  // Also what a server gives that answers a missing file with the start page.
  if (field(0) !== magic) throw damaged('magic');
  // Before the sizes: another version may lay them out differently.
  if (field(1) !== version) throw new DataError('data-version', { name, found: field(1), expected: version });
  return { bytes, view, field, damaged };
}

/** `end`: where the content must end and its checksum stand. */
export function checkEnd({ bytes, view, damaged }: OpenDataFile, end: number): void {
  if (bytes.length !== end + checksumBytes) throw damaged('size');
  if (crc32(bytes.subarray(0, end)) !== view.getUint32(end, true)) throw damaged('checksum');
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
