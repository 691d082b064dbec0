/** One number per channel. `variance` of a batch is the biased one, Σ(x−μ)²/n. */
export interface ChannelStatistics {
  readonly mean: ArrayLike<number>;
  readonly variance: ArrayLike<number>;
}

/** Per-channel scale and shift of a batch normalisation. */
export interface Affine {
  readonly gamma: ArrayLike<number>;
  readonly beta: ArrayLike<number>;
}

/**
 * Row-major [n, channels] numbers; n is the batch size, times height·width behind a convolution.
 * All equations: Ioffe & Szegedy 2015.
 */
type Numbers = ArrayLike<number>;

/** Σ over the rows of term(index, channel), one sum per channel. */
function channelSums(length: number, channels: number, term: (index: number, channel: number) => number): Float64Array {
  const sums = new Float64Array(channels);
  for (let index = 0; index < length; index += 1) {
    const channel = index % channels;
    sums[channel] = (sums[channel] ?? 0) + term(index, channel);
  }
  return sums;
}

/** μ_B and the biased σ²_B of every channel (algorithm 1, lines 1 and 2). */
export function batchStatistics(x: Numbers, channels: number): ChannelStatistics {
  const n = x.length / channels;
  const mean = channelSums(x.length, channels, (index) => (x[index] ?? 0) / n);
  const variance = channelSums(x.length, channels, (index, channel) => ((x[index] ?? 0) - (mean[channel] ?? 0)) ** 2 / n);
  return { mean, variance };
}

/** x̂ = (x−μ)/√(σ²+ε) and y = γx̂+β (lines 3 and 4), with a batch's statistics in training, the running ones in evaluation. */
export function batchNorm(x: Numbers, { mean, variance }: ChannelStatistics, { gamma, beta }: Affine, epsilon: number): Float64Array {
  const channels = mean.length;
  return Float64Array.from(x, (value, index) => {
    const channel = index % channels;
    const normalised = (value - (mean[channel] ?? 0)) / Math.sqrt((variance[channel] ?? 0) + epsilon);
    return (gamma[channel] ?? 1) * normalised + (beta[channel] ?? 0);
  });
}

/** Gradients through a training-mode batch norm, statistics included, in the compact form of section 3's chain rule. */
export function batchNormGradient(
  x: Numbers, upstream: Numbers, gamma: Numbers, epsilon: number,
): { dx: Float64Array; dGamma: Float64Array; dBeta: Float64Array } {
  const channels = gamma.length;
  const n = x.length / channels;
  const statistics = batchStatistics(x, channels);
  const ones = new Float64Array(channels).fill(1);
  const normalised = batchNorm(x, statistics, { gamma: ones, beta: new Float64Array(channels) }, epsilon);
  /** ∂L/∂β = Σ dy and ∂L/∂γ = Σ dy·x̂. */
  const dBeta = channelSums(x.length, channels, (index) => upstream[index] ?? 0);
  const dGamma = channelSums(x.length, channels, (index) => (upstream[index] ?? 0) * (normalised[index] ?? 0));
  /** ∂L/∂x = γ/√(σ²+ε) · (dy − mean(dy) − x̂·mean(dy·x̂)). */
  const dx = normalised.map((xHat, index) => {
    const channel = index % channels;
    const scale = (gamma[channel] ?? 1) / Math.sqrt((statistics.variance[channel] ?? 0) + epsilon);
    return scale * ((upstream[index] ?? 0) - (dBeta[channel] ?? 0) / n - (xHat * (dGamma[channel] ?? 0)) / n);
  });
  return { dx, dGamma, dBeta };
}

/**
 * running ← m·running + (1−m)·batch, `momentum` m being the weight of the old value. The batch's variance enters
 * unbiased, times n/(n−1) (as in PyTorch); a single row keeps its 0.
 */
export function updateRunning(running: ChannelStatistics, batch: ChannelStatistics, n: number, momentum: number): ChannelStatistics {
  const unbiased = n / Math.max(1, n - 1);
  const blend = (old: Numbers, fresh: Numbers, factor: number): Float64Array =>
    Float64Array.from(old, (value, channel) => momentum * value + (1 - momentum) * factor * (fresh[channel] ?? 0));
  return { mean: blend(running.mean, batch.mean, 1), variance: blend(running.variance, batch.variance, unbiased) };
}
