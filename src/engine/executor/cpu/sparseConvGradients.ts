import type { ConvCore, Patches } from './patches';

/** A convolution's way back for samples whose dz is mostly zeros. */
export interface SparseConvGradients {
  /** Takes the weights of this batch, [patch length, filters], and begins a new sum. */
  begin(parameters: Float32Array): void;
  /** Looks for the pixels with a gradient in the sample that begins at `start`; their share of all pixels. */
  scan(dz: Float32Array, start: number): number;
  /** Adds the sample that was scanned last to the sum of ∂L/∂K. `patches` must hold its patches. */
  addWeightGradients(dz: Float32Array, dzStart: number): void;
  /** The same, and overwrites the sample's dx. */
  addBothGradients(x: Float32Array, dx: Float32Array, imageStart: number, dz: Float32Array, dzStart: number): void;
  /** Adds the sum to the gradients. */
  finish(gradients: Float32Array): void;
}

/** Kernels and images as the inner loops want them: filter by filter, so that a pixel runs over neighbours, and in float64. */
interface Workspace {
  readonly filters: number;
  /** [filters, patch length] */
  readonly kernels: Float64Array;
  readonly dKernels: Float64Array;
  readonly image: Float64Array;
  readonly dImage: Float64Array;
  /** the pixels of dz that are not 0 */
  readonly found: Int32Array;
}

/**
 * Behind a pool of 3×3 one pixel in nine has a gradient, so eight ninths of the matrix products would multiply by 0. Here each
 * pixel that has one adds d·patch to its kernel's gradient and d·K to the patch of dx that it saw: the terms of the
 * products that are not 0, summed in float64.
 */
export function sparseConvGradients(core: ConvCore, patches: Patches): SparseConvGradients {
  const [height, width, channels] = core.input;
  const filters = core.output[2];
  const imageLength = height * width * channels;
  const kernelsLength = filters * patches.length;
  const workspace: Workspace = {
    filters,
    kernels: new Float64Array(kernelsLength), dKernels: new Float64Array(kernelsLength),
    image: new Float64Array(imageLength), dImage: new Float64Array(imageLength),
    found: new Int32Array(patches.positions * filters),
  };
  const { kernels, dKernels, image, dImage, found } = workspace;
  let count = 0;

  return {
    begin(parameters) {
      dKernels.fill(0);
      for (let cell = 0, at = 0; cell < patches.length; cell += 1) for (let filter = 0; filter < filters; filter += 1, at += 1) kernels[filter * patches.length + cell] = parameters[at]!;
    },

    scan(dz, start) {
      count = findNonZeros(dz, start, found);
      return count / found.length;
    },

    addWeightGradients: (dz, dzStart) => addWeights(workspace, patches, count, dz, dzStart),

    addBothGradients(x, dx, imageStart, dz, dzStart) {
      for (let at = 0; at < imageLength; at += 1) image[at] = x[imageStart + at]!;
      dImage.fill(0);
      addBoth(workspace, patches, count, dz, dzStart);
      dx.set(dImage, imageStart);
    },

    finish(gradients) {
      for (let cell = 0, at = 0; cell < patches.length; cell += 1) for (let filter = 0; filter < filters; filter += 1, at += 1) gradients[at]! += dKernels[filter * patches.length + cell]!;
    },
  };
}

// The loops get their arrays as parameters: read from an enclosing function, a step of digits (bench) took 15 ms, not 13.

/** Every place is written before it is known to be wanted: a branch that cannot be foreseen would cost more. */
function findNonZeros(dz: Float32Array, start: number, found: Int32Array): number {
  let count = 0;
  for (let pixel = 0; pixel < found.length; pixel += 1) {
    found[count] = pixel;
    if (dz[start + pixel] !== 0) count += 1;
  }
  return count;
}

function addWeights({ filters, dKernels, found }: Workspace, { values, length }: Patches, count: number, dz: Float32Array, dzStart: number): void {
  for (let index = 0; index < count; index += 1) {
    const pixel = found[index]!;
    const position = (pixel / filters) | 0;
    const d = dz[dzStart + pixel]!;
    let kernel = (pixel - position * filters) * length;
    let cell = position * length;
    for (const end = cell + length; cell < end; cell += 1, kernel += 1) dKernels[kernel]! += d * values[cell]!;
  }
}

/** Kernel and image give each other d times their numbers, row by row of the patch. */
function addBoth({ filters, kernels, dKernels, image, dImage, found }: Workspace, { contacts, firstContact, length }: Patches, count: number, dz: Float32Array, dzStart: number): void {
  for (let index = 0; index < count; index += 1) {
    const pixel = found[index]!;
    const position = (pixel / filters) | 0;
    const filter = pixel - position * filters;
    const d = dz[dzStart + pixel]!;
    const last = firstContact[position + 1]!;
    for (let at = firstContact[position]!; at < last; at += 3) {
      let input = contacts[at]!;
      let kernel = (filter - position) * length + contacts[at + 1]!;
      for (const end = input + contacts[at + 2]!; input < end; input += 1, kernel += 1) {
        dKernels[kernel]! += d * image[input]!;
        dImage[input]! += d * kernels[kernel]!;
      }
    }
  }
}
