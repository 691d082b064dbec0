import { expect } from 'vitest';
import { activations, sigmoid } from '@/engine/math/activations';
import { alphaDropout, dropoutMask, dropoutScale } from '@/engine/math/dropout';
import { streamKey } from '@/lib/random';
import { alphaDropoutRows, dropoutFile, dropoutTolerances, invertedCases, monteCarlo, monteCarloSigmoid } from './cases/dropout';
import { checksOf, describeReference } from './cases/file';
import { expectWithin } from './compare';

const tolerance = dropoutTolerances.float64;

/** Masks of the first `count` units at `step`, keyed as a layer's stream is. */
function maskAt(step: number, count: number, rate: number): number[] {
  const key = streamKey(1, 'dropout', 0, step);
  return Array.from({ length: count }, (_, index) => dropoutMask(key, index, rate));
}

/** Head output of one input under each of the 256 masks, with the probability of the mask. */
function everyMask(x: readonly number[], head: (z: number) => number): { output: number; probability: number }[] {
  const { rate, W1, b1, W2, b2 } = monteCarlo;
  const hidden = b1.map((bias, unit) => activations.relu.value(x.reduce((sum, value, input) => sum + value * (W1[input]?.[unit] ?? NaN), bias), 0));
  return Array.from({ length: 256 }, (_, bits) => {
    const mask = hidden.map((_h, unit) => (bits >> unit) & 1);
    const z = hidden.reduce((sum, h, unit) => sum + h * (mask[unit] ?? NaN) * dropoutScale(rate) * (W2[unit]?.[0] ?? NaN), b2[0]);
    return { output: head(z), probability: mask.reduce((product: number, kept) => product * (kept === 1 ? 1 - rate : rate), 1) };
  });
}

function expectMonteCarlo(head: (z: number) => number, mean: readonly number[], variance: readonly number[]): void {
  const moments = monteCarlo.x.map((x) => {
    const masks = everyMask(x, head);
    const average = masks.reduce((sum, { output, probability }) => sum + probability * output, 0);
    return [average, masks.reduce((sum, { output, probability }) => sum + probability * (output - average) ** 2, 0)];
  });
  expectWithin(moments.map(([average = NaN]) => average), mean, tolerance);
  expectWithin(moments.map(([, spread = NaN]) => spread), variance, tolerance);
}

describeReference(
  dropoutFile,
  {
    ...checksOf(invertedCases, (reference) => {
      const { rate, x, kept_fraction: kept } = reference;
      expectWithin(x.map((value, unit) => value * (reference.example_mask[unit] ?? NaN) * dropoutScale(rate)), reference.example_output, tolerance);
      expectWithin(reference.example_mask.map((mask) => mask * dropoutScale(rate)), reference.gradient_example_dx_for_dy_1, tolerance);
      expectWithin(x.map((value) => (value * dropoutScale(rate)) ** 2 * (1 - rate) - value ** 2), reference.variance, tolerance);
      const fraction = maskAt(0, kept.n, rate).reduce((sum, mask) => sum + mask, 0) / kept.n;
      expect(Math.abs(fraction - kept.mean)).toBeLessThan(kept.tolerance_5sigma);
      const masks = Array.from({ length: 10_000 }, (_, step) => maskAt(step, x.length, rate));
      x.forEach((value, unit) => {
        const mean = masks.reduce((sum, mask) => sum + value * (mask[unit] ?? NaN) * dropoutScale(rate), 0) / masks.length;
        expect(Math.abs(mean - (reference.expectation[unit] ?? NaN))).toBeLessThanOrEqual(reference.mean_over_10000_masks_5sigma[unit] ?? NaN);
      });
    }),
    mc_dropout_exact_linear_head: () => expectMonteCarlo((z) => z, monteCarlo.mean, monteCarlo.variance),
    mc_dropout_exact_sigmoid_head: () => {
      expectMonteCarlo(sigmoid, monteCarloSigmoid.mean, monteCarloSigmoid.variance);
      expectWithin(monteCarlo.deterministic_output.map(sigmoid), monteCarloSigmoid.deterministic_output, tolerance);
    },
    alpha_dropout: () => {
      for (const { rate, a, b } of alphaDropoutRows) {
        const { scale, shift, dropped } = alphaDropout(rate);
        expectWithin([scale, shift], [a, b], tolerance);
        // A standard normal input keeps mean 0 and variance 1.
        const mean = (1 - rate) * shift + rate * dropped;
        expectWithin([mean, (1 - rate) * (scale * scale + shift * shift) + rate * dropped * dropped], [0, 1], { rtol: 1e-12, atol: 1e-12 });
      }
      expect(alphaDropout(0)).toMatchObject({ scale: 1, shift: 0 });
    },
    seeded_mask_must_change: () => {
      const [first, second] = [maskAt(0, 1000, 0.5), maskAt(1, 1000, 0.5)];
      const correlation = first.reduce((sum, mask, unit) => sum + (2 * mask - 1) * (2 * (second[unit] ?? NaN) - 1), 0) / 1000;
      expect(Math.abs(correlation)).toBeLessThan(0.16);
      const ever = Array.from({ length: 40 }, (_, step) => maskAt(step, 1000, 0.5));
      expect(first.every((_, unit) => ever.some((mask) => mask[unit] === 1))).toBe(true);
    },
  },
  {
    classic_vs_inverted: 'the product scales in training only; evaluation is the identity',
  },
);
