import { describe, expect, it } from 'vitest';
import type { ActivationName } from '@/lesson-kit';
import { fits, measurePair, pairingActivations, pairingWeights } from '@/lessons/initialisation/pairing';

/** Weights under which both ends keep their size through 20 layers. */
const fitting = (activation: ActivationName, seed: number) => pairingWeights.filter((weights) => fits(measurePair(activation, weights, 20, seed))).map(({ id }) => id);

describe('which goes with which', () => {
  it.each([1, 2])('comes out as the text says, draw %i', (seed) => {
    expect(fitting('linear', seed)).toEqual(['lecun', 'orthogonal']);
    expect(fitting('tanh', seed)).toEqual(['lecun', 'orthogonal', 'he', 'gain']);
    expect(fitting('relu', seed)).toEqual(['he']);
    expect(fitting('leakyRelu', seed)).toEqual(['he']);
    expect(fitting('sigmoid', seed)).toEqual([]);
    expect(fitting('selu', seed)).toEqual(['lecun', 'orthogonal']);
    expect(fitting('elu', seed)).toContain('he');
    for (const activation of ['gelu', 'silu'] as const) expect(fitting(activation, seed)).not.toContain('lecun');
  });

  it('is easy when there is one layer', () => {
    for (const activation of pairingActivations) for (const weights of pairingWeights) expect(fits(measurePair(activation, weights, 1, 1))).toBe(true);
  });
});
