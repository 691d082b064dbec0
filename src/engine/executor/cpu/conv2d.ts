import type { CoreKernel } from './coreKernel';
import { addColumnSums, product } from './matrixProduct';
import { createPatches, type ConvCore } from './patches';
import { sparseConvGradients } from './sparseConvGradients';

/** A multiply-add costs two to four times as much for a single pixel as in a product (measured for kernels of 3 and 5). */
const sparseUpTo = 0.35;

/**
 * z[position, filter] = Σ patch[position]·K + b: every output position sees a patch of the image, and the same kernel
 * looks at all of them, so one sample is the matrix product patches·K. The order of K's rows is [row, column, channel].
 */
export function conv2dKernel(core: ConvCore): CoreKernel {
  const [height, width, channels] = core.input;
  const filters = core.output[2];
  const patches = createPatches(core);
  const { positions, length: patchLength, contacts } = patches;
  const imageLength = height * width * channels;
  const outputLength = positions * filters;
  const bias = patchLength * filters;
  const sparse = sparseConvGradients(core, patches);
  const zeros = new Float32Array(patchLength);
  const dPatches = new Float32Array(positions * patchLength);
  const z = new Float32Array(outputLength);

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
        patches.gather(x, row * imageLength);
        product(z, positions, filters, parameters, bias, 0, patches.values, patchLength, 1, parameters, filters, 1, patchLength);
        output.set(z, row * outputLength);
      }
    },

    /** ∂L/∂K = Σ patchesᵀ·dz over the batch, ∂L/∂b = Σ dz, and each patch gets dz·Kᵀ back. */
    backward(x, dz, dx, rows, { parameters, gradients }) {
      addColumnSums(gradients, bias, dz, rows * positions, filters);
      sparse.begin(parameters);
      for (let row = 0; row < rows; row += 1) {
        const image = row * imageLength;
        const output = row * outputLength;
        const isSparse = sparse.scan(dz, output) <= sparseUpTo;
        if (isSparse && dx !== null) {
          sparse.addBothGradients(x, dx, image, dz, output);
          continue;
        }
        patches.gather(x, image);
        if (isSparse) {
          sparse.addWeightGradients(dz, output);
          continue;
        }
        take(dz, output);
        product(gradients, patchLength, filters, gradients, 0, filters, patches.values, 1, patchLength, z, filters, 1, positions);
        if (dx === null) continue;
        product(dPatches, positions, patchLength, zeros, 0, 0, z, filters, 1, parameters, 1, filters, filters);
        dx.fill(0, image, image + imageLength);
        scatter(dx, image);
      }
      sparse.finish(gradients);
    },
  };
}
