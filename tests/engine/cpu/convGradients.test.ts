import fc from 'fast-check';
import { expect, it } from 'vitest';
import { conv2dKernel } from '@/engine/executor/cpu/conv2d';
import { conv2dGradient } from '@/engine/math/convolution';
import { relativeError } from '@/engine/math/gradientCheck';
import { outputSize, type Shape3 } from '@/engine/math/windows';
import { randomNormal, randomUniform, streamKey } from '@/lib/random';

const normals = (key: number, length: number): Float32Array => Float32Array.from({ length }, (_, index) => randomNormal(key, index));

const layer = fc.record({
  side: fc.integer({ min: 3, max: 7 }), channels: fc.integer({ min: 1, max: 3 }), filters: fc.integer({ min: 1, max: 5 }),
  size: fc.integer({ min: 1, max: 3 }), stride: fc.integer({ min: 1, max: 2 }), padding: fc.constantFrom('same' as const, 'valid' as const),
  seed: fc.integer({ min: 0, max: 1000 }),
  /** of the pixels of each sample: samples of either kind meet in one batch */
  shares: fc.array(fc.constantFrom(0, 0.1, 0.4, 0.7, 1), { minLength: 1, maxLength: 4 }),
});

it('gradients are the same however many pixels of a sample have one', () => {
  fc.assert(fc.property(layer, ({ side, channels, filters, size, stride, padding, seed, shares }) => {
    const window = { size, stride, padding };
    const shape: Shape3 = [side, side + 1, channels];
    const output: Shape3 = [outputSize(side, window), outputSize(side + 1, window), filters];
    const rows = shares.length;
    const pixels = output[0] * output[1] * filters;
    const x = normals(streamKey(seed, 'data', 0), rows * side * (side + 1) * channels);
    const kernel = normals(streamKey(seed, 'data', 1), size * size * channels * filters);
    const dz = normals(streamKey(seed, 'data', 2), rows * pixels).map((value, index) => (randomUniform(seed, index) < shares[Math.floor(index / pixels)]! ? value : 0));
    const block = { parameters: Float32Array.from([...kernel, ...normals(1, filters)]), gradients: new Float32Array(kernel.length + filters), running: new Float32Array(0) };
    const ours = conv2dKernel({ kind: 'conv2d', input: shape, output, kernel: size, stride, padding });
    const dx = new Float32Array(x.length).fill(NaN);
    ours.backward(x, dz, dx, rows, block);
    const alone = { ...block, gradients: new Float32Array(block.gradients.length) };
    ours.backward(x, dz, null, rows, alone);

    const expected = conv2dGradient(x, shape, kernel, dz, filters, window);
    const parameters = [...expected.dKernel, ...expected.dBias];
    expect(relativeError([...block.gradients], parameters)).toBeLessThan(1e-6);
    expect(relativeError([...alone.gradients], parameters)).toBeLessThan(1e-6);
    expect(relativeError([...dx], [...expected.dx])).toBeLessThan(1e-6);
  }), { numRuns: 300 });
});

it('a gradient that is no number is not taken for none', () => {
  const kernel = conv2dKernel({ kind: 'conv2d', input: [3, 3, 1], output: [3, 3, 1], kernel: 1, stride: 1, padding: 'valid' });
  const block = { parameters: Float32Array.of(1, 0), gradients: new Float32Array(2), running: new Float32Array(0) };
  const dx = new Float32Array(9);
  kernel.backward(new Float32Array(9).fill(1), Float32Array.of(NaN, 0, 0, 0, 0, 0, 0, 0, 0), dx, 1, block);
  expect([...dx]).toEqual([NaN, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect(block.gradients[0]).toBeNaN();
});
