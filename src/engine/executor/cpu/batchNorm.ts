import type { Core } from '@/engine/model/plan';
import type { CoreKernel } from './coreKernel';

/**
 * x̂ = (x−μ)/√(σ²+ε), z = γx̂ + β for every channel over the n = rows·positions values the batch has of it.
 * Ioffe & Szegedy 2015, algorithm 1 and the gradients of section 3; γ is the first row of the parameters, β the second.
 */
export function batchNormKernel({ channels, positions, momentum, epsilon }: Extract<Core, { kind: 'batchNorm' }>): CoreKernel {
  // Of the last forward pass, for its backward pass.
  const mean = new Float64Array(channels);
  const variance = new Float64Array(channels);
  const inverseDeviation = new Float64Array(channels);
  const dGamma = new Float64Array(channels);
  const dBeta = new Float64Array(channels);

  /** μ, and the biased σ² = Σ(x−μ)²/n: two passes, because Σx² − nμ² would cancel. */
  function measureBatch(x: Float32Array, n: number): void {
    mean.fill(0);
    variance.fill(0);
    for (let row = 0, at = 0; row < n; row += 1) for (let c = 0; c < channels; c += 1, at += 1) mean[c]! += x[at]!;
    for (let c = 0; c < channels; c += 1) mean[c]! /= n;
    for (let row = 0, at = 0; row < n; row += 1) {
      for (let c = 0; c < channels; c += 1, at += 1) {
        const deviation = x[at]! - mean[c]!;
        variance[c]! += deviation * deviation;
      }
    }
    for (let c = 0; c < channels; c += 1) variance[c]! /= n;
  }
  /** running ← m·running + (1−m)·batch, the variance entering unbiased; a single value keeps its 0. */
  function moveRunning(running: Float32Array, n: number): void {
    const unbiased = n / Math.max(1, n - 1);
    for (let c = 0; c < channels; c += 1) {
      running[c] = momentum * running[c]! + (1 - momentum) * mean[c]!;
      running[channels + c] = momentum * running[channels + c]! + (1 - momentum) * unbiased * variance[c]!;
    }
  }

  return {
    forward(x, z, rows, { parameters, running }, mode) {
      const n = rows * positions;
      if (mode === 'evaluate') {
        mean.set(running.subarray(0, channels));
        variance.set(running.subarray(channels));
      } else measureBatch(x, n);
      if (mode === 'train') moveRunning(running, n);
      for (let c = 0; c < channels; c += 1) inverseDeviation[c] = 1 / Math.sqrt(variance[c]! + epsilon);
      for (let row = 0, at = 0; row < n; row += 1) {
        for (let c = 0; c < channels; c += 1, at += 1) z[at] = parameters[c]! * ((x[at]! - mean[c]!) * inverseDeviation[c]!) + parameters[channels + c]!;
      }
    },

    /** ∂L/∂β = Σ dz, ∂L/∂γ = Σ dz·x̂, ∂L/∂x = γ/√(σ²+ε)·(dz − mean(dz) − x̂·mean(dz·x̂)). */
    backward(x, dz, dx, rows, { parameters, gradients }) {
      const n = rows * positions;
      dGamma.fill(0);
      dBeta.fill(0);
      for (let row = 0, at = 0; row < n; row += 1) {
        for (let c = 0; c < channels; c += 1, at += 1) {
          dBeta[c]! += dz[at]!;
          dGamma[c]! += dz[at]! * (x[at]! - mean[c]!) * inverseDeviation[c]!;
        }
      }
      for (let c = 0; c < channels; c += 1) {
        gradients[c]! += dGamma[c]!;
        gradients[channels + c]! += dBeta[c]!;
      }
      if (dx === null) return;
      for (let row = 0, at = 0; row < n; row += 1) {
        for (let c = 0; c < channels; c += 1, at += 1) {
          const xHat = (x[at]! - mean[c]!) * inverseDeviation[c]!;
          dx[at] = parameters[c]! * inverseDeviation[c]! * (dz[at]! - dBeta[c]! / n - (xHat * dGamma[c]!) / n);
        }
      }
    },
  };
}
