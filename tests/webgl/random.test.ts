import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permutationBits, glslPermute, glslRandomBits } from '@/engine/tensor/glsl/random';
import type { Device } from '@/engine/tensor/device';
import { permute, randomBits, streamKey } from '@/lib/random';
import { openDevice } from './openDevice';

let device: Device;
beforeAll(async () => { device = await openDevice(); });
afterAll(() => device.dispose());

/** Texels of a row of the picture the programs draw. */
const width = 512;

/** Runs `expression` (a uint of the uint `index`) for indices 0 … count − 1. */
async function evaluate(expression: string, count: number, uniforms: Record<string, number>): Promise<Uint32Array> {
  const matrix = device.createMatrix(2 * Math.ceil(count / width), 2 * width);
  const program = device.program({
    inputs: [],
    outputs: ['halves'],
    uniforms: Object.fromEntries(Object.keys(uniforms).map((name) => [name, name.endsWith('Bits') ? 'int' : 'uint'] as const)),
    body: `${glslRandomBits}${glslPermute}
void main() {
  uint index = uint(gl_FragCoord.y) * ${width}u + uint(gl_FragCoord.x);
  uint value = ${expression};
  halves = vec4(value >> 16, value & 0xffffu, 0.0, 0.0);
}`,
  });
  device.draw(program, device.target(matrix), [], uniforms);
  const [texels = new Float32Array(0)] = await device.read([matrix]);
  matrix.dispose();
  return Uint32Array.from({ length: count }, (_, index) => texels[4 * index]! * 65536 + texels[4 * index + 1]!);
}

describe('random numbers on the device equal lib/random to the bit', () => {
  it.each([0, 1, 0x7fffffff, 0x80000000, 0xffffffff, streamKey(42, 'dropout', 3, 1000)])('bits of key %i', async (key) => {
    const bits = await evaluate('randomBits(key, index)', 4000, { key });
    expect(bits).toEqual(Uint32Array.from(bits, (_, index) => randomBits(key, index)));
  });

  it.each([1, 2, 3, 5, 16, 17, 100, 1297, 2048, 10_000])('permutation of %i', async (size) => {
    for (const key of [0, 0xffffffff, streamKey(7, 'shuffle', 9)]) {
      const { low, high } = permutationBits(size);
      const positions = await evaluate('permute(index, size, key, ivec2(lowBits, highBits))', size, { size, key, lowBits: low, highBits: high });
      expect(positions).toEqual(Uint32Array.from(positions, (_, index) => permute(index, size, key)));
      expect(new Set(positions).size).toBe(size);
    }
  });
});
