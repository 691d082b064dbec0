/** Weights of a dense layer: inputs·units, and one bias per unit. */
export function denseParameters(inputs: number, units: number): number {
  return inputs * units + units;
}

/** Weights of a convolution: kernel²·channels·filters, and one bias per filter, wherever it slides. */
export function conv2dParameters(kernel: number, channels: number, filters: number): number {
  return kernel * kernel * channels * filters + filters;
}

/** Numbers of a batch normalisation: γ and β are trained, the running mean and variance are not. */
export function batchNormParameters(channels: number): { readonly trainable: number; readonly running: number } {
  return { trainable: 2 * channels, running: 2 * channels };
}
