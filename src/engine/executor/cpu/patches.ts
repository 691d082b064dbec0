import { paddingBefore } from '@/engine/math/windows';
import type { Core } from '@/engine/model/plan';

export type ConvCore = Extract<Core, { kind: 'conv2d' }>;

/** The patches of one image as the rows of a matrix, and how their cells lie in the image. */
export interface Patches {
  readonly positions: number;
  /** kernel · kernel · channels */
  readonly length: number;
  /** [positions, length]; cells in the padding stay 0 for ever, as nothing writes them */
  readonly values: Float32Array;
  /** (input, patch, length) of every kernel row of every patch, without its cells in the padding */
  readonly contacts: Int32Array;
  /** where a position's contacts begin, and behind the last one where they end */
  readonly firstContact: Int32Array;
  /** Fills `values` from the image that begins at `start`. */
  gather(x: Float32Array, start: number): void;
}

/**
 * Walks the patch that every output position sees, kernel row by kernel row: cells `from` … `to` of the image row at
 * `input` lie at `patch` of the patch matrix. Cells in the padding are left out.
 */
function forEachPatchRow({ input: [height, width, channels], output: [outHeight, outWidth], kernel, stride, padding }: ConvCore, visit: (position: number, input: number, patch: number, length: number) => void): void {
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
        visit(position, (row * width + from) * channels, patch, (to - from) * channels);
      }
    }
  }
}

export function createPatches(core: ConvCore): Patches {
  const positions = core.output[0] * core.output[1];
  const length = core.kernel * core.kernel * core.input[2];
  const values = new Float32Array(positions * length);
  const firstContact = new Int32Array(positions + 1);
  const rows: number[] = [];
  forEachPatchRow(core, (position, input, patch, cells) => {
    rows.push(input, patch, cells);
    firstContact.fill(rows.length, position + 1);
  });
  const contacts = Int32Array.from(rows);
  return {
    positions, length, values, contacts, firstContact,
    gather(x, start) {
      for (let at = 0; at < contacts.length; at += 3) {
        const input = start + contacts[at]!;
        const patch = contacts[at + 1]!;
        const cells = contacts[at + 2]!;
        for (let cell = 0; cell < cells; cell += 1) values[patch + cell] = x[input + cell]!;
      }
    },
  };
}
