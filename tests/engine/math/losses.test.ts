import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LossSpec } from '@/engine/experiment/types';
import { centralDifference, relativeError } from '@/engine/math/gradientCheck';
import { lossGradient, lossValue } from '@/engine/math/losses';

const specs: readonly LossSpec[] = [
  { kind: 'mse' }, { kind: 'mae' }, { kind: 'huber', delta: 0.7 }, { kind: 'binaryCrossEntropy' }, { kind: 'categoricalCrossEntropy' },
];

/** Six hundredths, shifted: with outputs on the grid and targets between, no error is at the kink of mae or the bend of huber. */
const grid = (shift: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: -500, max: 500 }).map((n) => n / 100 + shift), { minLength: 6, maxLength: 6 });

/** Three samples with two outputs: one-hot for the cross-entropies, anything for the others. */
const oneHot = [1, 0, 0, 1, 1, 0];

it.each(specs)('$kind: the gradient is the one of the mean loss', (spec) => {
  fc.assert(fc.property(grid(0), grid(0.005), (outputs, others) => {
    const targets = spec.kind.endsWith('CrossEntropy') ? oneHot : others;
    const numeric = centralDifference((at) => lossValue(spec, at, targets, 2), outputs);
    expect(relativeError([...lossGradient(spec, outputs, targets, 2)], numeric)).toBeLessThan(1e-7);
  }));
});

it('is a mean: a batch repeated twice costs the same, with half the gradient per sample', () => {
  for (const spec of specs) {
    const [outputs, targets] = [[0.5, -1, 2, 0.25], [1, 0, 0, 1]];
    const twice = [...outputs, ...outputs];
    expect(lossValue(spec, twice, [...targets, ...targets], 2)).toBeCloseTo(lossValue(spec, outputs, targets, 2), 14);
    const [first = NaN] = lossGradient(spec, twice, [...targets, ...targets], 2);
    expect(first).toBeCloseTo((lossGradient(spec, outputs, targets, 2)[0] ?? NaN) / 2, 14);
  }
});

it('mae has no gradient at a tie', () => {
  expect([...lossGradient({ kind: 'mae' }, [1, 2], [1, 3], 1)]).toEqual([0, -0.5]);
});
