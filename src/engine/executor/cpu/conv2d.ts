import { paddingBefore } from '@/engine/math/windows';
import type { Core } from '@/engine/model/plan';
import type { CoreKernel } from './coreKernel';
import { addColumnSums, addProduct, fillRows } from './matrixProduct';

type ConvCore = Extract<Core, { kind: 'conv2d' }>;

/**
 * Walks the patch that every output position sees, kernel row by kernel row: cells `from` … `to` of the image row at
 * `input` lie at `patch` of the patch matrix [positions, kernel·kernel·channels]. Cells in the padding are left out.
 */
function forEachPatchRow({ input: [height, width, channels], output: [outHeight, outWidth], kernel, stride, padding }: ConvCore, visit: (input: number, patch: number, length: number) => void): void {
  const window = { size: kernel, stride, padding };
  const top = paddingBefore(height, window);
  const left = paddingBefore(width, window);
  for (let outRow = 0, position = 0; outRow < outHeight; outRow += 1) {
    for (let outColumn = 0; outColumn < outWidth; outColumn += 1, position += 1) {
      const firstColumn = outColumn * stride - left;
      const from = Math.max(0, firstColumn);
      const to = Math.min(width, firstColumn + kernel);
      for (let kernelRow = 0; kernelRow < kernel; kernelRow += 1) {
        const row = outRow * stride - top + kernelRow;
        if (row < 0 || row >= height || from >= to) continue;
        const patch = ((position * kernel + kernelRow) * kernel + from - firstColumn) * channels;
        visit((row * width + from) * channels, patch, (to - from) * channels);
      }
    }
  }
}

/** The geometry above as a list of (input, patch, length), computed once. */
function patchRows(core: ConvCore): Int32Array {
  const rows: number[] = [];
  forEachPatchRow(core, (input, patch, length) => rows.push(input, patch, length));
  return Int32Array.from(rows);
}

/**
 * z[position, filter] = Σ patch[position]·K + b: every output position sees a patch of the image, and the same kernel
 * looks at all of them, so one sample is the matrix product patches·K. The order of K's rows is [row, column, channel].
 */
export function conv2dKernel(core: ConvCore): CoreKernel {
  const [height, width, channels] = core.input;
  const [outHeight, outWidth, filters] = core.output;
  const positions = outHeight * outWidth;
  const patchLength = core.kernel * core.kernel * channels;
  const imageLength = height * width * channels;
  const outputLength = positions * filters;
  const bias = patchLength * filters;
  const contacts = patchRows(core);
  // Cells in the padding stay 0 for ever: nothing writes them.
  const patches = new Float32Array(positions * patchLength);
  const dPatches = new Float32Array(positions * patchLength);
  const z = new Float32Array(outputLength);

  function gather(x: Float32Array, start: number): void {
    for (let at = 0; at < contacts.length; at += 3) {
      const input = start + contacts[at]!;
      const patch = contacts[at + 1]!;
      const length = contacts[at + 2]!;
      for (let cell = 0; cell < length; cell += 1) patches[patch + cell] = x[input + cell]!;
    }
  }
  /** The way back: every cell sums what all the patches it was part of hand back. */
  function scatter(dx: Float32Array, start: number): void {
    for (let at = 0; at < contacts.length; at += 3) {
      const input = start + contacts[at]!;
      const patch = contacts[at + 1]!;
      const length = contacts[at + 2]!;
      for (let cell = 0; cell < length; cell += 1) dx[input + cell]! += dPatches[patch + cell]!;
    }
  }
  /** One sample of dz as a matrix of its own. */
  function take(dz: Float32Array, start: number): void {
    for (let at = 0; at < outputLength; at += 1) z[at] = dz[start + at]!;
  }

  return {
    forward(x, output, rows, { parameters }) {
      for (let row = 0; row < rows; row += 1) {
        gather(x, row * imageLength);
        fillRows(z, positions, parameters, bias, filters);
        addProduct(z, positions, filters, patches, patchLength, 1, parameters, filters, 1, patchLength);
        output.set(z, row * outputLength);
      }
    },

    /** ∂L/∂K = Σ patchesᵀ·dz over the batch, ∂L/∂b = Σ dz, and each patch gets dz·Kᵀ back. */
    backward(x, dz, dx, rows, { parameters, gradients }) {
      addColumnSums(gradients, bias, dz, rows * positions, filters);
      dx?.fill(0, 0, rows * imageLength);
      for (let row = 0; row < rows; row += 1) {
        gather(x, row * imageLength);
        take(dz, row * outputLength);
        addProduct(gradients, patchLength, filters, patches, 1, patchLength, z, filters, 1, positions);
        if (dx === null) continue;
        dPatches.fill(0);
        addProduct(dPatches, positions, patchLength, z, filters, 1, parameters, 1, filters, filters);
        scatter(dx, row * imageLength);
      }
    },
  };
}
