type Padding = 'same' | 'valid';

/** height, width, channels */
export type Shape3 = readonly [number, number, number];

/** A square window that slides over an image: a convolution kernel or a pool. */
export interface Window {
  readonly size: number;
  readonly stride: number;
  readonly padding: Padding;
}

/** Positions of the window along n cells: ⌊(n−k)/s⌋+1 for valid (none when k > n), ⌈n/s⌉ for same. Dumoulin & Visin 2016. */
export function outputSize(n: number, { size, stride, padding }: Window): number {
  return padding === 'valid' ? Math.max(0, Math.floor((n - size) / stride) + 1) : Math.ceil(n / stride);
}

/** Zeros before the first cell: half of what the last window lacks, the odd one goes behind (the TensorFlow convention). */
export function paddingBefore(n: number, window: Window): number {
  if (window.padding === 'valid') return 0;
  const missing = (outputSize(n, window) - 1) * window.stride + window.size - n;
  return Math.floor(Math.max(0, missing) / 2);
}

/** One (output position, input cell) pair that a window connects; cells in the padding are not visited. */
export interface Contact {
  /** Row-major [sample, output row, output column]: times the output channels gives the offset in the output. */
  readonly output: number;
  /** Row-major [sample, row, column] of the input. */
  readonly input: number;
  /** Row-major [row, column] inside the window. */
  readonly cell: number;
}

/** Visits every contact of a batch of images, window by window, in reading order. */
export function forEachContact(batch: number, [height, width]: Shape3, window: Window, visit: (contact: Contact) => void): void {
  const { size, stride } = window;
  const outHeight = outputSize(height, window);
  const outWidth = outputSize(width, window);
  const top = paddingBefore(height, window);
  const left = paddingBefore(width, window);
  for (let output = 0; output < batch * outHeight * outWidth; output += 1) {
    const sample = Math.floor(output / (outHeight * outWidth));
    const firstRow = (Math.floor(output / outWidth) % outHeight) * stride - top;
    const firstColumn = (output % outWidth) * stride - left;
    for (let cell = 0; cell < size * size; cell += 1) {
      const row = firstRow + Math.floor(cell / size);
      const column = firstColumn + (cell % size);
      if (row < 0 || row >= height || column < 0 || column >= width) continue;
      visit({ output, input: (sample * height + row) * width + column, cell });
    }
  }
}
