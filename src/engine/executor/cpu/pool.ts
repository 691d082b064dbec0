import { forEachContact } from '@/engine/math/windows';
import type { Core } from '@/engine/model/plan';
import type { CoreKernel } from './coreKernel';

type PoolCore = Extract<Core, { kind: 'maxPool' | 'avgPool' }>;

/** Pixels under each window of one image, as offsets divided by the channels; −1 fills up where padding is. */
function windowCells({ input, output: [outHeight, outWidth], size, stride, padding }: PoolCore): Int32Array {
  const cells = new Int32Array(outHeight * outWidth * size * size).fill(-1);
  const filled = new Int32Array(outHeight * outWidth);
  forEachContact(1, input, { size, stride, padding }, ({ output, input: pixel }) => {
    cells[output * size * size + filled[output]!] = pixel;
    filled[output]! += 1;
  });
  return cells;
}

interface Geometry {
  readonly cells: Int32Array;
  readonly perWindow: number;
  readonly windows: number;
  readonly channels: number;
  readonly imageLength: number;
}

function geometryOf(core: PoolCore): Geometry {
  const [height, width, channels] = core.input;
  return { cells: windowCells(core), perWindow: core.size * core.size, windows: core.output[0] * core.output[1], channels, imageLength: height * width * channels };
}

/** z = the largest value under each window; the first in reading order wins a tie. Its gradient goes to that value alone. */
export function maxPoolKernel(core: PoolCore, capacity: number): CoreKernel {
  const { cells, perWindow, windows, channels, imageLength } = geometryOf(core);
  const winners = new Int32Array(capacity * windows * channels);
  return {
    forward(x, z, rows) {
      for (let row = 0, at = 0; row < rows; row += 1) {
        const image = row * imageLength;
        for (let window = 0; window < windows; window += 1) {
          const first = window * perWindow;
          for (let channel = 0; channel < channels; channel += 1, at += 1) {
            let winner = image + cells[first]! * channels + channel;
            for (let cell = first + 1; cell < first + perWindow && cells[cell]! >= 0; cell += 1) {
              const candidate = image + cells[cell]! * channels + channel;
              if (x[candidate]! > x[winner]!) winner = candidate;
            }
            winners[at] = winner;
            z[at] = x[winner]!;
          }
        }
      }
    },

    backward(_x, dz, dx, rows) {
      if (dx === null) return;
      dx.fill(0, 0, rows * imageLength);
      for (let at = 0; at < rows * windows * channels; at += 1) dx[winners[at]!]! += dz[at]!;
    },
  };
}

/** z = the mean of the real cells under each window (padding is not counted); its gradient is shared equally among them. */
export function avgPoolKernel(core: PoolCore): CoreKernel {
  const { cells, perWindow, windows, channels, imageLength } = geometryOf(core);
  const counts = Array.from({ length: windows }, (_, window) => cells.subarray(window * perWindow, (window + 1) * perWindow).filter((cell) => cell >= 0).length);
  return {
    forward(x, z, rows) {
      for (let row = 0, at = 0; row < rows; row += 1) {
        const image = row * imageLength;
        for (let window = 0; window < windows; window += 1) {
          const first = window * perWindow;
          const count = counts[window]!;
          for (let channel = 0; channel < channels; channel += 1, at += 1) {
            let sum = 0;
            for (let cell = first; cell < first + count; cell += 1) sum += x[image + cells[cell]! * channels + channel]!;
            z[at] = sum / count;
          }
        }
      }
    },

    backward(_x, dz, dx, rows) {
      if (dx === null) return;
      dx.fill(0, 0, rows * imageLength);
      for (let row = 0, at = 0; row < rows; row += 1) {
        const image = row * imageLength;
        for (let window = 0; window < windows; window += 1) {
          const first = window * perWindow;
          const count = counts[window]!;
          for (let channel = 0; channel < channels; channel += 1, at += 1) {
            const share = dz[at]! / count;
            for (let cell = first; cell < first + count; cell += 1) dx[image + cells[cell]! * channels + channel]! += share;
          }
        }
      }
    },
  };
}
