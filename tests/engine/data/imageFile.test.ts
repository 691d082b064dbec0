import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from '@/engine/data/crc32';
import { DataError } from '@/engine/data/dataError';
import { decodeImageFile } from '@/engine/data/imageFile';
import { bufferOf, encodeImages, packed } from './encodeImages';

const labels = [3, 1, 4, 1];
const pixels = Array.from({ length: 24 }, (_, index) => index % 17);
const content = () => encodeImages({ labels, pixels, trainCount: 3 });

/** The error of a file that must not be accepted. */
async function failure(file: ArrayBuffer): Promise<DataError> {
  const result = await decodeImageFile('digits.bin', file).catch((error: unknown) => error);
  if (!(result instanceof DataError)) throw new Error(`accepted, or failed otherwise: ${String(result)}`);
  return result;
}

describe('an image file', () => {
  it.each([['packed', packed(content())], ['already inflated by the server', bufferOf(content())]])('is read back when %s', async (_, file) => {
    const images = await decodeImageFile('digits.bin', file);
    expect({ ...images, labels: [...images.labels], pixels: [...images.pixels] }).toEqual({ count: 4, height: 2, width: 3, maxValue: 16, trainCount: 3, labels, pixels });
  });
  it('is refused at any length but its own, packed or not', async () => {
    for (const whole of [packed(content()), bufferOf(content())]) {
      for (let length = 0; length < whole.byteLength; length += 1) expect((await failure(whole.slice(0, length))).code).toBe('data-damaged');
    }
    expect((await failure(bufferOf(Buffer.concat([content(), Buffer.alloc(1)])))).parameters['part']).toBe('size');
  });
  it('is refused when a single bit is wrong, packed or not', async () => {
    const outcomes = new Set<string>();
    for (const whole of [packed(content()), bufferOf(content())]) {
      const readable = new Uint8Array(whole);
      for (let bit = 0; bit < 8 * readable.length; bit += 1) {
        const flipped = readable.slice();
        flipped[bit >> 3]! ^= 1 << (bit & 7);
        outcomes.add(
          await decodeImageFile('digits.bin', flipped.buffer).then(
            (images) => `accepted as ${[...images.labels, ...images.pixels].join()}`,
            (error: DataError) => `${error.code} ${error.parameters['part'] ?? ''}`,
          ),
        );
      }
    }
    // Six bytes of the gzip header do not concern the content: time, level, system.
    expect([...outcomes].toSorted()).toEqual([
      `accepted as ${[...labels, ...pixels].join()}`,
      'data-damaged checksum', 'data-damaged gzip', 'data-damaged magic', 'data-damaged size', 'data-version ',
    ]);
  });
  it('is refused when it is something else', async () => {
    expect((await failure(new ArrayBuffer(0))).parameters).toEqual({ name: 'digits.bin', part: 'size', bytes: 0 });
    const page = new TextEncoder().encode('<!doctype html><html lang="en"><title>Descent</title></html>');
    expect((await failure(page.buffer)).parameters['part']).toBe('magic');
    expect((await failure(packed(encodeImages({ labels, pixels, magic: 'DING' })))).parameters['part']).toBe('magic');
    expect((await failure(packed(Buffer.alloc(0)))).code).toBe('data-damaged');
  });
  it('names both versions when it comes from another one', async () => {
    const error = await failure(packed(encodeImages({ labels, pixels, version: 2 })));
    expect([error.code, error.parameters]).toEqual(['data-version', { name: 'digits.bin', found: 2, expected: 1 }]);
  });
  it('is refused when its header contradicts itself or its length, however large the numbers are', async () => {
    const problem = async (changes: object) => (await failure(packed(encodeImages({ labels, pixels, ...changes })))).parameters['part'];
    expect(await problem({ trainCount: 5 })).toBe('header');
    expect(await problem({ maxValue: 0 })).toBe('header');
    expect(await problem({ height: 3 })).toBe('size');
    expect(await problem({ height: 2 ** 32 - 1, width: 2 ** 32 - 1 })).toBe('size');
    expect(await problem({ height: 0, pixels: [] })).toBe('header');
  });
  it('says what happened without prose, and keeps the cause', async () => {
    const error = await failure(packed(content()).slice(0, 30));
    expect([error.code, error.parameters['part'], error.cause !== undefined]).toEqual(['data-damaged', 'gzip', true]);
    expect(error.message).toBe('data-damaged {"name":"digits.bin","part":"gzip","bytes":30}');
  });
});

describe('CRC-32', () => {
  it('is the one everybody means', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => crc32(bytes) === zlibCrc32(bytes)));
  });
});
