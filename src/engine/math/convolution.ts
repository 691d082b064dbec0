import { forEachContact, outputSize, type Shape3, type Window } from './windows';

/** Row-major: images [batch, height, width, channels], kernels [row, column, channel, filter]. */
type Numbers = ArrayLike<number>;

/**
 * Cross-correlation y = Σ x·k + bias, what deep learning calls convolution (the kernel is not rotated). LeCun et al. 1998.
 * `bias` has one number per filter.
 */
export function conv2d(x: Numbers, shape: Shape3, kernel: Numbers, bias: Numbers, window: Window): Float64Array {
  const [height, width, channels] = shape;
  const filters = bias.length;
  const batch = x.length / (height * width * channels);
  const y = new Float64Array(batch * outputSize(height, window) * outputSize(width, window) * filters);
  for (let index = 0; index < y.length; index += 1) y[index] = bias[index % filters] ?? 0;
  forEachContact(batch, shape, window, ({ output, input, cell }) => {
    for (let pair = 0; pair < channels * filters; pair += 1) {
      const channel = Math.floor(pair / filters);
      const at = output * filters + (pair % filters);
      y[at] = (y[at] ?? 0) + (x[input * channels + channel] ?? 0) * (kernel[cell * channels * filters + pair] ?? 0);
    }
  });
  return y;
}

/**
 * From dy = ∂L/∂y: dKernel correlates the input with dy, dx spreads dy through the kernel back to the cells it came from,
 * dBias sums dy over batch and positions.
 */
export function conv2dGradient(
  x: Numbers, shape: Shape3, kernel: Numbers, upstream: Numbers, filters: number, window: Window,
): { dx: Float64Array; dKernel: Float64Array; dBias: Float64Array } {
  const [height, width, channels] = shape;
  const dx = new Float64Array(x.length);
  const dKernel = new Float64Array(kernel.length);
  const dBias = new Float64Array(filters);
  for (let index = 0; index < upstream.length; index += 1)
    dBias[index % filters] = (dBias[index % filters] ?? 0) + (upstream[index] ?? 0);
  forEachContact(x.length / (height * width * channels), shape, window, ({ output, input, cell }) => {
    for (let pair = 0; pair < channels * filters; pair += 1) {
      const from = input * channels + Math.floor(pair / filters);
      const weight = cell * channels * filters + pair;
      const dy = upstream[output * filters + (pair % filters)] ?? 0;
      dKernel[weight] = (dKernel[weight] ?? 0) + (x[from] ?? 0) * dy;
      dx[from] = (dx[from] ?? 0) + (kernel[weight] ?? 0) * dy;
    }
  });
  return { dx, dKernel, dBias };
}
