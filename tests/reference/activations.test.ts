import { describe, expect, it } from 'vitest';
import { activations } from '@/engine/math/activations';
import { logSumExp, softmax } from '@/engine/math/softmax';
import { activationCases, activationFile, activationTolerances, saturationCases, softmaxVectors } from './cases/activations';
import { checksOf, describeReference } from './cases/file';
import { expectWithin } from './compare';

const tolerance = activationTolerances.float64;

describeReference(
  activationFile,
  {
    ...checksOf(activationCases, ({ fn, alpha, x, y, dy }) => {
      const { value, derivative } = activations[fn];
      expectWithin(x.map((point) => value(point, alpha)), y, tolerance);
      expectWithin(x.map((point) => derivative(point, alpha)), dy, tolerance);
    }),
    softmax: () => {
      for (const { logits, temperature, p, logsumexp, jacobian } of softmaxVectors) {
        const scaled = logits.map((logit) => logit / temperature);
        const ours = softmax(scaled);
        expectWithin(ours, p, tolerance);
        expectWithin([logSumExp(scaled)], [logsumexp], tolerance);
        expectWithin(ours.flatMap((pi, i) => ours.map((pj, j) => pi * ((i === j ? 1 : 0) - pj))), jacobian, tolerance);
      }
    },
    saturation: () => {
      expect(saturationCases.length).toBe(6);
      for (const { fn, alpha, x, y } of saturationCases) {
        expectWithin(x.map((point) => activations[fn].value(point, alpha)), y, tolerance);
        for (const point of x) expect(Number.isFinite(activations[fn].derivative(point, alpha))).toBe(true);
      }
    },
  },
  {},
);

describe('default α', () => {
  it('is the one of the reference cases', () => {
    expect(activations.leakyRelu.defaultAlpha).toBe(0.01);
    expect(activations.elu.defaultAlpha).toBe(1);
  });
});
