import { describe, expect, it } from 'vitest';
import { activations } from '@/engine/math/activations';
import { initialise } from '@/engine/math/initialisers';
import { expectedSignal, propagate, type SignalStack } from '@/engine/math/propagation';
import { randomNormal, streamKey } from '@/lib/random';

const stack = (change: Partial<SignalStack>): SignalStack => ({ init: { kind: 'he', distribution: 'normal' }, activation: 'relu', depth: 20, width: 64, samples: 64, seed: 3, ...change });
const ofTop = (change: Partial<SignalStack>) => propagate(stack(change)).at(-1)!;

describe('propagate', () => {
  it('turns with orthogonal weights: a linear stack changes no length, up or down', () => {
    const layers = propagate(stack({ init: { kind: 'orthogonal', gain: 1 }, activation: 'linear', depth: 30 }));
    for (const { activation, errorBelow } of layers) {
      expect(activation).toBeCloseTo(layers[0]!.activation, 5);
      expect(errorBelow).toBeCloseTo(1, 5);
    }
  });

  it('is the chain rule: one unit a layer, against a finite difference', () => {
    for (const activation of ['sigmoid', 'tanh', 'gelu'] as const) {
      const { init, depth, seed } = stack({ init: { kind: 'normal', sigma: 1 }, depth: 4 });
      const kernels = Array.from({ length: depth }, (_, layer) => initialise(init, { fanIn: 1, fanOut: 1, rows: 1, columns: 1 }, streamKey(seed, 'init', layer))[0]!);
      const output = (x: number): number => kernels.reduce((h, w) => activations[activation].value(w * h, 0), x);
      const x = randomNormal(streamKey(seed, 'data'), 0);
      const difference = Math.abs(output(x + 1e-5) - output(x - 1e-5)) / 2e-5;
      const [first] = propagate(stack({ init, depth, seed, activation, width: 1, samples: 1 }));
      expect(first!.errorBelow / difference).toBeCloseTo(1, 5);
    }
  });

  it('has factors whose product is what arrives below, with and without batch normalisation', () => {
    for (const batchNorm of [false, true]) {
      const layers = propagate(stack({ activation: 'sigmoid', init: { kind: 'glorot', distribution: 'normal' }, batchNorm, depth: 8 }));
      layers.forEach((layer, index) => {
        expect(layer.error * layer.slopeFactor * layer.normFactor * layer.weightFactor / layer.errorBelow).toBeCloseTo(1, 9);
        expect(layers[index - 1]?.error ?? layer.errorBelow).toBe(layer.errorBelow);
        expect(layer.slope).toBeLessThanOrEqual(0.25);
        expect(layer.normFactor === 1).toBe(!batchNorm);
      });
    }
  });

  it('sends nothing through zeros, and the same through all units of a constant', () => {
    expect(ofTop({ init: { kind: 'zeros' } })).toMatchObject({ activation: 0, errorBelow: 0, weightFactor: 0 });
    // Layer 2 on, every unit is 64 · ½ times the common value below.
    const layers = propagate(stack({ init: { kind: 'constant', value: 0.5 }, activation: 'linear', depth: 3 }));
    expect(layers[2]!.activation / layers[1]!.activation).toBeCloseTo(32, 6);
  });

  it('stays finite at the ends of the sliders', () => {
    for (const sigma of [0.001, 3]) {
      for (const layer of propagate(stack({ init: { kind: 'normal', sigma }, depth: 50 }))) expect(Object.values(layer).every(Number.isFinite)).toBe(true);
    }
  });
});

describe('expectedSignal', () => {
  it('halves the second moment in every ReLU layer', () => {
    const { activations: up, errors } = expectedSignal('relu', 1, 10);
    expect(up[10]! ** 2).toBeCloseTo(2 ** -10, 6);
    expect(errors[0]! ** 2).toBeCloseTo(2 ** -10, 6);
    expect(expectedSignal('relu', 2, 50).activations[50]).toBeCloseTo(1, 1);
  });

  it('has SELU at its fixed point', () => {
    for (const rms of expectedSignal('selu', 1, 20).activations) expect(rms).toBeCloseTo(1, 3);
  });

  it.each(['relu', 'tanh', 'sigmoid', 'elu'] as const)('agrees with what travels through %s layers, averaged over seeds', (activation) => {
    const { activations: up, errors } = expectedSignal(activation, 1, 8);
    const runs = Array.from({ length: 12 }, (_, seed) => propagate(stack({ init: { kind: 'lecun', distribution: 'normal' }, activation, depth: 8, seed })));
    const meanSquare = (values: readonly number[]): number => Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);
    expect(meanSquare(runs.map((layers) => layers.at(-1)!.activation)) / up[8]!).toBeCloseTo(1, 0);
    expect(Math.abs(Math.log(meanSquare(runs.map((layers) => layers[0]!.errorBelow)) / errors[0]!))).toBeLessThan(0.25);
  });
});
