import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InitSpec } from '@/engine/experiment/types';
import { initialise, type KernelShape, nominalVariance } from '@/engine/math/initialisers';
import { streamKey } from '@/lib/random';

const dense = (rows: number, columns: number): KernelShape => ({ fanIn: rows, fanOut: columns, rows, columns });
const key = streamKey(7, 'init', 3);

describe('initialise', () => {
  const specs: readonly InitSpec[] = [
    { kind: 'lecun', distribution: 'normal' }, { kind: 'glorot', distribution: 'uniform' }, { kind: 'he', distribution: 'normal' },
    { kind: 'gain', gain: 3 }, { kind: 'caffeMsra', fan: 'average' }, { kind: 'uniform', low: -1, high: 2 }, { kind: 'orthogonal', gain: 2 },
    { kind: 'positiveUnitball' },
  ];

  it.each(specs)('$kind: is a pure function of specification, shape and key', (spec) => {
    const shape = dense(12, 5);
    expect(initialise(spec, shape, key)).toEqual(initialise(spec, shape, key));
    expect(initialise(spec, shape, key)).not.toEqual(initialise(spec, shape, key + 1));
  });

  it('gives scales that share a law the same standard draws', () => {
    const shape = dense(20, 7);
    const unit = initialise({ kind: 'normal', sigma: 1 }, shape, key);
    const he = initialise({ kind: 'he', distribution: 'normal' }, shape, key);
    const sigma = Math.sqrt(nominalVariance({ kind: 'he', distribution: 'normal' }, shape));
    unit.forEach((draw, index) => expect(he[index]).toBeCloseTo(draw * sigma, 6));
  });

  it('draws within five standard errors of the nominal variance for every law and shape', () => {
    for (const spec of specs.slice(0, 6)) {
      for (const shape of [dense(64, 32), dense(2, 300), { fanIn: 72, fanOut: 144, rows: 72, columns: 16 }]) {
        const kernel = initialise(spec, shape, key);
        const mean = spec.kind === 'uniform' ? 0.5 : 0;
        const variance = kernel.reduce((sum, w) => sum + (w - mean) ** 2, 0) / kernel.length;
        // Var((w−μ)²) is at most 2σ⁴ (normal).
        expect(Math.abs(variance / nominalVariance(spec, shape) - 1)).toBeLessThan(5 * Math.sqrt(2 / kernel.length));
      }
    }
  });

  it('fills zeros and constants exactly', () => {
    expect(new Set(initialise({ kind: 'zeros' }, dense(3, 4), key))).toEqual(new Set([0]));
    expect(new Set(initialise({ kind: 'constant', value: 0.25 }, dense(3, 4), key))).toEqual(new Set([0.25]));
  });
});

describe('orthogonal', () => {
  it('has orthogonal columns, or rows when there are fewer of them, of length gain', () => {
    const size = fc.integer({ min: 1, max: 12 });
    fc.assert(fc.property(size, size, fc.integer({ min: 0, max: 2 ** 32 - 1 }), (rows, columns, anyKey) => {
      const w = initialise({ kind: 'orthogonal', gain: 1.5 }, dense(rows, columns), anyKey);
      const entry = (long: number, short: number): number => w[rows >= columns ? long * columns + short : short * columns + long] ?? NaN;
      const [long, short] = [Math.max(rows, columns), Math.min(rows, columns)];
      for (let left = 0; left < short; left += 1) {
        for (let right = 0; right <= left; right += 1) {
          let product = 0;
          for (let index = 0; index < long; index += 1) product += entry(index, left) * entry(index, right);
          expect(product).toBeCloseTo(left === right ? 2.25 : 0, 4);
        }
      }
      expect(nominalVariance({ kind: 'orthogonal', gain: 1.5 }, dense(rows, columns))).toBeCloseTo(2.25 / long, 12);
    }));
  });
});
