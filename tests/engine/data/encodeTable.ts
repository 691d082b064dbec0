import { crc32 } from 'node:zlib';

export interface TestTable {
  readonly magic?: string;
  readonly version?: number;
  readonly count?: number;
  readonly features?: number;
  readonly decimals: readonly number[];
  readonly labels: readonly number[];
  /** whole numbers, one feature after the other */
  readonly whole: readonly number[];
}

/** A table file as the converter writes it, with zlib's own checksum: the reader's is checked against it. */
export function encodeTable({ magic = 'DTAB', version = 1, decimals, labels, whole, count = labels.length, features = decimals.length }: TestTable): Buffer {
  const uint32 = (numbers: readonly number[]) => {
    const bytes = Buffer.alloc(4 * numbers.length);
    for (const [index, value] of numbers.entries()) bytes.writeUInt32LE(value, 4 * index);
    return bytes;
  };
  const checked = Buffer.concat([Buffer.from(magic), uint32([version, count, features]), Buffer.from(decimals), Buffer.from(labels), uint32(whole)]);
  return Buffer.concat([checked, uint32([crc32(checked)])]);
}
