import { forEachContact, outputSize, type Shape3, type Window } from './windows';

/** Row-major images [batch, height, width, channels]. */
type Numbers = ArrayLike<number>;

function outputLength(length: number, [height, width]: Shape3, window: Window): number {
  return (length / (height * width)) * outputSize(height, window) * outputSize(width, window);
}

/** Input index of the largest value of every window and channel; the first in reading order wins a tie. */
function largestOf(x: Numbers, shape: Shape3, window: Window): Int32Array {
  const [height, width, channels] = shape;
  const winners = new Int32Array(outputLength(x.length, shape, window)).fill(-1);
  forEachContact(x.length / (height * width * channels), shape, window, ({ output, input }) => {
    for (let channel = 0; channel < channels; channel += 1) {
      const best = winners[output * channels + channel] ?? -1;
      const candidate = input * channels + channel;
      if (best < 0 || (x[candidate] ?? 0) > (x[best] ?? 0)) winners[output * channels + channel] = candidate;
    }
  });
  return winners;
}

/** Largest value of every window; padding takes no part. */
export function maxPool(x: Numbers, shape: Shape3, window: Window): Float64Array {
  return Float64Array.from(largestOf(x, shape, window), (winner) => x[winner] ?? 0);
}

/** Each window hands its gradient to its largest value. */
export function maxPoolGradient(x: Numbers, shape: Shape3, upstream: Numbers, window: Window): Float64Array {
  const dx = new Float64Array(x.length);
  largestOf(x, shape, window).forEach((winner, output) => {
    dx[winner] = (dx[winner] ?? 0) + (upstream[output] ?? 0);
  });
  return dx;
}

/** Cells of every window that lie inside the image. */
function cellCounts(x: Numbers, shape: Shape3, window: Window): Float64Array {
  const [height, width, channels] = shape;
  const counts = new Float64Array(outputLength(x.length, shape, window) / channels);
  forEachContact(x.length / (height * width * channels), shape, window, ({ output }) => {
    counts[output] = (counts[output] ?? 0) + 1;
  });
  return counts;
}

/** Mean of every window over its real cells (padding is not counted, as in TensorFlow). */
export function avgPool(x: Numbers, shape: Shape3, window: Window): Float64Array {
  const [height, width, channels] = shape;
  const counts = cellCounts(x, shape, window);
  const y = new Float64Array(counts.length * channels);
  forEachContact(x.length / (height * width * channels), shape, window, ({ output, input }) => {
    for (let channel = 0; channel < channels; channel += 1) {
      const at = output * channels + channel;
      y[at] = (y[at] ?? 0) + (x[input * channels + channel] ?? 0) / (counts[output] ?? 1);
    }
  });
  return y;
}

/** Each window shares its gradient equally among its real cells. */
export function avgPoolGradient(x: Numbers, shape: Shape3, upstream: Numbers, window: Window): Float64Array {
  const [height, width, channels] = shape;
  const counts = cellCounts(x, shape, window);
  const dx = new Float64Array(x.length);
  forEachContact(x.length / (height * width * channels), shape, window, ({ output, input }) => {
    for (let channel = 0; channel < channels; channel += 1) {
      const at = input * channels + channel;
      dx[at] = (dx[at] ?? 0) + (upstream[output * channels + channel] ?? 0) / (counts[output] ?? 1);
    }
  });
  return dx;
}
