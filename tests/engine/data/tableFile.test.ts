import { describe, expect, it } from 'vitest';
import { DataError } from '@/engine/data/dataError';
import { decodeTableFile } from '@/engine/data/tableFile';
import { bufferOf, packed } from './encodeImages';
import { encodeTable, type TestTable } from './encodeTable';

/** Two features of three samples: 0.5, 1.25, 300 and 7, 8, 9. */
const table = { decimals: [2, 0], labels: [1, 0, 1], whole: [50, 125, 30_000, 7, 8, 9] };

async function failure(file: ArrayBuffer): Promise<DataError> {
  const result = await decodeTableFile('cancer.bin', file).catch((error: unknown) => error);
  if (!(result instanceof DataError)) throw new Error(`accepted, or failed otherwise: ${String(result)}`);
  return result;
}

describe('a table file', () => {
  it.each([['packed', packed(encodeTable(table))], ['already inflated by the server', bufferOf(encodeTable(table))]])('is read back when %s', async (_, file) => {
    const { labels, values, ...sizes } = await decodeTableFile('cancer.bin', file);
    expect({ ...sizes, labels: [...labels], values: [...values] }).toEqual({ count: 3, features: 2, labels: [1, 0, 1], values: [0.5, 7, 1.25, 8, 300, 9] });
  });
  it('is refused at any length but its own, packed or not', async () => {
    for (const whole of [packed(encodeTable(table)), bufferOf(encodeTable(table))]) {
      for (let length = 0; length < whole.byteLength; length += 1) expect((await failure(whole.slice(0, length))).code).toBe('data-damaged');
    }
    expect((await failure(bufferOf(Buffer.concat([encodeTable(table), Buffer.alloc(1)])))).parameters['part']).toBe('size');
  });
  it('is refused when a single bit is wrong', async () => {
    const readable = new Uint8Array(encodeTable(table));
    for (let bit = 0; bit < 8 * readable.length; bit += 1) {
      const flipped = readable.slice();
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      expect(['data-damaged', 'data-version']).toContain((await failure(flipped.buffer)).code);
    }
  });
  it('is refused when it is something else, of another version, or contradicts itself', async () => {
    const problem = async (changes: Partial<TestTable>) => {
      const { code, parameters } = await failure(packed(encodeTable({ ...table, ...changes })));
      return [code, parameters['part'] ?? parameters['found']];
    };
    expect(await problem({ magic: 'DIMG' })).toEqual(['data-damaged', 'magic']);
    expect(await problem({ version: 2 })).toEqual(['data-version', 2]);
    expect(await problem({ decimals: [2, 10] })).toEqual(['data-damaged', 'header']);
    expect(await problem({ decimals: [], whole: [] })).toEqual(['data-damaged', 'header']);
    expect(await problem({ count: 2 ** 32 - 1, features: 2 ** 32 - 1 })).toEqual(['data-damaged', 'size']);
  });
});
