import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayerProbe } from '@/engine/executor/executor';
import type { ActivationName } from '@/engine/experiment/types';
import type { Block } from '@/engine/model/plan';
import { buildHistogram, summariseLayer } from '@/engine/training/summary';

const block = (fn: ActivationName | null, units: number): Block => ({
  core: { kind: 'dense', inputs: 1, units }, tail: fn ? [{ kind: 'activation', fn, alpha: 0 }] : [], outputShape: [units], parameter: 0, running: -1, layers: [0, 1],
});
const probe = (preActivations: number[], weights: number[] = []): LayerProbe => ({
  layer: 1, activations: Float32Array.from(preActivations), preActivations: Float32Array.from(preActivations), weights: Float32Array.from(weights), gradients: Float32Array.from(weights),
});

/** Of a layer with one input per unit and no bias, that has not moved. */
function summarise(layer: LayerProbe, fn: ActivationName | null, units: number) {
  const parameters = [{ layer: 0, kind: 'dense', rows: 1, columns: layer.weights.length, weightRows: 1, offset: 0 } as const];
  const plan = { inputShape: [1], outputs: units, blocks: [], parameters, parameterLength: layer.weights.length, runningLength: 0 };
  return summariseLayer(layer, block(fn, units), plan, layer.weights);
}

describe('a histogram', () => {
  it('counts every finite value between the smallest and the largest', () => {
    fc.assert(fc.property(fc.float32Array({ minLength: 1, maxLength: 200 }), (values) => {
      const finite = [...values].filter(Number.isFinite);
      const { min, max, counts, mean } = buildHistogram(values);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(finite.length);
      expect(counts).toHaveLength(32);
      if (finite.length === 0) return;
      expect([min, max]).toEqual([Math.min(...finite), Math.max(...finite)]);
      expect(mean).toBeGreaterThanOrEqual(min - Math.abs(min) * 1e-6);
      expect(mean).toBeLessThanOrEqual(max + Math.abs(max) * 1e-6);
    }));
  });

  it('of equal values is one bar', () => {
    expect(buildHistogram(Float32Array.of(2, 2, 2))).toMatchObject({ min: 2, max: 2, mean: 2, deviation: 0 });
  });

  it('has the mean and deviation of its values', () => {
    expect(buildHistogram(Float32Array.of(1, 2, 3, 4))).toMatchObject({ mean: 2.5, deviation: Math.sqrt(1.25) });
  });
});

describe('a summary', () => {
  it('counts units that no sample wakes', () => {
    // two samples of three units: never, once, always
    expect(summarise(probe([-1, -1, 1, 0, 2, 1]), 'relu', 3).deadShare).toBeCloseTo(1 / 3);
    expect(summarise(probe([-1]), 'tanh', 1).deadShare).toBeNaN();
  });

  it('counts outputs near a bound', () => {
    expect(summarise(probe([0, 10, -10, 1]), 'tanh', 4).saturatedShare).toBe(0.5);
    expect(summarise(probe([0, 10, -10, 1]), 'sigmoid', 4).saturatedShare).toBe(0.5);
    expect(summarise(probe([0, 10]), 'relu', 2).saturatedShare).toBeNaN();
    expect(summarise(probe([0, 10]), null, 2).saturatedShare).toBeNaN();
  });

  it('measures weights and gradients of blocks that have them', () => {
    expect(summarise(probe([0], [3, 4]), 'relu', 1)).toMatchObject({ weightNorm: 5, gradientNorm: 5, layer: 1, weightGradientRms: Math.sqrt(12.5), relativeMove: 0 });
    expect(summarise(probe([0]), 'relu', 1)).toMatchObject({ weights: null, gradients: null, weightNorm: 0 });
  });
});
